import { LoaderCircle, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { useFormats } from '@/ui/use-formats';
import type { Verification } from './use-ledger';

/** Does the chain hold, since when is that known, and where does it not. */
export function VerificationLine({
  verification,
  positionOf,
  onAgain,
  onSeen,
}: {
  verification: Verification;
  /** The place of the line with this id: 1 is the oldest. */
  positionOf: (id: number) => number;
  onAgain: () => void;
  /** Stops the warning on all other screens; absent: it has been stopped. */
  onSeen: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (verification.state === 'checking')
    return (
      <Banner
        tone="neutral"
        icon={<LoaderCircle size={16} aria-hidden />}
        title={t('consent.checking')}
      />
    );
  const action = (
    <Button look="quiet" onClick={onAgain}>
      {t('consent.checkAgain')}
    </Button>
  );
  if (verification.state === 'failed')
    return (
      <Banner
        tone="warn"
        icon={<ShieldAlert size={16} aria-hidden />}
        title={t('consent.checkFailed')}
        action={action}
      />
    );
  const { at, check } = verification;
  const date = formats.dateTime(at);
  if (check.breaks.length === 0)
    return (
      <Banner
        tone="good"
        icon={<ShieldCheck size={16} aria-hidden />}
        title={t('consent.whole', { count: check.lines, number: formats.number(check.lines) })}
        action={action}
      >
        {t('consent.checkedAt', { date })}
      </Banner>
    );
  const [first] = check.breaks;
  const firstBroken = first?.id === undefined ? check.lines + 1 : positionOf(first.id);
  return (
    <Banner
      tone="bad"
      icon={<ShieldAlert size={16} aria-hidden />}
      title={t('consent.broken')}
      action={action}
    >
      <ul className="list-disc pl-4">
        {check.breaks.map(({ id, why }) => (
          <li key={`${why} ${String(id)}`}>
            {t(`consent.break.${why}`, { line: id === undefined ? '' : positionOf(id) })}
          </li>
        ))}
      </ul>
      <p className="mt-1">
        {firstBroken > 1 && `${t('consent.intactBefore')} `}
        {t('consent.brokenText', { date })}
      </p>
      {onSeen && (
        <Button look="link" className="self-start" onClick={onSeen}>
          {t('consent.seen')}
        </Button>
      )}
    </Banner>
  );
}
