import { useTranslation } from 'react-i18next';
import type { SendPlan } from '@/domain/send-plan';
import { useFormats } from '@/ui/use-formats';
import { useClock } from './use-clock';

/** How many of a plan go in which hour. */
export function PlanHours({ plan }: { plan: SendPlan }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const clock = useClock();
  return (
    <table className="w-full tabular-nums">
      <thead>
        <tr className="text-left text-xs text-ink-faint">
          <th className="font-medium">{t('pace.hour')}</th>
          <th className="text-right font-medium">{t('pace.sends')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.hours.map(({ from, count }) => (
          <tr key={from}>
            <td>{clock(from)}</td>
            <td className="text-right">{formats.number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Which windows fill up under a plan, and what no day of it has room for. */
export function PlanCloses({ plan }: { plan: SendPlan }) {
  const { t } = useTranslation();
  const clock = useClock();
  const without = plan.unplanned.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {plan.closes
        // A minute is over before anybody has read that it is full.
        .filter(({ policy }) => policy !== 'minute-cap')
        .map(({ policy, at, until }) => (
          <p key={policy} className="text-ink-soft">
            {t('pace.closes', {
              name: t(`card.policy.${policy}`),
              time: clock(at),
              until: clock(until),
            })}
          </p>
        ))}
      {without > 0 && <p className="text-warn">{t('pace.unplanned', { count: without })}</p>}
    </>
  );
}
