import type { WireMessage } from '../wire.ts';
import { accountOrThrow } from './account.ts';
import type { MsgRow } from './local-database.ts';
import type { Msg } from './models.ts';
import { MsgKey } from './msg-key.ts';
import { createWid } from './wid.ts';

// A 1 × 1 grey JPEG: like the real page, media messages carry a thumbnail in `body`.
const thumbnail =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////' +
  '////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAA' +
  'AAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z';

const typesWithThumbnail = new Set(['image', 'video', 'sticker', 'location']);

export function keyOf(message: WireMessage): MsgKey {
  return new MsgKey({
    fromMe: message.fromMe,
    remote: createWid(message.chatId),
    id: message.stanzaId,
    participant: message.author === undefined ? undefined : createWid(message.author),
  });
}

export function rowOf(message: WireMessage, isNewMsg: boolean): MsgRow {
  const { phone, lid } = accountOrThrow();
  const chat = createWid(message.chatId);
  // Groups and @lid chats address the account by its @lid.
  const own = chat.isGroup() || chat.isLid() ? lid : phone;
  const row: MsgRow = {
    id: keyOf(message),
    type: message.type,
    body: typesWithThumbnail.has(message.type) ? thumbnail : message.body,
    t: message.t,
    from: message.fromMe ? own : chat,
    to: message.fromMe ? chat : own,
    self: message.fromMe ? 'out' : 'in',
    ack: message.ack,
    isNewMsg,
    star: false,
    isGif: false,
    ...message.media,
  };
  if (message.author !== undefined) row.author = createWid(message.author);
  if (message.caption !== undefined) row.caption = message.caption;
  if (message.quoted !== undefined) {
    row.quotedStanzaID = message.quoted.stanzaId;
    row.quotedParticipant = createWid(message.quoted.author);
    row.quotedMsg = { type: 'chat', body: message.quoted.body };
  }
  if (message.type === 'e2e_notification') row.subtype = 'encrypt';
  if (message.type === 'gp2') row.subtype = 'create';
  return row;
}

export function wireOf(message: Msg): WireMessage {
  const wire: WireMessage = {
    stanzaId: message.id.id,
    chatId: String(message.id.remote),
    fromMe: message.id.fromMe,
    type: message.type as WireMessage['type'],
    t: message.t,
    ack: message.ack,
  };
  if (message.body !== undefined) wire.body = message.body;
  if (message.caption !== undefined) wire.caption = message.caption;
  if (message.id.participant !== undefined) wire.author = String(message.id.participant);
  return wire;
}
