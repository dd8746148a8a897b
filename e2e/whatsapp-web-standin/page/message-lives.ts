import type { WireMessage } from '../wire.ts';
import { contentOf } from './message-content.ts';
import { keyOf, ownIdIn, revokedOf } from './message-rows.ts';
import type { MsgRow } from './local-database.ts';
import { ensureChat, localDatabase, msgStore } from './stores.ts';
import { createWid } from './wid.ts';

/** Brings an edit: the text changes, and the model says by which message. One that the page does not have stays out. */
export function applyEdit(message: WireMessage): void {
  const { edited } = message;
  const key = keyOf(message);
  const row = localDatabase.find(key);
  if (row === undefined || edited === undefined) return;
  const content = contentOf(message);
  const changes: Partial<MsgRow> = {
    body: content.body ?? message.body,
    caption: content.caption,
    latestEditMsgKey: keyOf(message, edited.stanzaId),
    latestEditSenderTimestampMs: edited.at,
  };
  localDatabase.put({ ...row, ...changes });
  msgStore.get(key)?.set(changes);
}

/**
 * Brings a revocation as WhatsApp does: the database first, then the entry of a protocol message, by which the models
 * change (`MsgCollectionImpl.processMultipleMessages`). The entry comes even when the page never had the message.
 */
export async function applyRevocation(message: WireMessage): Promise<void> {
  const { revoked } = message;
  if (revoked === undefined) return;
  const key = keyOf(message);
  const row = localDatabase.find(key);
  if (row !== undefined) localDatabase.replace(key, remainsOf(row, message));
  const chat = createWid(message.chatId);
  const inChat = ensureChat(chat);
  const by = createWid(revoked.by);
  const own = ownIdIn(chat);
  const isOwn = by.equals(own);
  await msgStore.processMultipleMessages(chat, [
    {
      id: keyOf(
        { ...message, fromMe: isOwn, author: message.author && revoked.by },
        revoked.stanzaId,
      ),
      type: 'protocol',
      subtype: revoked.admin ? 'admin_revoke' : 'sender_revoke',
      protocolMessageKey: key,
      isNewMsg: true,
      t: Math.floor(revoked.at / 1000),
      from: isOwn ? own : chat,
      to: isOwn ? chat : own,
      author: by,
    },
  ]);
  const model = msgStore.get(key);
  if (model === undefined) return;
  const newKey = keyOf(message, revoked.stanzaId);
  msgStore.replaceId(key, newKey);
  inChat.msgs.replaceId(key, newKey);
  model.trigger('revoked', model);
  model.set({ ...contentGone, ...revokedOf(message) });
  model.trigger('change:msgKey', { newKey, oldKey: key });
  if (inChat.lastReceivedKey?.equals(key) === true) inChat.set('lastReceivedKey', newKey);
}

export function applyStar(message: WireMessage): void {
  const row = localDatabase.find(keyOf(message));
  const star = message.starred === true;
  if (row !== undefined) localDatabase.put({ ...row, star });
  msgStore.get(keyOf(message))?.set('star', star);
}

/** The attributes of which nothing is left. */
const contentGone: Partial<MsgRow> = {
  body: undefined,
  caption: undefined,
  quotedMsg: undefined,
  quotedStanzaID: undefined,
  quotedParticipant: undefined,
  lat: undefined,
  lng: undefined,
  loc: undefined,
  title: undefined,
  description: undefined,
  matchedText: undefined,
  thumbnail: undefined,
  vcardList: undefined,
  star: false,
};

function remainsOf(row: MsgRow, message: WireMessage): MsgRow {
  const { t, from, to, self, author, ack, ephemeralDuration } = row;
  return {
    t,
    from,
    to,
    self,
    ack,
    ...(author === undefined ? {} : { author }),
    ...(ephemeralDuration === undefined ? {} : { ephemeralDuration }),
    isNewMsg: false,
    star: false,
    ...revokedOf(message),
  };
}
