import { Check, CheckCheck, CircleAlert, Clock, Reply, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '@/database/rows';
import type { Ack } from '@/domain/message';
import { classNames } from '@/ui/class-names';
import { IconButton } from '@/ui/IconButton';
import { isSameDay, useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';

const ACKS = {
  [-1]: { icon: CircleAlert, key: 'failed', className: 'text-bad' },
  0: { icon: Clock, key: 'pending', className: '' },
  1: { icon: Check, key: 'sent', className: '' },
  2: { icon: CheckCheck, key: 'delivered', className: '' },
  3: { icon: CheckCheck, key: 'read', className: 'text-accent' },
  4: { icon: CheckCheck, key: 'played', className: 'text-accent' },
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

/** What every message has: whose it is, when it was written, how far it came. */
export function BubbleFrame({
  row,
  sender,
  marked = false,
  dated = false,
  marks,
  onReply,
  children,
}: {
  row: MessageRow;
  /** In groups. */
  sender?: string;
  marked?: boolean;
  /** With the day, where no day separator says it. */
  dated?: boolean;
  /** Small facts beside the time. */
  marks?: ReactNode;
  onReply?: () => void;
  children: ReactNode;
}) {
  const { now } = useSurroundings();
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div
      className={classNames(
        'group flex items-center',
        row.fromMe ? 'flex-row-reverse pl-8' : 'pr-8',
        onReply && (row.fromMe ? '!pl-0' : '!pr-0'),
      )}
    >
      <div
        className={classNames(
          'max-w-[min(100%,36rem)] min-w-0 rounded-xl px-2.5 py-1.5',
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
        {children}
        <div className="mt-0.5 flex flex-wrap items-center justify-end gap-x-1.5 gap-y-0.5 text-[11px] leading-none text-ink-faint">
          {marks}
          <time dateTime={new Date(row.timestamp).toISOString()}>
            {dated && !isSameDay(row.timestamp, now()) && `${formats.short(row.timestamp, now())} `}
            {formats.time(row.timestamp)}
          </time>
          {row.fromMe && <AckTick ack={row.ack} />}
        </div>
      </div>
      {onReply && (
        <IconButton
          label={t('attached.reply')}
          icon={<Reply size={16} aria-hidden />}
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-100"
          onClick={onReply}
        />
      )}
    </div>
  );
}
