import { CircleDashed, Hourglass, LoaderCircle, Smartphone, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AbsenceReason } from '@/database/rows';
import type { Range } from '@/domain/coverage';
import { Button } from '@/ui/Button';
import { isSameDay, useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';
import type { BackfillControl } from '../use-backfill';
import { useView } from '../view-state';
import type { Beginning } from './timeline-items';

/** The button that reads what is missing, or how far the reading is. */
function Reading({
  chatId,
  phone,
  backfill,
  triedAfter,
  children,
}: {
  chatId: string;
  phone: boolean;
  backfill: BackfillControl;
  /** ms; a run that began later, and could not read this chat further, has an answer. */
  triedAfter: number;
  children: string;
}) {
  const { t } = useTranslation();
  const show = useView((state) => state.show);
  const { row } = backfill;
  const state = backfill.stateOf(chatId, phone);
  if (state === 'reading') {
    const waits = row?.backfill.reason;
    const Icon = waits ? Hourglass : LoaderCircle;
    return (
      <p role="status" className="flex items-center justify-center gap-1.5">
        <Icon size={13} className={waits ? '' : 'animate-spin'} aria-hidden />
        {waits === 'disconnected'
          ? t('coverage.waitsForConnection')
          : waits === 'pace'
            ? t('coverage.waitsForPace')
            : t('coverage.reading')}
      </p>
    );
  }
  if (state === 'busy')
    return (
      <p>
        {t('coverage.busy')}{' '}
        <Button
          look="link"
          className="!text-xs"
          onClick={() => {
            show('backfill');
          }}
        >
          {t('coverage.showRun')}
        </Button>
      </p>
    );
  const tried =
    row !== undefined &&
    row.startedAt > triedAfter &&
    row.backfill.skipped.includes(chatId) &&
    (row.backfill.phone || !phone);
  return (
    <>
      {tried && <p>{phone ? t('coverage.phoneHadNothing') : t('coverage.nothingThere')}</p>}
      <Button
        className="!min-h-7 !text-xs"
        onClick={() => {
          backfill.readChat(chatId, phone);
        }}
      >
        {children}
      </Button>
    </>
  );
}

/** A hole in the capture: from when to when, why, and the way to fill it. */
export function GapLine({
  chatId,
  gap,
  reason,
  backfill,
}: {
  chatId: string;
  gap: Range;
  /** undefined: nothing kept us from listening. */
  reason: AbsenceReason | undefined;
  backfill: BackfillControl;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const to = isSameDay(gap.from, gap.to) ? formats.time(gap.to) : formats.dateTime(gap.to);
  return (
    <div
      role="note"
      className="mx-3 my-1.5 flex flex-col items-center gap-1 rounded-lg border border-dashed border-line-strong bg-warn-soft px-3 py-2 text-center text-xs text-warn"
    >
      <p className="font-semibold tabular-nums">
        {t('coverage.gap', { from: formats.dateTime(gap.from), to })}
      </p>
      <p className="text-ink-soft">{t(`coverage.reason.${reason ?? 'too-many'}`)}</p>
      <div className="flex flex-col items-center gap-1 text-ink-soft">
        <Reading chatId={chatId} phone={false} backfill={backfill} triedAfter={gap.to}>
          {t('coverage.readNow')}
        </Reading>
      </div>
    </div>
  );
}

function Edge({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div
      role="note"
      className="mx-6 my-2 flex flex-col items-center gap-1.5 py-1 text-center text-xs text-ink-faint"
    >
      {icon}
      {children}
    </div>
  );
}

/** Where what was read from WhatsApp begins. */
export function BeginningLine({
  chatId,
  beginning,
  backfill,
}: {
  chatId: string;
  beginning: Beginning;
  backfill: BackfillControl;
}) {
  const { t } = useTranslation();
  switch (beginning) {
    case 'phone':
      return (
        <Edge icon={<Smartphone size={16} aria-hidden />}>
          <p>{t('coverage.start')}</p>
        </Edge>
      );
    case 'local':
      return (
        <Edge icon={<Smartphone size={16} aria-hidden />}>
          <p>{t('coverage.olderOnPhone')}</p>
          <Reading chatId={chatId} phone backfill={backfill} triedAfter={0}>
            {t('coverage.askPhone')}
          </Reading>
        </Edge>
      );
    case 'unread':
      return (
        <Edge icon={<CircleDashed size={16} aria-hidden />}>
          <p>{t('coverage.olderUnread')}</p>
          <Reading chatId={chatId} phone={false} backfill={backfill} triedAfter={0}>
            {t('coverage.readOlder')}
          </Reading>
        </Edge>
      );
  }
}

/** Where the capture ends while nothing is captured. */
export function EndLine({ at }: { at: number | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  const time = (instant: number) =>
    isSameDay(instant, now()) ? formats.time(instant) : formats.dateTime(instant);
  return (
    <Edge icon={<Unplug size={16} aria-hidden />}>
      <p>{at === undefined ? t('coverage.untilNow') : t('coverage.until', { time: time(at) })}</p>
    </Edge>
  );
}
