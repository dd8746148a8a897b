/** From wa-js's models (getters, Wids, MsgKeys) to our plain facts. Whatever is not of the expected shape is left out, never guessed. */
import type { whatsapp } from '@wppconnect/wa-js';
import type { Ack, MessageKind } from '@/domain/message';
import {
  MAX_TEXT,
  type CapturedChat,
  type CapturedContact,
  type CapturedMessage,
} from '@/protocol/page-event';

const KINDS: Readonly<Record<string, MessageKind>> = {
  chat: 'text',
  image: 'image',
  video: 'video',
  gif: 'video',
  ptv: 'video',
  audio: 'audio',
  ptt: 'voice',
  document: 'document',
  sticker: 'sticker',
  location: 'location',
  vcard: 'contact',
  multi_vcard: 'contact',
  poll_creation: 'poll',
  order: 'order',
  product: 'order',
  call_log: 'call',
  revoked: 'revoked',
  ciphertext: 'pending',
  e2e_notification: 'system',
  notification: 'system',
  notification_template: 'system',
  gp2: 'system',
  protocol: 'system',
};

/** `MsgKey` and `Wid` serialise themselves; `_serialized` is missing on some builds. */
export function serialised(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  const text = String(value);
  return text.includes('@') ? text : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function whole(value: unknown): number | undefined {
  const number = Number(value);
  return value !== undefined && value !== null && Number.isFinite(number) && number >= 0
    ? Math.round(number)
    : undefined;
}

function acknowledgement(value: unknown): Ack {
  return ([-1, 0, 1, 2, 3, 4] as const).find((ack) => ack === value) ?? 0;
}

/** Both of wa-js's forms of a message: the live model, and the raw row of WhatsApp's local database. */
export type MessageModel = Partial<
  Pick<
    whatsapp.MsgModel,
    | 'id'
    | 't'
    | 'type'
    | 'body'
    | 'caption'
    | 'author'
    | 'ack'
    | 'mimetype'
    | 'size'
    | 'duration'
    | 'filename'
  >
>;

/** undefined: not a message that belongs into a chat's history (a status, a key exchange without id). */
export function capturedMessage(model: MessageModel): CapturedMessage | undefined {
  const id = serialised(model.id);
  const chatId = serialised(model.id?.remote);
  const stanzaId = text(model.id?.id);
  const seconds = whole(model.t);
  if (!model.id || !id || !chatId || !stanzaId || !seconds || chatId === 'status@broadcast')
    return undefined;
  const rawType = text(model.type) ?? 'unknown';
  const kind = KINDS[rawType] ?? 'unknown';
  const hasMedia = ['image', 'video', 'audio', 'voice', 'document', 'sticker'].includes(kind);
  // A medium's body is its thumbnail; what the human wrote is the caption. A placeholder's body means nothing yet.
  const content = kind === 'text' ? model.body : hasMedia ? model.caption : undefined;
  const sender = model.id.fromMe ? undefined : serialised(model.author ?? model.id.participant);
  return {
    id,
    chatId,
    stanzaId,
    fromMe: model.id.fromMe === true,
    ...(chatId.endsWith('@g.us') && sender && { senderId: sender }),
    kind,
    rawType: rawType.slice(0, 64),
    text: (text(content) ?? '').slice(0, MAX_TEXT),
    timestamp: seconds * 1000,
    ack: acknowledgement(model.ack),
    ...(hasMedia && {
      media: {
        mimeType: text(model.mimetype)?.slice(0, 128),
        size: whole(model.size),
        duration: whole(model.duration),
        fileName: text(model.filename)?.slice(0, 512),
      },
    }),
  };
}

export function capturedChat(model: whatsapp.ChatModel): CapturedChat | undefined {
  const id = serialised(model.id);
  if (!id || id === 'status@broadcast') return undefined;
  const seconds = whole(model.t);
  const name = text(model.formattedTitle) ?? text(model.name) ?? text(model.contact?.formattedName);
  return {
    id,
    name: (name ?? '').slice(0, 512),
    // −1 marks a chat that the user set to unread by hand.
    unreadCount: Math.max(0, Number(model.unreadCount) || 0),
    archived: model.archive === true,
    readOnly: model.isReadOnly === true,
    ...(seconds && { lastMessageAt: seconds * 1000 }),
  };
}

export function capturedContact(
  model: whatsapp.ContactModel,
  pairedId: string | undefined,
): CapturedContact | undefined {
  const id = serialised(model.id);
  if (!id) return undefined;
  const short = (value: unknown) => text(value)?.slice(0, 512);
  return {
    id,
    ...(pairedId && { pairedId }),
    savedName: short(model.name),
    pushName: short(model.pushname),
    businessName: short(model.verifiedName),
    saved: model.isMyContact === true,
    business: model.isBusiness === true,
  };
}
