import { ChevronDown, ChevronUp, Clock, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { policyStates, type Verdict } from '@/domain/verdict';
import { useFormats } from '@/ui/use-formats';
import type { CardReason } from './deck';
import { Policies } from './Policies';
import type { Outlook } from './read-outlook';
import { useWhen } from './use-when';

function EachPolicy({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  return (
    <ul className="mt-1 grid gap-x-6 gap-y-0.5 border-t border-line pt-1.5 sm:grid-cols-2">
      {policyStates(verdict).map(({ policy, decision }) => (
        <li key={policy} className="flex justify-between gap-2">
          <span>{t(`card.policy.${policy}`)}</span>
          <span className={decision === 'ok' ? 'text-good' : 'font-medium text-warn'}>
            {t(`card.state.${decision}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Why somebody is in the deck, when the message would leave, and what each policy says of it before it is approved. */
export function CardOutlook({
  because,
  outlook,
  now,
  withPolicies,
}: {
  because: CardReason;
  /** undefined while it is read, and of an empty draft */
  outlook: Outlook | undefined;
  now: number;
  /** Not where they are shown elsewhere on the card. */
  withPolicies: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const when = useWhen();
  const [all, setAll] = useState(false);
  const since = because.kind === 'scheduled' ? because.at : because.since;
  return (
    <div className="flex flex-col gap-0.5 text-xs text-ink-soft">
      <p className="flex items-start gap-1.5">
        <UserRound size={14} className="mt-px shrink-0" aria-hidden />
        <span className="sr-only">{t('card.why')}: </span>
        {t(`card.because.${because.kind}`, { time: formats.moment(since, now) })}
      </p>
      {outlook && (
        <>
          <div className="flex items-start gap-1.5">
            <Clock size={14} className="mt-px shrink-0" aria-hidden />
            <p className="min-w-0 flex-1">
              <span className="sr-only">{t('card.when')}: </span>
              {when(outlook.leaves, now)}
            </p>
            <button
              type="button"
              aria-expanded={all}
              className="-my-0.5 flex min-h-6 shrink-0 items-center gap-0.5 font-medium text-accent"
              onClick={() => {
                setAll(!all);
              }}
            >
              {all ? t('card.hideAll') : t('card.showAll')}
              {all ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
            </button>
          </div>
          {withPolicies && <Policies verdict={outlook.verdict} />}
          {all && <EachPolicy verdict={outlook.verdict} />}
        </>
      )}
    </div>
  );
}
