/** What a message is, in our words. WhatsApp's own word is kept beside it as `rawType`. */
export const MESSAGE_KINDS = [
  'text',
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'location',
  'contact',
  'poll',
  'order',
  'call',
  'system',
  'revoked',
  'pending',
  'unknown',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Kinds that hold a file. */
export const MEDIA_KINDS: ReadonlySet<MessageKind> = new Set([
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
]);

/** Kinds that are no part of a conversation: nobody waits for an answer to them. */
export const NO_CONTENT_KINDS: ReadonlySet<MessageKind> = new Set([
  'system',
  'pending',
  'call',
  'revoked',
]);

/** WhatsApp's acknowledgement levels: −1 failed, 0 waiting, 1 sent, 2 delivered, 3 read, 4 played. */
export type Ack = -1 | 0 | 1 | 2 | 3 | 4;

export type ChatKind = 'person' | 'group' | 'broadcast' | 'newsletter' | 'other';

/** The kind of a chat, read off its WhatsApp id (`…@c.us`, `…@lid`, `…@g.us`, …). */
export function chatKind(chatId: string): ChatKind {
  if (chatId.endsWith('@c.us') || chatId.endsWith('@lid')) return 'person';
  if (chatId.endsWith('@g.us')) return 'group';
  if (chatId.endsWith('@newsletter')) return 'newsletter';
  if (chatId.endsWith('@broadcast')) return 'broadcast';
  return 'other';
}
