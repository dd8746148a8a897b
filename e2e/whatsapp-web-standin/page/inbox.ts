import type { ServerEvent, WireChat, WireConnection, WireContact, WireSession } from '../wire.ts';
import { setAccount } from './account.ts';
import { markSeen } from './chat-actions.ts';
import { NetworkStatus, Cmd, showMain, showQrPage, Socket, Stream } from './connection-state.ts';
import { applyGroupChange, putGroup } from './group-actions.ts';
import { forgetPairs, learnPair } from './lid-pairs.ts';
import { applyEdit, applyRevocation, applyStar } from './message-lives.ts';
import { keyOf, rowOf } from './message-rows.ts';
import type { Chat } from './models.ts';
import { forgetFacts, putFacts } from './people-facts.ts';
import { applyHistory, endOf, forgetHistoryRequests, setPhoneHistory } from './phone-history.ts';
import { applyVote, forgetVotes, restoreVotes } from './poll-votes.ts';
import { applyReaction, forgetReactions, restoreReactions } from './reactions.ts';
import { applyAck, directReceiptModule, groupReceiptModule, type Receipt } from './receipts.ts';
import { setSendingMode, settleSend } from './sending.ts';
import {
  activeChat,
  chatStore,
  contactStore,
  emptyStores,
  ensureChat,
  localDatabase,
  msgStore,
  noteNewest,
  titleOf,
} from './stores.ts';
import { createWid } from './wid.ts';

/** Messages per chat that are models in memory from the start; older ones are rows only. */
const inMemoryPerChat = 15;

/** Fills the stores from the server's session and says so as WhatsApp's page does. */
export function startSession(session: WireSession): void {
  setSendingMode(session.sending);
  setPhoneHistory(session.phoneHistory);
  setAccount(session.account);
  if (session.account === null) {
    showQrPage();
    return;
  }
  for (const contact of session.contacts) putContact(contact);
  for (const [lid, phoneId] of session.lidPairs) learnPair(lid, phoneId);
  for (const chat of session.chats) putChat(chat);
  for (const message of session.messages) {
    localDatabase.put(rowOf(message, false));
    restoreReactions(message);
    restoreVotes(message);
  }
  for (const chat of chatStore.getModelsArray()) {
    const rows = localDatabase.rows(chat.id).slice(-inMemoryPerChat);
    chat.msgs.add(msgStore.add(rows));
    const newest = rows.at(-1);
    if (newest !== undefined) noteNewest(chat, newest.id, newest.t);
  }
  showMain(session.account.isBusiness === true);
  showConnection(session.connection);
}

export function endSession(): void {
  setAccount(null);
  Cmd.isMainLoaded = false;
  Cmd.trigger('logout');
  forgetEverything();
  showQrPage();
}

function forgetEverything(): void {
  emptyStores();
  forgetPairs();
  forgetFacts();
  forgetReactions();
  forgetVotes();
  forgetHistoryRequests();
}

export async function applyEvent(event: ServerEvent): Promise<void> {
  switch (event.type) {
    case 'message': {
      if (event.contact !== undefined) putContact(event.contact);
      if (event.phoneId !== undefined) learnPair(event.message.chatId, event.phoneId);
      const chat = ensureChat(createWid(event.message.chatId));
      await msgStore.processMultipleMessages(chat.id, [rowOf(event.message, true)]);
      chat.set('unreadCount', event.unreadCount);
      // An open chat in a window one looks at is read at once.
      if (chat.active && event.unreadCount > 0 && document.hasFocus()) markSeen(chat, 'opened');
      return;
    }
    case 'decrypted': {
      const row = rowOf(event.message, false);
      localDatabase.put(row);
      const { isNewMsg: _, ...known } = row;
      msgStore.get(keyOf(event.message))?.set(known);
      return;
    }
    case 'edited':
      applyEdit(event.message);
      return;
    case 'revoked':
      await applyRevocation(event.message);
      return;
    case 'reacted':
      await applyReaction(event.message, event.reaction);
      return;
    case 'voted':
      await applyVote(event.message, event.vote);
      return;
    case 'starred':
      applyStar(event.message);
      return;
    case 'group-changed':
      await applyGroupChange(event.chat, event.entry, event.by);
      return;
    case 'history':
      applyHistory(event.chat, event.messages);
      return;
    case 'phone-history':
      setPhoneHistory(event.phoneHistory);
      return;
    case 'send-result':
      settleSend(createWid(event.chatId), event.stanzaId, event.ack, event.t);
      return;
    case 'receipt':
      await applyReceipt(event);
      return;
    case 'contact':
      putContact(event.contact);
      return;
    case 'lid-pair':
      learnPair(event.lid, event.phoneId);
      return;
    case 'read-elsewhere':
      chatStore.get(event.chatId)?.set('unreadCount', 0);
      return;
    case 'connection':
      showConnection(event.connection);
      return;
    case 'sending':
      setSendingMode(event.sending);
      return;
    case 'login':
      forgetEverything();
      startSession(event.session);
      return;
    case 'logout':
      endSession();
      return;
    case 'open-chat':
      Cmd.onOpenChat(event.chatId === null ? null : chatStore.assertGet(event.chatId));
      return;
  }
}

async function applyReceipt(event: Extract<ServerEvent, { type: 'receipt' }>): Promise<void> {
  const chat = createWid(event.chatId);
  if (event.ack < 2) {
    for (const stanzaId of event.stanzaIds) applyAck(chat, stanzaId, event.ack);
    return;
  }
  const receipt: Receipt = {
    ack: event.ack,
    ackString: event.ack === 2 ? null : 'read',
    from: chat,
    externalIds: event.stanzaIds,
    ts: Math.floor(Date.now() / 1000),
  };
  if (event.participant !== undefined) receipt.participant = createWid(event.participant);
  await (chat.isGroup()
    ? groupReceiptModule.handleGroupSimpleReceipt(receipt)
    : directReceiptModule.handleChatSimpleReceipt(receipt));
}

function showConnection({ online, conflict, phoneReachable, restriction }: WireConnection): void {
  if (chatStore.length === 0 && Stream.get('mode') === 'QR') return;
  NetworkStatus.set('online', online);
  const state = restriction ?? (conflict ? 'CONFLICT' : online ? 'CONNECTED' : 'TIMEOUT');
  Socket.set({ state, stream: state === 'CONNECTED' ? 'CONNECTED' : 'DISCONNECTED' });
  Stream.set({
    mode: conflict ? 'CONFLICT' : 'MAIN',
    info: online ? 'NORMAL' : 'OFFLINE',
    displayInfo: phoneReachable ? 'NORMAL' : 'TIMEOUT',
  });
}

function putContact(wire: WireContact): void {
  const [contact] = contactStore.add({
    id: createWid(wire.id),
    name: wire.name,
    shortName: wire.name?.split(' ')[0],
    pushname: wire.pushname,
    isBusiness: wire.isBusiness === true,
    isAddressBookContact: wire.name === undefined ? 0 : 1,
    ...(wire.phoneId === undefined ? {} : { phoneNumber: createWid(wire.phoneId) }),
  });
  if (wire.phoneId !== undefined) learnPair(wire.id, wire.phoneId);
  putFacts(wire);
  const chat = chatStore.get(wire.id);
  if (chat !== undefined && contact !== undefined && !chat.id.isGroup()) {
    chat.set({ contact, formattedTitle: titleOf(chat.id, contact) });
  }
}

function putChat(wire: WireChat): void {
  const id = createWid(wire.id);
  const chat = ensureChat(id, wire.subject);
  chat.set({
    unreadCount: wire.unreadCount,
    archive: wire.archived === true,
    pin: wire.pinned === true ? 1 : 0,
    endOfHistoryTransferType: endOf(wire),
  });
  putGroup(chat, wire);
}

/** Opens a chat as the human or a script does it: it becomes the active one and is read. */
export function openChat(chat: Chat | null): void {
  const previous = activeChat();
  if (previous !== undefined && previous !== chat) previous.set('active', false);
  if (chat === null) return;
  chat.set('active', true);
  if (chat.unreadCount !== 0) markSeen(chat, 'opened');
}
