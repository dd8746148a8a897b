import {
  Ban,
  BarChart3,
  Check,
  CheckCheck,
  CircleAlert,
  Clock,
  FileText,
  Hourglass,
  Image,
  Info,
  MapPin,
  MessageSquare,
  Mic,
  Phone,
  ShoppingBag,
  Sticker,
  User,
  Video,
  Volume2,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '@/database/rows';
import type { Ack, MessageKind } from '@/domain/message';
import { classNames } from '@/ui/class-names';
import { isSameDay, useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';

export const KIND_ICONS: Readonly<Record<MessageKind, LucideIcon>> = {
  text: MessageSquare,
  image: Image,
  video: Video,
  audio: Volume2,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contact: User,
  poll: BarChart3,
  order: ShoppingBag,
  call: Phone,
  system: Info,
  revoked: Ban,
  pending: Hourglass,
  unknown: Info,
};

const ACKS = {
  [-1]: { icon: CircleAlert, key: 'failed', className: 'text-bad' },
  0: { icon: Clock, key: 'pending', className: '' },
  1: { icon: Check, key: 'sent', className: '' },
  2: { icon: CheckCheck, key: 'delivered', className: '' },
  3: { icon: CheckCheck, key: 'read', className: 'text-accent' },
  4: { icon: CheckCheck, key: 'read', className: 'text-accent' },
} as const satisfies Record<Ack, { icon: LucideIcon; key: string; className: string }>;

function AckTick({ ack }: { ack: Ack }) {
  const { t } = useTranslation();
  const { icon: Icon, key, className } = ACKS[ack];
  const label = t(`ack.${key}`);
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={classNames('inline-flex', className)}
    >
      <Icon size={13} aria-hidden />
    </span>
  );
}

/** One message as it was written: text stays text, a medium is named and not loaded. */
export function MessageBubble({
  row,
  sender,
  marked = false,
  dated = false,
}: {
  row: MessageRow;
  /** In groups. */
  sender?: string;
  marked?: boolean;
  /** With the day, where no day separator says it. */
  dated?: boolean;
}) {
  const { now } = useSurroundings();
  const { t } = useTranslation();
  const formats = useFormats();
  const Icon = KIND_ICONS[row.kind];
  const quiet = row.kind === 'system' || row.kind === 'revoked' || row.kind === 'pending';
  const details = [
    row.media?.fileName,
    row.media?.duration === undefined
      ? undefined
      : `${Math.floor(row.media.duration / 60)}:${String(row.media.duration % 60).padStart(2, '0')}`,
  ].filter(Boolean);
  return (
    <div className={classNames('flex', row.fromMe ? 'justify-end pl-8' : 'pr-8')}>
      <div
        className={classNames(
          'max-w-full min-w-0 rounded-xl px-2.5 py-1.5',
          row.fromMe ? 'rounded-br-sm bg-mine' : 'rounded-bl-sm border border-line bg-raised',
          marked && 'outline-2 outline-offset-1 outline-accent',
        )}
      >
        <span className="sr-only">{row.fromMe ? t('person.me') : (sender ?? '')}</span>
        {sender && !row.fromMe && (
          <p className="truncate text-xs font-semibold text-accent" aria-hidden>
            {sender}
          </p>
        )}
        {row.kind !== 'text' && (
          <p
            className={classNames(
              'flex min-w-0 items-center gap-1.5 text-sm',
              quiet ? 'text-ink-faint italic' : 'font-medium text-ink-soft',
            )}
          >
            <Icon size={14} className="shrink-0" aria-hidden />
            <span className="truncate">{[t(`kind.${row.kind}`), ...details].join(' · ')}</span>
          </p>
        )}
        {row.text !== '' && <p className="break-words whitespace-pre-wrap">{row.text}</p>}
        <p className="mt-0.5 flex items-center justify-end gap-1 text-[11px] leading-none text-ink-faint">
          <time dateTime={new Date(row.timestamp).toISOString()}>
            {dated && !isSameDay(row.timestamp, now()) && `${formats.short(row.timestamp, now())} `}
            {formats.time(row.timestamp)}
          </time>
          {row.fromMe && <AckTick ack={row.ack} />}
        </p>
      </div>
    </div>
  );
}
