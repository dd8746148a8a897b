import { useTranslation } from 'react-i18next';
import type { SendingOverview } from '@/database/sending-overview';
import { Section } from '../settings/Section';
import { PlanCloses, PlanHours } from './PlanParts';
import { useClock } from './use-clock';

/** When what is approved will go. */
export function PlanSection({ plan, stopped }: Pick<SendingOverview, 'plan' | 'stopped'>) {
  const { t } = useTranslation();
  const clock = useClock();
  const { instants, today, later, unplanned } = plan;
  const last = instants.at(-1);
  const isEmpty = last === undefined && unplanned.length === 0;
  return (
    <Section title={t('pace.plan')}>
      <div className="flex flex-col gap-3 text-sm">
        {isEmpty && <p className="text-ink-soft">{t('pace.none')}</p>}
        {stopped && <p className="text-warn">{t(`pace.stopped.${stopped}`)}</p>}
        {last !== undefined && !stopped && (
          <>
            <p>
              {t('pace.summary', { count: instants.length, today, later })}{' '}
              {t('pace.last', { time: clock(last) })}
            </p>
            <PlanHours plan={plan} />
          </>
        )}
        {!stopped && <PlanCloses plan={plan} />}
      </div>
    </Section>
  );
}
