import { useLiveQuery } from 'dexie-react-hooks';
import { Gauge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PaceRow } from '@/database/rows';
import { readSendingOverview } from '@/database/sending-overview';
import { nearLimits } from '@/domain/near-limits';
import { recoveryHours } from '@/domain/pace';
import { Banner } from '@/ui/Banner';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useFormats } from '@/ui/use-formats';
import { useNow } from '@/ui/use-now';
import { useAccount } from '../account';
import { Section } from '../settings/Section';
import { BackButton } from '../shell/BackButton';
import { useSurroundings } from '../surroundings';
import { BudgetDial } from './BudgetDial';
import { PlanSection } from './PlanSection';
import { UsageMeter } from './UsageMeter';
import { useClock } from './use-clock';

/** What slows sending down today, and until when. */
function PaceFacts({ pace }: { pace: PaceRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const clock = useClock();
  if (pace.share >= 1 || !pace.because) return <p className="text-sm">{t('pace.full')}</p>;
  const { recent, before } = pace.replies ?? {};
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="font-medium text-warn">
        {t('pace.lowered', {
          share: formats.percent(pace.share),
          time: clock(pace.loweredAt ?? pace.updatedAt),
        })}
      </p>
      <p>
        {t(`pace.because.${pace.because}`, {
          answered: recent?.answered ?? 0,
          sent: recent?.sent ?? 0,
          answeredBefore: before?.answered ?? 0,
          sentBefore: before?.sent ?? 0,
        })}
      </p>
      <p className="text-ink-soft">{t('pace.recovery', { hours: recoveryHours(pace.share) })}</p>
    </div>
  );
}

/** How sending stands: today's pace, what is used of each limit, and when what is approved will go. */
export function PaceScreen() {
  const { t } = useTranslation();
  const database = useAccount();
  const { now, timeZone } = useSurroundings();
  const at = useNow(now, 5000);
  const overview = useLiveQuery(
    () => readSendingOverview(database, { now: at, userTimeZone: timeZone }),
    [database, at, timeZone],
  );
  const near = overview ? nearLimits([...overview.windows, overview.firstMessages]) : [];
  const reached = near.some(({ count, limit }) => count >= limit);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ScreenHeader title={t('pace.title')} before={<BackButton />} />
      {near.length > 0 && (
        <Banner
          tone={reached ? 'bad' : 'warn'}
          icon={<Gauge size={16} aria-hidden />}
          title={reached ? t('pace.reached') : t('pace.near')}
        >
          {near.map(({ policy, count, limit }) => {
            const gaps = { name: t(`pace.window.${policy}`), count, limit };
            return (
              <p key={policy}>
                {count < limit ? t('pace.nearText', gaps) : t('pace.reachedText', gaps)}
              </p>
            );
          })}
        </Banner>
      )}
      {overview && (
        <div className="flex flex-col gap-3 px-3 pt-2 pb-4">
          <Section title={t('pace.today')}>
            <PaceFacts pace={overview.pace} />
          </Section>
          <PlanSection plan={overview.plan} stopped={overview.stopped} />
          <Section title={t('pace.first')} description={t('pace.firstText')}>
            <BudgetDial usage={overview.firstMessages} />
          </Section>
          <Section title={t('pace.windows')} description={t('pace.windowsText')}>
            {overview.windows.map((usage) => (
              <UsageMeter key={usage.policy} usage={usage} />
            ))}
          </Section>
          {overview.warmUp && (
            <Section
              title={t('pace.warmUp')}
              description={t('pace.warmUpText', {
                day: overview.warmUp.day,
                limit: overview.warmUp.perDay,
              })}
            >
              <UsageMeter
                usage={{
                  policy: 'warm-up',
                  count: overview.steady,
                  limit: overview.warmUp.perDay,
                }}
              />
            </Section>
          )}
        </div>
      )}
    </div>
  );
}
