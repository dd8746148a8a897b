import { CalendarRange, ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSendingOverview, type ProposedSend } from '@/database/sending-overview';
import { useFormats } from '@/ui/use-formats';
import { useNow } from '@/ui/use-now';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useSteadyQuery } from '../use-steady-query';
import { PlanCloses, PlanHours } from './PlanParts';
import { useClock } from './use-clock';

/** What comes of a whole batch before it is approved: how many go today and by when, which windows fill up, what is left for tomorrow. */
export function BatchPlan({ proposed }: { proposed: readonly ProposedSend[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const clock = useClock();
  const database = useAccount();
  const { now: time, timeZone } = useSurroundings();
  const now = useNow(time, 30_000);
  const [open, setOpen] = useState(false);
  const asked = JSON.stringify(
    proposed.map(({ chatId, priority, scheduledFor }) => [chatId, priority, scheduledFor]),
  );
  const overview = useSteadyQuery(
    () => readSendingOverview(database, { now, userTimeZone: timeZone, proposed }),
    // The list is another one each time the deck is read; what is in it decides.
    [database, now, timeZone, asked],
  );
  if (!overview) return null;
  const { plan, approved, stopped } = overview;
  const { instants, today, later } = plan;
  const count = instants.length + plan.unplanned.reduce((sum, line) => sum + line.count, 0);
  const last = stopped ? undefined : instants.at(-1);
  return (
    <section
      aria-label={t('pace.batch.title')}
      className="border-b border-line bg-raised px-3 py-1.5"
    >
      <div className="flex items-center justify-between gap-2">
        <h2 className="flex min-w-0 items-center gap-1.5 text-xs font-semibold text-ink-soft">
          <CalendarRange size={14} className="shrink-0" aria-hidden />
          <span className="min-w-0">
            {t('pace.batch.count', { count })}
            {approved > 0 && ` (${t('pace.batch.approved', { count: approved })})`}
          </span>
        </h2>
        {last !== undefined && (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
            className="flex min-h-6 shrink-0 items-center gap-1 text-xs font-medium text-accent"
          >
            {open ? t('pace.batch.hide') : t('pace.batch.show')}
            {open ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
          </button>
        )}
      </div>
      <div className="text-xs text-ink-soft tabular-nums">
        {last !== undefined && (
          <p>
            {later === 0
              ? t('pace.batch.allToday', {
                  time: clock(last),
                  duration: formats.duration(Math.max(60_000, last - now)),
                })
              : t('pace.batch.split', { today, later, time: clock(last) })}
          </p>
        )}
        {stopped ? (
          <p className="text-warn">{t(`pace.stopped.${stopped}`)}</p>
        ) : (
          <PlanCloses plan={plan} />
        )}
        {open && last !== undefined && (
          <div
            className="max-h-40 overflow-y-auto pt-1"
            tabIndex={0}
            role="group"
            aria-label={t('pace.batch.hours')}
          >
            <PlanHours plan={plan} />
          </div>
        )}
      </div>
    </section>
  );
}
