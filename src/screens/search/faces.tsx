/** How what was found looks in its line. */
import { FileText, Paperclip, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateRow } from '@/database/rows';
import { Avatar } from '@/ui/Avatar';
import { useFormats } from '@/ui/use-formats';
import { personName } from '../person-name';
import { PhoneNumber } from '../PhoneNumber';
import { useSurroundings } from '../surroundings';
import { Highlighted } from './Highlighted';
import { markedIn, type Marks } from './highlight';
import type { FoundChat, FoundMessage, FoundNote } from './use-found-rows';

export function MessageFace({ found, marks }: { found: FoundMessage; marks: Marks }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  const { row, chat, contact } = found;
  const name = (chat && personName(chat, contact)) || t('person.unknown');
  const file = row.media?.fileName ?? '';
  const options = row.details?.type === 'poll' ? row.details.options.join(' · ') : '';
  const isOfOptions = markedIn(options, marks).length > 0;
  return (
    <>
      <Avatar name={name} id={row.chatId} small />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
          <span className="shrink-0 text-xs text-ink-faint tabular-nums">
            {formats.short(row.timestamp, now())}
          </span>
        </span>
        {file !== '' && (
          <span className="flex items-center gap-1 text-sm text-ink-soft">
            <Paperclip size={13} aria-hidden className="shrink-0" />
            <span className="min-w-0 truncate">
              <Highlighted text={file} marks={marks} />
            </span>
          </span>
        )}
        {(row.text !== '' || file === '') && (
          <span className="line-clamp-2 text-sm break-words text-ink-soft">
            {row.fromMe && t('chats.youPrefix')}
            {row.text === '' ? (
              t(`kind.${row.kind}`)
            ) : (
              <Highlighted
                text={isOfOptions ? `${row.text} · ${options}` : row.text}
                marks={marks}
              />
            )}
          </span>
        )}
      </span>
    </>
  );
}

export function ChatFace({ found, marks }: { found: FoundChat; marks: Marks }) {
  const { t } = useTranslation();
  const { id, chat, contact } = found;
  const known = chat ?? { id, name: '', kind: 'person' as const };
  const name = personName(known, contact) || t('person.unknown');
  return (
    <>
      <Avatar name={name} id={id} small />
      <span className="min-w-0 flex-1 self-center">
        <span className="block truncate font-medium">
          <Highlighted text={name} marks={marks} />
        </span>
        {contact?.phone && (
          <span className="block text-xs text-ink-faint">
            <PhoneNumber digits={contact.phone} />
          </span>
        )}
      </span>
    </>
  );
}

export function NoteFace({ found, marks }: { found: FoundNote; marks: Marks }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  const { note, chat, contact } = found;
  const known = chat ?? { id: note.personId, name: '', kind: 'person' as const };
  return (
    <>
      <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-warn-soft text-warn">
        <StickyNote size={16} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">
            {personName(known, contact) || t('person.unknown')}
          </span>
          <span className="shrink-0 text-xs text-ink-faint tabular-nums">
            {formats.short(note.createdAt, now())}
          </span>
        </span>
        <span className="line-clamp-2 text-sm break-words text-ink-soft">
          <Highlighted text={note.text} marks={marks} />
        </span>
      </span>
    </>
  );
}

/** Its text in the language in which it was found. */
function foundText({ text, texts = {} }: TemplateRow, marks: Marks): string {
  const all = [text, ...Object.values(texts)];
  return all.find((one) => markedIn(one, marks).length > 0) ?? text;
}

export function TemplateFace({ template, marks }: { template: TemplateRow; marks: Marks }) {
  return (
    <>
      <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent">
        <FileText size={16} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <Highlighted text={template.title} marks={marks} />
          {template.shortcut !== undefined && (
            <span className="font-normal text-ink-faint">
              {' /'}
              <Highlighted text={template.shortcut} marks={marks} />
            </span>
          )}
        </span>
        <span className="line-clamp-2 text-sm text-ink-soft">
          <Highlighted text={foundText(template, marks)} marks={marks} />
        </span>
      </span>
    </>
  );
}

/** A filter to be taken over, or what a key is for. */
export function OfferFace({ text, note }: { text: string; note?: ReactNode }) {
  return (
    <>
      <span className="truncate font-medium text-ink">{text}</span>
      {note !== undefined && <span className="shrink-0 text-ink-faint">{note}</span>}
    </>
  );
}
