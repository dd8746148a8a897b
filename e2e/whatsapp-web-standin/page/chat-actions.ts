import { ensureChat, chatStore, localDatabase, msgStore } from './stores.ts';
import { isMe } from './account.ts';
import { Collection } from './collection.ts';
import { otherIdOf } from './lid-pairs.ts';
import { type Chat, Msg } from './models.ts';
import { MsgKey } from './msg-key.ts';
import { report } from './server-link.ts';
import { createWid } from './wid.ts';

/** The chat of this person, under whichever of the two ids it stands; else a new one is created. */
export async function findOrCreateLatestChat(
  id: unknown,
): Promise<{ chat: Chat; created: boolean }> {
  const wid = createWid(id);
  const other = otherIdOf(wid);
  const known = chatStore.get(wid) ?? (other === undefined ? undefined : chatStore.get(other));
  if (known !== undefined) return { chat: known, created: false };
  const chat = ensureChat(wid);
  chat.set('t', Math.floor(Date.now() / 1000));
  return { chat, created: true };
}

/** Tells the server that the chat was read: what the sender sees as blue ticks. */
export async function sendSeen({ chat }: { chat: Chat }): Promise<void> {
  markSeen(chat, 'asked');
}

export function markSeen(chat: Chat, cause: 'opened' | 'asked'): void {
  report({ type: 'seen', chatId: String(chat.id), cause });
  chat.set('unreadCount', 0);
}

export async function markUnread(chat: Chat): Promise<void> {
  chat.set('unreadCount', -1);
}

/** The message that another one answers: the one in memory, or a copy made from the answer. */
export function getQuotedMsgObj(message: Msg): Msg | undefined {
  const { id, attributes } = message;
  const { quotedStanzaID, quotedParticipant, quotedMsg } = attributes;
  if (quotedStanzaID === undefined) return undefined;
  const key = new MsgKey({
    fromMe: isMe(quotedParticipant),
    remote: id.remote,
    id: quotedStanzaID,
    participant: id.remote.isGroup() ? quotedParticipant : undefined,
  });
  return msgStore.get(key) ?? new Msg({ id: key, ...quotedMsg });
}

interface DirectionRequest {
  anchor: MsgKey;
  count: number;
  direction: 'before' | 'after';
}

/** Pages the local database; answers rows, not models, and never the anchor. */
export async function msgFindByDirection(request: DirectionRequest): Promise<object> {
  const { anchor, count, direction } = request;
  return { messages: localDatabase.byDirection(MsgKey.from(anchor), count, direction) };
}

/** Brings the messages around a key into memory. */
export function getSearchContext({ chat, msgKey }: { chat: Chat; msgKey: unknown }): object {
  const asked = msgKey instanceof Msg ? msgKey.id : msgKey;
  const key = MsgKey.fromString(asked);
  const collection = new Collection(Msg);
  const load = async (): Promise<void> => {
    const row = localDatabase.find(key);
    if (row === undefined) return;
    const around = [
      ...localDatabase.byDirection(key, 10, 'before'),
      row,
      ...localDatabase.byDirection(key, 10, 'after'),
    ];
    for (const message of msgStore.add(around)) {
      collection.add(message);
      chat.msgs.add(message);
    }
  };
  return { key, collection: Object.assign(collection, { loadAroundPromise: load() }) };
}
