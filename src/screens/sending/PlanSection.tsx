import { useTranslation } from 'react-i18next';
import type { SendPlan } from '@/domain/send-plan';
import { Section } from '../settings/Section';
import { PlanCloses, PlanHours } from './PlanParts';
import { useClock } from './use-clock';

/** When what is approved will go. */
export function PlanSection({ plan }: { plan: SendPlan }) {
  const { t } = useTranslation();
  const clock = useClock();
  const { instants, today, later, unplanned } = plan;
  const last = instants.at(-1);
  return (
    <Section title={t('pace.plan')}>
      <div className="flex flex-col gap-3 text-sm">
        {last === undefined ? (
          unplanned.length === 0 && <p className="text-ink-soft">{t('pace.none')}</p>
        ) : (
          <>
            <p>
              {t('pace.summary', { count: instants.length, today, later })}{' '}
              {t('pace.last', { time: clock(last) })}
            </p>
            <PlanHours plan={plan} />
          </>
        )}
        <PlanCloses plan={plan} />
      </div>
    </Section>
  );
}
