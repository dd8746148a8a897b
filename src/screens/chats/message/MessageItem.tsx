import { Ban, Forward, Import, ScanEye, Star, TimerOff, EyeOff } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '@/database/rows';
import { MEDIA_KINDS } from '@/domain/message';
import { classNames } from '@/ui/class-names';
import { useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../../surroundings';
import { BubbleFrame } from '../BubbleFrame';
import {
  CallContent,
  ContactsContent,
  EditVersions,
  LinkContent,
  LocationContent,
  OrderContent,
  PlainContent,
  PollContent,
} from './DetailsContent';
import { MediaContent } from './MediaContent';
import { QuoteLine } from './QuoteLine';
import { Reactions } from './Reactions';
import { SystemEntry } from './SystemEntry';

function Text({ children, gone = false }: { children: string; gone?: boolean }) {
  if (children === '') return null;
  const look = 'break-words whitespace-pre-wrap';
  return gone ? (
    <p className={classNames(look, 'text-ink-faint')}>
      <s>{children}</s>
    </p>
  ) : (
    <p className={look}>{children}</p>
  );
}

/** An order's text, for the search's sake, begins with its title. */
function withoutTitle(text: string, title = ''): string {
  return text.startsWith(title) ? text.slice(title.length).trim() : text;
}

/** What the kind holds. The text stands below it, but where the kind itself says it. */
function Content({ message }: { message: MessageRow }) {
  const { details, kind, text } = message;
  const gone = message.revokedAt !== undefined;
  const below = <Text gone={gone}>{text}</Text>;
  if (MEDIA_KINDS.has(kind))
    return (
      <>
        <MediaContent message={message} />
        {below}
      </>
    );
  switch (details?.type) {
    case 'location':
      return (
        <>
          <LocationContent details={details} />
          {below}
        </>
      );
    case 'contacts':
      return <ContactsContent details={details} />;
    case 'poll':
      return <PollContent question={text} details={details} />;
    case 'order':
      return (
        <>
          <OrderContent details={details} isProduct={message.rawType === 'product'} />
          <Text gone={gone}>{withoutTitle(text, details.title)}</Text>
        </>
      );
    case 'link':
      return (
        <>
          {!gone && <LinkContent details={details} />}
          {below}
        </>
      );
    case 'call':
      return <CallContent details={details} />;
    case 'system':
    case undefined:
      return (
        <>
          {kind !== 'text' && kind !== 'revoked' && <PlainContent message={message} />}
          {below}
        </>
      );
  }
}

function Remark({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-start gap-1.5 text-sm text-ink-faint italic">
      <span className="mt-0.5 shrink-0">{icon}</span>
      <span className="min-w-0">{children}</span>
    </p>
  );
}

function Revoked({ message }: { message: MessageRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { kind, text, media, details, revokedAt } = message;
  const nothing = text === '' && !media && !details;
  return (
    <>
      <Remark icon={<Ban size={14} aria-hidden />}>
        {revokedAt === undefined || kind === 'revoked'
          ? t('message.revoked')
          : t('message.revokedAt', { time: formats.dateTime(revokedAt) })}
        {nothing && ` · ${t('message.textNotKept')}`}
      </Remark>
      {!nothing && <Content message={message} />}
    </>
  );
}

function Mark({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <span title={title} className="inline-flex items-center gap-0.5">
      {icon}
      {children ?? <span className="sr-only">{title}</span>}
    </span>
  );
}

/** That it was edited, and the way to what it said before, as far as that was seen. */
function EditedMark({
  at,
  versionsId,
  open,
  onToggle,
}: {
  at: number;
  /** undefined: it came as it is. */
  versionsId: string | undefined;
  open: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = t('message.editedAt', { time: formats.dateTime(at) });
  if (!versionsId) return <span title={title}>{t('message.edited')}</span>;
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={versionsId}
      title={title}
      className="-my-2 min-h-6 rounded px-0.5 underline decoration-dotted underline-offset-2 hover:text-ink"
      onClick={onToggle}
    >
      {t('message.edited')}
    </button>
  );
}

/** WhatsApp knows it by its id, and it still says something. */
function isQuotable({ kind, imported, onScreen, revokedAt }: MessageRow): boolean {
  const isThere = kind !== 'revoked' && kind !== 'pending' && revokedAt === undefined;
  return isThere && !imported && !onScreen;
}

/** One message, whole: what it holds, what it answers, and what became of it. Users' content stays text. */
export function MessageItem({
  message,
  quoted,
  marked,
  nameOf,
  chatName,
  onJump,
  onReply,
}: {
  message: MessageRow;
  /** What it answers, when we hold it. */
  quoted: MessageRow | undefined;
  marked: boolean;
  nameOf: (id: string) => string;
  chatName: string;
  onJump: (row: MessageRow) => void;
  /** Absent: nothing can be quoted here at present. */
  onReply?: ((row: MessageRow) => void) | undefined;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  const versionsId = useId();
  const [versions, setVersions] = useState(false);
  if (message.kind === 'system') return <SystemEntry message={message} nameOf={nameOf} />;
  const { edits, editedAt, senderId, senderName, expiresAt } = message;
  const authorOf = (row: Pick<MessageRow, 'fromMe' | 'senderId'>) =>
    row.fromMe ? t('person.me') : row.senderId ? nameOf(row.senderId) : chatName;
  const size = 11;
  const marks = (
    <>
      {editedAt !== undefined && (
        <EditedMark
          at={editedAt}
          versionsId={edits && versionsId}
          open={versions}
          onToggle={() => {
            setVersions(!versions);
          }}
        />
      )}
      {message.imported && (
        <Mark icon={<Import size={size} aria-hidden />} title={t('message.imported')}>
          {t('message.imported')}
        </Mark>
      )}
      {message.onScreen && (
        <Mark icon={<ScanEye size={size} aria-hidden />} title={t('message.onScreenText')}>
          {t('message.onScreen')}
        </Mark>
      )}
      {expiresAt !== undefined && (
        <Mark
          icon={<TimerOff size={size} aria-hidden />}
          title={t('message.disappears', { time: formats.dateTime(expiresAt) })}
        >
          {t('message.disappears', { time: formats.short(expiresAt, now()) })}
        </Mark>
      )}
      {message.starred && (
        <Mark
          icon={<Star size={size} className="fill-current" aria-hidden />}
          title={t('message.starred')}
        />
      )}
    </>
  );
  return (
    <BubbleFrame
      row={message}
      marked={marked}
      marks={marks}
      {...(onReply &&
        isQuotable(message) && {
          onReply: () => {
            onReply(message);
          },
        })}
      {...((senderId ?? senderName) && { sender: senderId ? nameOf(senderId) : senderName })}
    >
      {message.forwarded && (
        <Remark icon={<Forward size={13} aria-hidden />}>
          {t(`message.forwarded.${message.forwarded}`)}
        </Remark>
      )}
      {message.quoted && (
        <QuoteLine quoted={quoted} author={quoted ? authorOf(quoted) : ''} onJump={onJump} />
      )}
      {message.viewOnce ? (
        <Remark icon={<EyeOff size={14} aria-hidden />}>
          {t(`kind.${message.kind}`)} · {t('message.viewOnce')}
        </Remark>
      ) : message.revokedAt !== undefined || message.kind === 'revoked' ? (
        <Revoked message={message} />
      ) : (
        <Content message={message} />
      )}
      <div id={versionsId}>{versions && edits && <EditVersions edits={edits} />}</div>
      <Reactions message={message} />
    </BubbleFrame>
  );
}
