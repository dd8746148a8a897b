/**
 * From WhatsApp's models and rows to our plain facts. Whatever is not of the expected shape is left out, never guessed; what
 * comes out always passes the protocol's schemas.
 */
import type { whatsapp } from '@wppconnect/wa-js';
import type { Ack, MessageKind } from '@/domain/message';
import type {
  CapturedChat,
  CapturedContact,
  CapturedMessage,
  MessageChange,
} from '@/protocol/page-event';
import { contentOf } from './message-content';
import {
  defined,
  list,
  messageKey,
  moment,
  reader,
  stanzaId,
  text,
  whatsAppId,
  whole,
  type MessageKey,
  type Reader,
} from './model-reading';

export { serialised } from './model-reading';

/** Both forms of a message: the live model, and the row of WhatsApp's local database. */
export type MessageModel = Partial<Readonly<Record<keyof whatsapp.MsgModel, unknown>>>;

const KINDS: ReadonlyMap<string, MessageKind> = new Map([
  ['chat', 'text'],
  // Texts that a business's form or a choice in it brings.
  ['hsm', 'text'],
  ['oversized', 'text'],
  ['list', 'text'],
  ['list_response', 'text'],
  ['buttons_response', 'text'],
  ['template_button_reply', 'text'],
  ['interactive', 'text'],
  ['interactive_response', 'text'],
  ['image', 'image'],
  ['video', 'video'],
  ['gif', 'video'],
  ['ptv', 'video'],
  ['audio', 'audio'],
  ['ptt', 'voice'],
  ['document', 'document'],
  ['sticker', 'sticker'],
  ['location', 'location'],
  ['vcard', 'contact'],
  ['multi_vcard', 'contact'],
  ['poll_creation', 'poll'],
  ['order', 'order'],
  ['product', 'order'],
  ['call_log', 'call'],
  ['revoked', 'revoked'],
  ['ciphertext', 'pending'],
  ['e2e_notification', 'system'],
  ['notification', 'system'],
  ['notification_template', 'system'],
  ['broadcast_notification', 'system'],
  ['gp2', 'system'],
  ['protocol', 'system'],
  ['pinned_message', 'system'],
  // Only holds together pictures that are messages themselves.
  ['album', 'system'],
]);

/** Not messages, but what happens to them: WhatsApp itself shows none of them in a chat. */
const LIVES = new Set([
  'reaction',
  'reaction_enc',
  'poll_update',
  'keep_in_chat',
  'pin_message',
  'debug',
]);

function isLife(rawType: string, subtype: unknown): boolean {
  return LIVES.has(rawType) || (rawType === 'protocol' && subtype !== 'ephemeral_setting');
}

/** undefined: not a message that belongs into a chat's history (a status, a reaction, a key exchange without id). */
export function capturedMessage(model: MessageModel): CapturedMessage | undefined {
  const of = reader(model);
  const rawType = text(of('type'), 64) ?? 'unknown';
  const kind = KINDS.get(rawType) ?? 'unknown';
  const key = keyOf(of);
  const timestamp = moment(of('t'));
  if (!key || timestamp === undefined || key.chatId === 'status@broadcast') return undefined;
  if (isLife(rawType, of('subtype'))) return undefined;

  const { id, chatId, fromMe } = key;
  const message = {
    id,
    chatId,
    stanzaId: key.stanzaId,
    fromMe,
    ...(chatId.endsWith('@g.us') &&
      !fromMe &&
      defined({ senderId: whatsAppId(of('author')) ?? key.participant })),
    kind,
    rawType,
    timestamp,
    ack: acknowledgement(of('ack')),
  };
  if (kind === 'revoked' || kind === 'pending') return { ...message, text: '' };
  const living = {
    ...defined({ quoted: quoted(of), forwarded: forwarded(of), expiresAt: expiry(of, timestamp) }),
    // Where it is not starred, rows say nothing of it.
    ...(of('star') === true && { starred: true }),
  };
  if (of('isViewOnce') === true) return { ...message, ...living, text: '', viewOnce: true };
  const content = contentOf(kind, of);
  return {
    ...message,
    ...living,
    ...content,
    text: content.text ?? '',
    ...defined({ editedAt: moment(of('latestEditSenderTimestampMs')) }),
  };
}

/** What is left of a revoked message stands under the revocation's key; ours is the message's own. */
function keyOf(of: Reader): MessageKey | undefined {
  const key = messageKey(of('id'));
  const original = of('type') === 'revoked' ? messageKey(of('protocolMessageKey')) : undefined;
  return key && original?.chatId === key.chatId ? original : key;
}

function acknowledgement(value: unknown): Ack {
  return ackOf(value) ?? 0;
}

export function ackOf(value: unknown): Ack | undefined {
  return ([-1, 0, 1, 2, 3, 4] as const).find((ack) => ack === value);
}

function quoted(of: Reader): CapturedMessage['quoted'] {
  const stanza = stanzaId(of('quotedStanzaID'));
  return stanza === undefined
    ? undefined
    : { stanzaId: stanza, ...defined({ senderId: whatsAppId(of('quotedParticipant')) }) };
}

/** WhatsApp says "forwarded many times" from five on, and sends 127 from then on. */
const MANY_TIMES = 5;

function forwarded(of: Reader): CapturedMessage['forwarded'] {
  if (of('isForwarded') !== true) return undefined;
  return (whole(of('forwardingScore'), 1e6) ?? 1) >= MANY_TIMES ? 'often' : 'once';
}

/** Ten years: no timer of WhatsApp's is longer than ninety days. */
const LONGEST_TIMER_S = 315_360_000;

function expiry(of: Reader, timestamp: number): number | undefined {
  const duration = whole(of('ephemeralDuration'), LONGEST_TIMER_S);
  // Kept by somebody in the chat: it stays. The other one is the entry that sets the timer.
  if (!duration || of('kicState') === 'KEPT' || of('subtype') === 'ephemeral_setting')
    return undefined;
  return moment((moment(of('ephemeralStartTimestamp')) ?? timestamp) + duration * 1000);
}

/** A revoked message's revocation, as far as WhatsApp tells when it was. */
export function capturedRevocation(model: MessageModel): MessageChange | undefined {
  const of = reader(model);
  const key = of('type') === 'revoked' ? keyOf(of) : undefined;
  const at = moment(of('revokeTimestamp'));
  return key && at !== undefined ? { type: 'revoke', id: key.id, at } : undefined;
}

/** A message's reactions, as WhatsApp's local database groups them: by emoji. */
export function capturedReactions(messageId: string, grouped: unknown): MessageChange[] {
  return list(reader(grouped)('reactions'), 1024).flatMap((group) =>
    list(reader(group)('senders'), 1024).flatMap((row) => {
      const of = reader(row);
      return capturedReaction(
        messageId,
        of('sender') ?? of('senderUserJid'),
        of('reactionText'),
        of('timestamp'),
      );
    }),
  );
}

/** None or one. `emoji` '': taken back. */
export function capturedReaction(
  messageId: unknown,
  sender: unknown,
  emoji: unknown,
  time: unknown,
): MessageChange[] {
  const id = messageKey(messageId)?.id;
  const senderId = whatsAppId(sender);
  const at = moment(time);
  return id !== undefined &&
    senderId !== undefined &&
    at !== undefined &&
    typeof emoji === 'string' &&
    emoji.length <= 64
    ? [{ type: 'reaction', id, senderId, emoji, at }]
    : [];
}

export function capturedChat(model: whatsapp.ChatModel): CapturedChat | undefined {
  const of = reader(model);
  const id = whatsAppId(of('id'));
  if (id === undefined || id === 'status@broadcast') return undefined;
  const name =
    text(of('formattedTitle'), 512) ??
    text(of('name'), 512) ??
    text(reader(of('contact'))('formattedName'), 512);
  return {
    id,
    name: name ?? '',
    // −1 marks a chat that the user set to unread by hand.
    unreadCount: whole(of('unreadCount'), 10_000_000) ?? 0,
    archived: of('archive') === true,
    readOnly: of('isReadOnly') === true,
    ...defined({ lastMessageAt: moment(of('t')) }),
  };
}

export function capturedContact(
  model: whatsapp.ContactModel,
  pairedId: string | undefined,
): CapturedContact | undefined {
  const of = reader(model);
  const id = whatsAppId(of('id'));
  if (id === undefined) return undefined;
  return {
    id,
    ...defined({
      pairedId: whatsAppId(pairedId),
      savedName: text(of('name'), 512),
      pushName: text(of('pushname'), 512),
      businessName: text(of('verifiedName'), 512),
    }),
    saved: of('isMyContact') === true,
    business: of('isBusiness') === true,
  };
}
