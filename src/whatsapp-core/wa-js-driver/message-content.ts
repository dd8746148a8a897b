/** What the kinds of message hold, beyond what every message has. */
import type { MessageKind } from '@/domain/message';
import type { CapturedMessage, MessageDetails } from '@/protocol/page-event';
import { MAX_TEXT } from '@/protocol/page-limits';
import {
  defined,
  inRange,
  list,
  picture,
  reader,
  text,
  whatsAppId,
  whole,
  type Reader,
} from './model-reading';

type Media = NonNullable<CapturedMessage['media']>;
type DetailsOf<Type extends MessageDetails['type']> = Extract<MessageDetails, { type: Type }>;

export interface Content {
  /** What a human would look for. */
  readonly text?: string;
  readonly media?: Media;
  readonly details?: MessageDetails;
}

const NAME = 512;
const COUNT = 10_000_000;
const BYTES = 10e9;

export function contentOf(kind: MessageKind, of: Reader): Content {
  switch (kind) {
    case 'text':
      return wording(of);
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return medium(of);
    case 'location':
      return place(of);
    case 'contact':
      return cards(of);
    case 'poll':
      return poll(of);
    case 'order':
      return of('type') === 'product' ? product(of) : order(of);
    case 'call':
      return { details: call(of) };
    case 'system':
      return { details: systemEntry(of) };
    case 'unknown':
      return unknown(of);
    // Nothing is left, or nothing is there yet: the body of either means nothing.
    case 'revoked':
    case 'pending':
      return {};
  }
}

/** Filtered and joined by line breaks. */
function lines(...parts: unknown[]): string | undefined {
  return text(parts.filter((part) => typeof part === 'string' && part !== '').join('\n'), MAX_TEXT);
}

function wording(of: Reader): Content {
  const link = linkPreview(of);
  return defined({
    // A list or a form of a business has its text elsewhere than in the body.
    text: lines(of('body')) ?? lines(of('caption') ?? of('title'), of('description')),
    details: link,
  });
}

function linkPreview(of: Reader): DetailsOf<'link'> | undefined {
  const url = [of('canonicalUrl'), of('matchedText')].find(
    (one): one is string =>
      typeof one === 'string' && one.length <= 2048 && /^https?:\/\//i.test(one),
  );
  const title = text(of('title'), NAME);
  const description = text(of('description'), 1024);
  if (url === undefined || (title ?? description) === undefined) return undefined;
  return { type: 'link', url, ...defined({ title, description }) };
}

function medium(of: Reader): Content {
  const caption = lines(of('caption'));
  return defined({
    // WhatsApp repeats the name of a document as its caption.
    text: caption === of('filename') ? undefined : caption,
    media: defined({
      mimeType: text(of('mimetype'), 128),
      size: whole(of('size'), BYTES),
      duration: whole(of('duration'), COUNT),
      fileName: text(of('filename'), NAME),
      width: whole(of('width'), COUNT),
      height: whole(of('height'), COUNT),
      pageCount: whole(of('pageCount'), COUNT),
      thumbnail: preview(of),
    }),
  });
}

/** A medium's body is its preview. */
function preview(of: Reader): string | undefined {
  return picture(of('body')) ?? picture(of('thumbnail'));
}

/** The preview of what is no file itself. */
function previewed(of: Reader): Pick<Content, 'media'> {
  const thumbnail = preview(of);
  return thumbnail === undefined ? {} : { media: { thumbnail } };
}

function place(of: Reader): Content {
  const latitude = inRange(of('lat'), 90);
  const longitude = inRange(of('lng'), 180);
  const live = of('isLive') === true || undefined;
  return {
    ...defined({ text: lines(of('loc'), of('comment')) }),
    ...previewed(of),
    ...(latitude !== undefined &&
      longitude !== undefined && {
        details: { type: 'location', latitude, longitude, ...defined({ live }) },
      }),
  };
}

function cards(of: Reader): Content {
  const several = list(of('vcardList'), 50).map((entry) => {
    const card = reader(entry);
    return cardOf(card('displayName'), card('vcard'));
  });
  const contacts = several.length > 0 ? several : [cardOf(of('vcardFormattedName'), of('body'))];
  const known = contacts.filter(({ name, phones }) => name !== '' || phones.length > 0);
  return {
    ...defined({
      text: text(
        known
          .map(({ name }) => name)
          .filter(Boolean)
          .join(', '),
        MAX_TEXT,
      ),
    }),
    ...(known.length > 0 && { details: { type: 'contacts', contacts: known } }),
  };
}

/** A card may hold a photo; names and phones stand in its beginning or behind that. */
const CARD_LENGTH = 200_000;

function cardOf(displayName: unknown, card: unknown): DetailsOf<'contacts'>['contacts'][number] {
  const source = text(card, CARD_LENGTH) ?? '';
  const valuesOf = (property: string) =>
    [...source.matchAll(new RegExp(`^(?:[\\w-]+\\.)?${property}(?:;[^:\r\n]*)?:(.+)$`, 'gim'))]
      .map(([, value]) => (value ?? '').trim().replace(/\\([,;\\])/g, '$1'))
      .filter(Boolean);
  return {
    name: text(displayName, NAME) ?? text(valuesOf('FN')[0], NAME) ?? '',
    phones: valuesOf('TEL')
      .slice(0, 20)
      .map((phone) => phone.slice(0, 64)),
  };
}

function poll(of: Reader): Content {
  const options = list(of('pollOptions'), 64).flatMap(
    (option) => text(reader(option)('name'), NAME) ?? [],
  );
  const multiple = of('pollSelectableOptionsCount') !== 1;
  return {
    ...defined({ text: lines(of('pollName')) }),
    details: { type: 'poll', options, multiple },
  };
}

function order(of: Reader): Content {
  const title = text(of('orderTitle'), NAME);
  return {
    ...defined({ text: lines(title, of('message')) }),
    ...previewed(of),
    details: {
      type: 'order',
      ...defined({ title, itemCount: whole(of('itemCount'), COUNT) }),
      ...money(of('totalAmount1000'), of('totalCurrencyCode')),
    },
  };
}

function product(of: Reader): Content {
  const title = text(of('title'), NAME);
  return {
    ...defined({ text: lines(title, of('description')) }),
    ...previewed(of),
    details: {
      type: 'order',
      ...defined({ title }),
      ...money(of('priceAmount1000'), of('currencyCode')),
    },
  };
}

/** An amount without its currency says nothing. */
function money(
  thousandths: unknown,
  code: unknown,
): Pick<DetailsOf<'order'>, 'total' | 'currency'> {
  const total = whole(thousandths, 1e15);
  return total !== undefined && typeof code === 'string' && /^[A-Z]{3}$/.test(code)
    ? { total, currency: code }
    : {};
}

const CALL_OUTCOMES: ReadonlyMap<string, DetailsOf<'call'>['outcome']> = new Map([
  ['completed', 'answered'],
  ['connected', 'answered'],
  ['ongoing', 'answered'],
  ['acceptedelsewhere', 'answered'],
  ['missed', 'missed'],
  ['rejected', 'rejected'],
  ['declined', 'rejected'],
]);

function call(of: Reader): DetailsOf<'call'> {
  const entry = text(of('subtype'), 64) ?? '';
  const word = (text(of('callOutcome'), 64) ?? '').toLowerCase().replace(/[^a-z]/g, '');
  const missed = entry.startsWith('miss') ? 'missed' : 'unknown';
  return {
    type: 'call',
    video: of('isVideoCall') === true || entry.includes('video'),
    outcome: CALL_OUTCOMES.get(word) ?? missed,
    ...defined({ duration: whole(of('callDuration'), COUNT) || undefined }),
  };
}

const NAMING = new Set(['subject', 'create']);

function systemEntry(of: Reader): DetailsOf<'system'> {
  const event = text(of('subtype'), 64) ?? text(of('type'), 64) ?? '';
  const ids = [...list(of('recipients'), 64), ...list(of('templateParams'), 64)]
    .flatMap((value) => whatsAppId(value) ?? [])
    .slice(0, 64);
  return {
    type: 'system',
    event,
    ...(NAMING.has(event) && defined({ subject: text(of('body'), NAME) })),
    ...(ids.length > 0 && { ids }),
  };
}

/** No words have so many letters between two spaces: it is a file, or a key. */
const NO_WORDS = /\S{256}/;

/** Of a kind that we do not know, whatever reads like words. */
function unknown(of: Reader): Content {
  const words = ['caption', 'body', 'eventName', 'eventDescription', 'inviteGrpName', 'comment']
    .map(of)
    .filter((value) => typeof value === 'string' && !NO_WORDS.test(value) && !picture(value));
  return defined({ text: lines(...words) });
}
