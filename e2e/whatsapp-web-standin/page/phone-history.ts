import type { PhoneHistory, WireChat, WireMessage } from '../wire.ts';
import { Cmd } from './connection-state.ts';
import { Emitter } from './emitter.ts';
import { rowOf } from './message-rows.ts';
import { type Chat, historyOnPhone, type Msg } from './models.ts';
import { restoreReactions } from './reactions.ts';
import { restoreVotes } from './poll-votes.ts';
import { requestHistory } from './server-link.ts';
import { chatStore, localDatabase, msgStore } from './stores.ts';
import { createWid, type Wid } from './wid.ts';

/** WhatsApp's number for "older history of one chat" among the things that a page may ask the phone for. */
const historySyncOnDemand = 3;
/** Messages that one `loadEarlierMsgs` brings into memory. */
const pageSize = 50;

/** Says when an answer was applied (`…:success_history_sync_od`) or given up (`…:error_history_sync_od`): the chat's jid. */
export const historySyncOnDemandEvents = new Emitter();

/** Chats whose answer is awaited, by the jid that the phone is asked with. */
export const inFlightHistorySyncOnDemandRequests = new Map<string, string>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
let timeoutMs = 0;

export function setPhoneHistory(next: PhoneHistory): void {
  timeoutMs = next.timeoutMs;
}

/**
 * Asks the phone; resolves when the request has left, not with the answer. As on the real page a second request for a
 * chat whose answer is awaited is dropped without a word.
 */
export async function sendPeerDataOperationRequest(
  type: number,
  { chatId }: { chatId: Wid },
): Promise<void> {
  if (type !== historySyncOnDemand) return;
  const chat = createWid(chatId);
  const jid = chat.toJid();
  if (inFlightHistorySyncOnDemandRequests.has(jid)) return;
  inFlightHistorySyncOnDemandRequests.set(jid, jid);
  timers.set(
    jid,
    setTimeout(() => settle(jid, 'error'), timeoutMs),
  );
  const oldest = localDatabase.rows(chat)[0];
  await requestHistory({ chatId: String(chat), oldestStanzaId: oldest?.id.id ?? null });
}

/** The phone's answer: rows for the local database; no model is made and no message announced. */
export function applyHistory(wire: WireChat, messages: WireMessage[]): void {
  for (const message of messages) {
    localDatabase.put(rowOf(message, false));
    restoreReactions(message);
    restoreVotes(message);
  }
  const chat = chatStore.get(wire.id);
  chat?.set('endOfHistoryTransferType', endOf(wire));
  if (chat !== undefined) chat.msgs.msgLoadState.noEarlierMsgs = false;
  Cmd.trigger('new_history_sync_chunk_processed_from_bridge', new Set([wire.id]));
  settle(createWid(wire.id).toJid(), 'success');
}

export function endOf(wire: WireChat): Chat['endOfHistoryTransferType'] {
  return (wire.onPhoneOnly ?? 0) > 0 ? historyOnPhone.moreRemains : historyOnPhone.nothingRemains;
}

/** Brings earlier messages of the local database into memory; asks nobody. */
export async function loadEarlierMsgs({ chat }: { chat: Chat }): Promise<Msg[] | undefined> {
  const { msgs } = chat;
  if (msgs.msgLoadState.noEarlierMsgs) return undefined;
  const head = msgs.head();
  const rows =
    head === undefined
      ? localDatabase.rows(chat.id).slice(-pageSize)
      : localDatabase.byDirection(head.id, pageSize, 'before');
  const loaded = msgStore.add(rows);
  msgs.add(loaded);
  msgs.msgLoadState.noEarlierMsgs =
    rows.length < pageSize && chat.endOfHistoryTransferType !== historyOnPhone.moreRemains;
  return loaded;
}

export function forgetHistoryRequests(): void {
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
  inFlightHistorySyncOnDemandRequests.clear();
}

function settle(jid: string, outcome: 'success' | 'error'): void {
  clearTimeout(timers.get(jid));
  timers.delete(jid);
  if (!inFlightHistorySyncOnDemandRequests.delete(jid) && outcome === 'error') return;
  historySyncOnDemandEvents.trigger(
    `history_sync_on_demand_events:${outcome}_history_sync_od`,
    jid,
  );
}
