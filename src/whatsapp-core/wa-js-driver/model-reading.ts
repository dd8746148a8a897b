/**
 * Reads WhatsApp's models (getters, Wids, MsgKeys) and rows value by value. A value that is not of the expected shape, or whose
 * getter throws, is as good as absent: nothing is guessed, nothing throws.
 */
import { MAX_PICTURE } from '@/protocol/page-limits';

export type Reader = (attribute: string) => unknown;

export function reader(model: unknown): Reader {
  return (attribute) => {
    try {
      return Reflect.get(Object(model), attribute) as unknown;
    } catch {
      return undefined;
    }
  };
}

/** `MsgKey` and `Wid` serialise themselves; `_serialized` is missing on some builds. */
export function serialised(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  try {
    const text = String(value);
    return text.includes('@') ? text : undefined;
  } catch {
    // Neither text nor anything that becomes text.
    return undefined;
  }
}

const WHATSAPP_ID = /^[0-9a-zA-Z.:_-]{1,64}@(?:c\.us|lid|g\.us|newsletter|broadcast)$/;

/** The id of a person, a group or a list. */
export function whatsAppId(value: unknown): string | undefined {
  const id = serialised(value);
  return id !== undefined && WHATSAPP_ID.test(id) ? id : undefined;
}

export interface MessageKey {
  /** `{true|false}_{chat}_{stanza}[_{participant}]` */
  readonly id: string;
  readonly fromMe: boolean;
  readonly chatId: string;
  readonly stanzaId: string;
  /** Who wrote it, in a group. */
  readonly participant?: string;
}

/** The last part names a participant, or says (in the chat with oneself) which of both sides is meant. */
const MESSAGE_KEY = /^(true|false)_([^\s_]+@[a-z.]+)_([0-9A-Za-z.-]{4,64})(?:_([^\s_]+))?$/;

export function messageKey(value: unknown): MessageKey | undefined {
  const id = serialised(value);
  const [, direction, chat, stanzaId, last] = (id && MESSAGE_KEY.exec(id)) || [];
  const chatId = whatsAppId(chat);
  if (id === undefined || id.length > 256 || chatId === undefined || stanzaId === undefined)
    return undefined;
  const participant = whatsAppId(last);
  return {
    id,
    fromMe: direction === 'true',
    chatId,
    stanzaId,
    ...(participant !== undefined && { participant }),
  };
}

export function stanzaId(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9A-Za-z.-]{4,64}$/.test(value) ? value : undefined;
}

/** Cut at what the protocol allows, never refused for its length. */
export function text(value: unknown, maxLength: number): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, maxLength) : undefined;
}

/** Numbers come as text, too. */
export function whole(value: unknown, max: number): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === ''))
    return undefined;
  const number = Math.round(Number(value));
  return number >= 0 && number <= max ? number : undefined;
}

export function inRange(value: unknown, limit: number): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= limit ? value : undefined;
}

/** ms since the epoch, of WhatsApp's seconds or milliseconds: between 2009 and 2100 no number can be both. */
export function moment(value: unknown): number | undefined {
  const number = whole(value, 4.2e12);
  if (number === undefined) return undefined;
  const milliseconds = number < 1.2e12 ? number * 1000 : number;
  return milliseconds >= 1.2e12 && milliseconds <= 4.2e12 ? milliseconds : undefined;
}

const PICTURE = /^(?:\/9j\/|iVBORw0KGgo|UklGR)[0-9A-Za-z+/]+={0,2}$/;

/** A small JPEG, PNG or WebP in base64. */
export function picture(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= MAX_PICTURE && PICTURE.test(value)
    ? value
    : undefined;
}

export function list(value: unknown, maxLength: number): unknown[] {
  return Array.isArray(value) ? value.slice(0, maxLength) : [];
}

type Defined<Shape> = { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> };

/** Without the keys that hold nothing. */
export function defined<Shape extends object>(shape: Shape): Defined<Shape> {
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== undefined),
  ) as Defined<Shape>;
}
