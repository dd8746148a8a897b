import { useTranslation } from 'react-i18next';
import type { SendPlan } from '@/domain/send-plan';
import { isSameDay, useFormats } from '@/ui/use-formats';
import { Section } from '../settings/Section';
import { useSurroundings } from '../surroundings';

/** When what is approved will go. */
export function PlanSection({ plan }: { plan: SendPlan }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useSurroundings().now();
  const clock = (at: number) => (isSameDay(at, now) ? formats.time(at) : formats.dateTime(at));
  const { instants, today, later, hours, closes, unplanned } = plan;
  const last = instants.at(-1);
  const without = unplanned.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section title={t('pace.plan')}>
      {last === undefined ? (
        without === 0 && <p className="text-sm text-ink-soft">{t('pace.none')}</p>
      ) : (
        <>
          <p className="text-sm">
            {t('pace.summary', { count: instants.length, today, later })}{' '}
            {t('pace.last', { time: clock(last) })}
          </p>
          <table className="w-full text-sm tabular-nums">
            <thead>
              <tr className="text-left text-xs text-ink-faint">
                <th className="font-medium">{t('pace.hour')}</th>
                <th className="text-right font-medium">{t('pace.sends')}</th>
              </tr>
            </thead>
            <tbody>
              {hours.map(({ from, count }) => (
                <tr key={from}>
                  <td>{clock(from)}</td>
                  <td className="text-right">{formats.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {closes
            // A minute is over before anybody has read that it is full.
            .filter(({ policy }) => policy !== 'minute-cap')
            .map(({ policy, at, until }) => (
              <p key={policy} className="text-sm text-ink-soft">
                {t('pace.closes', {
                  name: t(`pace.window.${policy}`),
                  time: clock(at),
                  until: clock(until),
                })}
              </p>
            ))}
        </>
      )}
      {without > 0 && (
        <p className="text-sm text-warn">{t('pace.unplanned', { count: without })}</p>
      )}
    </Section>
  );
}
