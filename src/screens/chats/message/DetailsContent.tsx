import { Circle, ExternalLink, Phone, PhoneMissed, Square, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '@/database/rows';
import { classNames } from '@/ui/class-names';
import { useFormats } from '@/ui/use-formats';
import { KIND_ICONS } from '../kind-icons';
import { CopyButton } from './CopyButton';
import { clockTime, money } from './message-formats';

type Details = NonNullable<MessageRow['details']>;
type DetailsOf<Type extends Details['type']> = Extract<Details, { type: Type }>;

function Heading({ kind, children }: { kind: MessageRow['kind']; children: ReactNode }) {
  const Icon = KIND_ICONS[kind];
  return (
    <p className="flex items-start gap-1.5 text-sm font-medium text-ink-soft">
      <Icon size={14} className="mt-0.5 shrink-0" aria-hidden />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}

/** Coordinates as text: no map, because a map is a request to somebody. */
export function LocationContent({ details }: { details: DetailsOf<'location'> }) {
  const { t } = useTranslation();
  const text = `${details.latitude.toFixed(5)}, ${details.longitude.toFixed(5)}`;
  return (
    <>
      <Heading kind="location">
        {details.live ? t('message.location.live') : t('kind.location')}
      </Heading>
      <p className="flex items-center gap-1 tabular-nums">
        {text}
        <CopyButton text={text} what={t('message.location.coordinates')} />
      </p>
    </>
  );
}

export function ContactsContent({ details }: { details: DetailsOf<'contacts'> }) {
  const { t } = useTranslation();
  const { contacts } = details;
  return (
    <>
      <Heading kind="contact">
        {contacts.length === 1
          ? t('kind.contact')
          : t('message.contacts', { count: contacts.length })}
      </Heading>
      <ul className="flex flex-col gap-1">
        {contacts.map(({ name, phones }, index) => (
          <li key={index}>
            <p className="font-medium break-words">{name}</p>
            {phones.map((phone) => (
              <p key={phone} className="flex items-center gap-1 tabular-nums">
                <span className="break-all">{phone}</span>
                <CopyButton text={phone} what={phone} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

export function PollContent({
  question,
  details,
}: {
  question: string;
  details: DetailsOf<'poll'>;
}) {
  const { t } = useTranslation();
  const Mark = details.multiple ? Square : Circle;
  return (
    <>
      <Heading kind="poll">
        {t('kind.poll')} · {details.multiple ? t('message.poll.several') : t('message.poll.one')}
      </Heading>
      <p className="font-medium break-words whitespace-pre-wrap">{question}</p>
      <ul className="flex flex-col gap-0.5">
        {details.options.map((option, index) => (
          <li key={index} className="flex items-start gap-1.5">
            <Mark size={13} className="mt-1 shrink-0 text-ink-faint" aria-hidden />
            <span className="min-w-0 break-words">{option}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function OrderContent({
  details,
  isProduct,
}: {
  details: DetailsOf<'order'>;
  /** Offered, not ordered. */
  isProduct: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { title, itemCount, total, currency } = details;
  const facts = [
    itemCount !== undefined && t('message.order.items', { count: itemCount }),
    total !== undefined && currency && money(total, currency, i18n.language),
  ].filter(Boolean);
  return (
    <>
      <Heading kind="order">{isProduct ? t('message.order.product') : t('kind.order')}</Heading>
      {title && <p className="font-medium break-words">{title}</p>}
      {facts.length > 0 && <p className="tabular-nums">{facts.join(' · ')}</p>}
    </>
  );
}

function hostOf(url: string): string | undefined {
  // Unicode look-alikes come out as punycode, and are seen for what they are.
  return URL.canParse(url) ? new URL(url).host : undefined;
}

/** What the sender's WhatsApp said of a link; nothing is loaded from there unless the user goes. */
export function LinkContent({ details }: { details: DetailsOf<'link'> }) {
  const { t } = useTranslation();
  const { url, title, description } = details;
  const host = hostOf(url);
  if (!host) return null;
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={url}
      className="my-0.5 block rounded-lg border border-line bg-canvas px-2 py-1.5 hover:border-line-strong"
    >
      {title && <span className="line-clamp-2 font-medium break-words">{title}</span>}
      {description && (
        <span className="line-clamp-2 text-sm break-words text-ink-soft">{description}</span>
      )}
      <span className="flex items-center gap-1 text-xs text-accent">
        <ExternalLink size={12} className="shrink-0" aria-hidden />
        <span aria-hidden className="min-w-0 truncate">
          {host}
        </span>
        <span className="sr-only">{t('message.link', { host })}</span>
      </span>
    </a>
  );
}

export function CallContent({ details }: { details: DetailsOf<'call'> }) {
  const { t } = useTranslation();
  const { video, outcome, duration } = details;
  const missed = outcome === 'missed' || outcome === 'rejected';
  const Icon = missed ? PhoneMissed : video ? Video : Phone;
  return (
    <p className={classNames('flex items-center gap-1.5', missed && 'text-bad')}>
      <Icon size={15} className="shrink-0" aria-hidden />
      <span className="tabular-nums">
        {t(`message.call.${video ? 'video' : 'voice'}.${outcome}`)}
        {duration !== undefined && duration > 0 && ` · ${clockTime(duration)}`}
      </span>
    </p>
  );
}

/** What a kind without content of its own says. */
export function PlainContent({ message }: { message: MessageRow }) {
  const { t } = useTranslation();
  return (
    <Heading kind={message.kind}>
      {message.kind !== 'unknown'
        ? t(`kind.${message.kind}`)
        : message.imported
          ? t('import.mediaLeftOut')
          : t('message.unknownKind', { type: message.rawType })}
    </Heading>
  );
}

export function EditVersions({ edits }: { edits: NonNullable<MessageRow['edits']> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ol
      aria-label={t('message.versions')}
      className="mt-1 flex flex-col gap-1 border-l-2 border-line-strong pl-2 text-sm text-ink-soft"
    >
      {edits.map(({ text, at }) => (
        <li key={at}>
          <p className="text-xs text-ink-faint tabular-nums">
            {t('message.versionAt', { time: formats.dateTime(at) })}
          </p>
          <p className="break-words whitespace-pre-wrap">{text || t('message.emptyVersion')}</p>
        </li>
      ))}
    </ol>
  );
}
