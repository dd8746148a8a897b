import { thumbnailOf } from '../shop/media-bytes.ts';
import type { WireMessage } from '../wire.ts';
import { accountOrThrow, isMe } from './account.ts';
import { contentOf } from './message-content.ts';
import type { MsgRow } from './local-database.ts';
import type { Msg } from './models.ts';
import { MsgKey } from './msg-key.ts';
import { contactStore } from './stores.ts';
import { createWid, type Wid } from './wid.ts';

export function keyOf(message: WireMessage, stanzaId = message.stanzaId): MsgKey {
  return new MsgKey({
    fromMe: message.fromMe,
    remote: createWid(message.chatId),
    id: stanzaId,
    participant: message.author === undefined ? undefined : createWid(message.author),
  });
}

/** A row of the local database for a message, with whatever became of it. */
export function rowOf(message: WireMessage, isNewMsg: boolean): MsgRow {
  return message.revoked === undefined
    ? { ...commonOf(message, isNewMsg), ...livingOf(message) }
    : { ...commonOf(message, isNewMsg), ...revokedOf(message) };
}

/** What WhatsApp leaves of a revoked message: another key, the old one beside it, and nothing of its content. */
export function revokedOf(message: WireMessage): Pick<MsgRow, 'id'> & Partial<MsgRow> {
  const { revoked } = message;
  if (revoked === undefined) throw new Error(`${message.stanzaId} was not revoked`);
  return {
    id: keyOf(message, revoked.stanzaId),
    type: 'revoked',
    subtype: revoked.admin ? 'admin' : 'sender',
    protocolMessageKey: keyOf(message),
    revokeSender: createWid(revoked.by),
    revokeTimestamp: Math.floor(revoked.at / 1000),
  };
}

function commonOf(message: WireMessage, isNewMsg: boolean): MsgRow {
  const own = ownIdIn(createWid(message.chatId));
  const chat = createWid(message.chatId);
  const row: MsgRow = {
    id: keyOf(message),
    type: message.type,
    t: message.t,
    from: message.fromMe ? own : chat,
    to: message.fromMe ? chat : own,
    self: message.fromMe ? 'out' : 'in',
    ack: message.ack,
    isNewMsg,
    star: message.starred === true,
    isGif: message.media?.isGif === true,
    isForwarded: message.forwarded !== undefined,
    hasReaction: (message.reactions?.length ?? 0) > 0,
  };
  if (message.author !== undefined) row.author = createWid(message.author);
  if (message.forwarded !== undefined) row.forwardingScore = message.forwarded;
  if (!message.fromMe) {
    const notifyName = contactStore.get(message.author ?? message.chatId)?.get('pushname');
    if (notifyName !== undefined) row.notifyName = notifyName;
  }
  return row;
}

function livingOf(message: WireMessage): Partial<MsgRow> {
  const row: Partial<MsgRow> = { body: message.body, ...contentOf(message) };
  const { quoted, edited } = message;
  if (quoted !== undefined) {
    row.quotedStanzaID = quoted.stanzaId;
    row.quotedParticipant = createWid(quoted.author);
    const type = quoted.type ?? 'chat';
    row.quotedMsg = { type, body: type === 'image' ? thumbnailOf(quoted.stanzaId) : quoted.body };
  }
  if (edited !== undefined) {
    row.latestEditMsgKey = keyOf(message, edited.stanzaId);
    row.latestEditSenderTimestampMs = edited.at;
  }
  return row;
}

/** Groups and @lid chats address the account by its @lid. */
export function ownIdIn(chat: Wid): Wid {
  const { phone, lid } = accountOrThrow();
  return chat.isGroup() || chat.isLid() ? lid : phone;
}

export function wireOf(message: Msg): WireMessage {
  const wire: WireMessage = {
    stanzaId: message.id.id,
    chatId: String(message.id.remote),
    fromMe: message.id.fromMe,
    type: message.type,
    t: message.t,
    ack: message.ack,
  };
  if (message.body !== undefined) wire.body = message.body;
  if (message.caption !== undefined) wire.caption = message.caption;
  if (message.id.participant !== undefined) wire.author = String(message.id.participant);
  const { mimetype, filename, size } = message.attributes;
  if (mimetype !== undefined)
    wire.media = {
      mimetype,
      ...(filename !== undefined && { filename }),
      ...(size !== undefined && { size }),
    };
  const { quotedStanzaID, quotedParticipant, quotedMsg } = message.attributes;
  if (quotedStanzaID !== undefined && quotedParticipant !== undefined) {
    wire.quoted = {
      stanzaId: quotedStanzaID,
      author: String(quotedParticipant),
      fromMe: isMe(quotedParticipant),
      ...quotedMsg,
    };
  }
  return wire;
}
