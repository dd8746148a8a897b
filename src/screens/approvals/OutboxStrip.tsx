import {
  CalendarClock,
  Check,
  CheckCheck,
  ChevronDown,
  ChevronUp,
  Clock,
  LoaderCircle,
  PauseCircle,
  RotateCw,
  Undo2,
  WifiOff,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '@/database/rows';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { useFormats, type Formats } from '@/ui/use-formats';
import { useNow } from '@/ui/use-now';
import { personName } from '../person-name';
import { useSurroundings } from '../surroundings';
import { useLink } from '../use-rows';
import { useView } from '../view-state';
import type { Outgoing } from './deck';
import { useApproval } from './use-approval';

const RECENT = 90_000;

function useDescription() {
  const { t } = useTranslation();
  // A human presses Send where nothing else of WhatsApp's can be reached.
  const byHand = useLink()?.capabilities.some(
    ({ capability, driver }) => capability === 'send' && driver === 'dom',
  );
  return (row: OutboxRow, now: number, formats: Formats) => {
    const { waiting } = row;
    if (row.status === 'sending')
      return {
        icon: <LoaderCircle size={14} className="animate-spin" aria-hidden />,
        text: byHand ? t('diagnostics.pressSend') : t('outbox.sending'),
      };
    if (row.status === 'sent')
      return { icon: <Check size={14} aria-hidden />, text: t('outbox.sent') };
    if (row.status === 'delivered')
      return { icon: <CheckCheck size={14} aria-hidden />, text: t('outbox.delivered') };
    if (row.status === 'read')
      return {
        icon: <CheckCheck size={14} className="text-accent" aria-hidden />,
        text: t('outbox.read'),
      };
    const until = waiting?.until ?? 0;
    const left = Math.ceil((until - now) / 1000);
    switch (waiting?.reason) {
      case 'undo-window':
        return {
          icon: <Clock size={14} aria-hidden />,
          text: left > 0 ? t('outbox.undoIn', { seconds: left }) : t('outbox.queued'),
        };
      case 'pace':
        return {
          icon: <Clock size={14} aria-hidden />,
          text:
            left > 60
              ? t('outbox.pace', { time: formats.time(until) })
              : left > 0
                ? t('outbox.undoIn', { seconds: left })
                : t('outbox.paceSoon'),
        };
      case 'hold': {
        const finding = row.verdict?.findings.find(({ decision }) => decision === 'hold');
        const reason = finding && t(`card.policy.${finding.policy}`);
        const when =
          until > now
            ? t('outbox.hold', { time: formats.moment(until, now) })
            : t('outbox.holdOpen');
        return {
          icon: <PauseCircle size={14} aria-hidden />,
          text: reason ? `${when} · ${reason}` : when,
        };
      }
      case 'retry':
        return {
          icon: <RotateCw size={14} aria-hidden />,
          text: t('delivery.retry', { time: formats.time(until) }),
        };
      case 'breaker':
        return {
          icon: <PauseCircle size={14} aria-hidden />,
          text:
            until > now
              ? t('delivery.breaker', { time: formats.time(until) })
              : t('delivery.breakerTrying'),
        };
      case 'disconnected':
        return { icon: <WifiOff size={14} aria-hidden />, text: t('outbox.disconnected') };
      case 'text-only':
        return { icon: <PauseCircle size={14} aria-hidden />, text: t('attached.textOnlyWaits') };
      case 'paused':
        return { icon: <PauseCircle size={14} aria-hidden />, text: t('outbox.paused') };
      case undefined:
        return { icon: <Clock size={14} aria-hidden />, text: t('outbox.queued') };
    }
  };
}

function Line({ outgoing, now }: { outgoing: Outgoing; now: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const describe = useDescription();
  const { undo } = useApproval();
  const { row, chat, contact } = outgoing;
  const name = (chat && personName(chat, contact)) || t('person.unknown');
  const state = describe(row, now, formats);
  return (
    <li className="flex min-h-9 items-center gap-2 py-0.5">
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 gap-1.5 text-sm">
          <span className="shrink-0 font-medium">{name}</span>
          <span className="truncate text-ink-faint">{row.text || t('attached.file')}</span>
        </p>
        <p className="flex items-start gap-1 text-xs text-ink-soft">
          <span className="mt-px shrink-0">{state.icon}</span>
          <span>{state.text}</span>
        </p>
      </div>
      {row.status === 'approved' && (
        <IconButton
          label={t('outbox.undo', { name })}
          icon={<Undo2 size={16} aria-hidden />}
          onClick={() => void undo(row)}
        />
      )}
    </li>
  );
}

/** What was approved and is on its way, each with what it waits for. */
export function OutboxStrip({
  outgoing,
  scheduled,
}: {
  outgoing: readonly Outgoing[];
  /** How many are to go at an instant that a human chose. */
  scheduled: number;
}) {
  const show = useView((state) => state.show);
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const now = useNow(useSurroundings().now, 1000, outgoing.length > 0);
  const shown = outgoing.filter(
    ({ row }) =>
      row.status === 'approved' || row.status === 'sending' || now - row.updatedAt < RECENT,
  );
  const pending = shown.filter(({ row }) => row.status === 'approved' || row.status === 'sending');
  if (shown.length + scheduled === 0) return null;
  const title =
    pending.length > 0 ? t('outbox.count', { count: pending.length }) : t('outbox.recent');
  const lines = open ? shown : (pending.length > 0 ? pending : shown).slice(0, 1);
  return (
    <section aria-label={t('outbox.title')} className="border-b border-line bg-sunken px-3 py-1.5">
      <div className="flex items-center justify-between">
        <h2 className={shown.length > 0 ? 'text-xs font-semibold text-ink-soft' : 'sr-only'}>
          {shown.length > 0 ? title : t('planned.title')}
        </h2>
        {shown.length > 1 && (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
            className="flex min-h-6 items-center gap-1 text-xs font-medium text-accent"
          >
            {open ? t('outbox.hide') : t('outbox.show')}
            {open ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
          </button>
        )}
      </div>
      <ul className="max-h-48 overflow-y-auto">
        {lines.map((line) => (
          <Line key={line.row.id} outgoing={line} now={now} />
        ))}
      </ul>
      {scheduled > 0 && (
        <Button
          look="link"
          icon={<CalendarClock size={14} aria-hidden />}
          onClick={() => {
            show('planned');
          }}
        >
          {t('planned.inDeck', { count: scheduled })}
        </Button>
      )}
    </section>
  );
}
