import { mediaBytes } from '../shop/media-bytes.ts';
import type { CustomerMessage, MessageDetails } from '../standin.ts';
import type { MessageType, WireContent, WireMessage, WireQuote } from '../wire.ts';
import type { AccountTruth } from './account-truth.ts';

const captioned = new Set<MessageType>(['image', 'video', 'document']);
/** Their content says all. */
const textless = new Set<MessageType>([
  'ptv',
  'ptt',
  'audio',
  'sticker',
  'location',
  'multi_vcard',
  'poll_creation',
  'order',
  'product',
  'call_log',
  'ciphertext',
  'gp2',
  'e2e_notification',
  'notification_template',
]);

/** A message as a customer writes it. */
export function customerMessage(
  truth: AccountTruth,
  chatId: string,
  text: string,
  more: CustomerMessage,
): WireMessage {
  const message = write(truth, chatId, text, more);
  if (!chatId.endsWith('@g.us')) return message;
  const members = truth.chats.get(chatId)?.participants ?? [];
  const author = more.author ?? members.find(({ id }) => id !== truth.account.lid)?.id;
  if (author === undefined) throw new Error(`nobody in ${chatId} could have written`);
  return { ...message, author };
}

/** A message as the account's own phone writes it. */
export function ownMessage(
  truth: AccountTruth,
  chatId: string,
  text: string,
  more: MessageDetails,
): WireMessage {
  const message = { ...write(truth, chatId, text, more), fromMe: true };
  return chatId.endsWith('@g.us') ? { ...message, author: truth.account.lid } : message;
}

function write(
  truth: AccountTruth,
  chatId: string,
  text: string,
  more: MessageDetails,
): WireMessage {
  const { at = Date.now(), type = 'chat', quotes } = more;
  const message: WireMessage = {
    ...contentOf(more),
    stanzaId: truth.newStanzaId('3A'),
    chatId,
    fromMe: false,
    type,
    t: Math.floor(at / 1000),
    ack: 1,
  };
  if (quotes !== undefined) message.quoted = quoteOf(truth, quotes);
  if (message.media !== undefined) {
    message.media = { ...message.media, size: message.media.size ?? mediaBytes(message).length };
  }
  setText(message, text);
  return message;
}

/** Puts the text where messages of this kind have it. */
export function setText(message: WireMessage, text: string): void {
  if (captioned.has(message.type)) {
    if (text !== '') message.caption = text;
  } else if (!textless.has(message.type) && message.cards === undefined) {
    message.body = text;
  }
}

function contentOf(details: CustomerMessage): WireContent {
  const { at: _at, type: _type, quotes: _quotes, ...rest } = details;
  const { author: _author, pushname: _pushname, phoneId: _phoneId, late: _late, ...content } = rest;
  return content;
}

function quoteOf(truth: AccountTruth, stanzaId: string): WireQuote {
  const quoted = truth.find(stanzaId);
  if (quoted === undefined) throw new Error(`no message ${stanzaId} to quote`);
  const { fromMe, body, type } = quoted;
  const author = fromMe ? truth.account.id : (quoted.author ?? quoted.chatId);
  return { stanzaId, author, fromMe, type, ...(body === undefined ? {} : { body }) };
}
