import {
  ChevronDown,
  ChevronUp,
  CircleAlert,
  Clock,
  ShieldCheck,
  ShieldX,
  UserRound,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '@/database/rows';
import { policyStates, type Verdict } from '@/domain/verdict';
import { classNames } from '@/ui/class-names';
import { useFormats } from '@/ui/use-formats';
import { useNow } from '@/ui/use-now';
import { useSurroundings } from '../surroundings';
import type { CardReason } from './deck';
import { useOutlook } from './use-outlook';
import { usePolicySentence } from './use-policy-sentence';
import { useWhen } from './use-when';

const LOOKS = {
  allow: { icon: ShieldCheck, tone: 'text-good' },
  warn: { icon: CircleAlert, tone: 'text-warn' },
  hold: { icon: CircleAlert, tone: 'text-warn' },
  refuse: { icon: ShieldX, tone: 'text-bad' },
} as const;

function Said({ decision, children }: { decision: keyof typeof LOOKS; children: string }) {
  const { icon: Icon, tone } = LOOKS[decision];
  return (
    <li className={classNames('flex items-start gap-1.5', tone)}>
      <Icon size={14} className="mt-px shrink-0" aria-hidden />
      <span className="min-w-0">{children}</span>
    </li>
  );
}

function Policies({ verdict: { findings } }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const sentence = usePolicySentence();
  return (
    <ul aria-label={t('card.verdict')} className="flex flex-col gap-0.5">
      {findings.length === 0 && <Said decision="allow">{t('card.clear')}</Said>}
      {findings.map((finding) => (
        <Said key={finding.policy} decision={finding.decision}>
          {sentence(finding)}
        </Said>
      ))}
    </ul>
  );
}

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
  draft,
  text,
}: {
  because: CardReason;
  draft: OutboxRow;
  /** As it stands on the card. */
  text: string;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now: clock, timeZone } = useSurroundings();
  const now = useNow(clock, 30_000);
  const when = useWhen();
  const outlook = useOutlook(draft, text, now, timeZone);
  const [all, setAll] = useState(false);
  const since = because.kind === 'scheduled' ? because.at : because.since;
  return (
    <div className="flex flex-col gap-0.5 text-xs text-ink-soft">
      <p className="flex items-start gap-1.5">
        <UserRound size={14} className="mt-px shrink-0" aria-hidden />
        <span className="sr-only">{t('card.why')}: </span>
        {t(`card.because.${because.kind}`, { time: formats.moment(since, now) })}
      </p>
      {outlook && text.trim() !== '' && (
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
          <Policies verdict={outlook.verdict} />
          {all && <EachPolicy verdict={outlook.verdict} />}
        </>
      )}
    </div>
  );
}
