/**
 * The screen as a driver: what its reader in the isolated world (content-script/screen) tells, believed as far as WhatsApp's own
 * stores do not say otherwise.
 */
import type { CapturedMessage } from '@/protocol/page-event';
import { CAPABILITIES } from '@/protocol/page-limits';
import type { KnownChat, ScreenOrder, ScreenReport } from '@/protocol/screen-link';
import { noDriver } from '../no-driver';
import { DriverError, type StoredMessage, type WhatsAppDriver } from '../whatsapp-driver';

/** How long a human has to press Send in WhatsApp before nobody knows what became of it. */
export const HUMAN_SEND_MS = 100_000;

/** Chats, as far as WhatsApp's own stores can be read. */
export interface ChatStores {
  activeChat(): string | null;
  readChat(chatId: string): KnownChat | undefined;
}

export interface DomDriver extends WhatsAppDriver {
  /** Has the screen watched, or lets it be. */
  watch(on: boolean, stores: ChatStores | undefined): void;
  hear(report: ScreenReport): void;
}

type State = Extract<ScreenReport, { type: 'state' }>;

export function domDriver(order: (order: ScreenOrder) => void): DomDriver {
  let stores: ChatStores | undefined;
  let watching = false;
  let state: State | undefined;
  let toldOpen = '';
  const answers = new Map<string, (refusal: string | undefined) => void>();
  const sent = new Map<string, StoredMessage>();
  /** The text that waits for the human, and until when nothing else may be put in its place. */
  let waiting: { stanzaId: string; until: number } | undefined;
  const changeListeners: (() => void)[] = [];
  const messageListeners: Parameters<WhatsAppDriver['onMessage']>[0][] = [];
  const ackListeners: Parameters<WhatsAppDriver['onAcks']>[0][] = [];
  const chatListeners: Parameters<WhatsAppDriver['onActiveChat']>[0][] = [];

  function tellStores() {
    const id = stores?.activeChat();
    const open = id ? { id, name: stores?.readChat(id)?.name ?? '' } : (id as null | undefined);
    if (JSON.stringify({ open }) === toldOpen) return;
    toldOpen = JSON.stringify({ open });
    order({ type: 'stores', open });
  }

  const chatOf = (chatId: string): KnownChat => {
    const { id, name } = stores?.readChat(chatId) ?? { id: chatId, name: '' };
    return { id, name };
  };

  /** Sends an order and waits for its answer. */
  function ask(key: string, question: ScreenOrder): Promise<void> {
    tellStores();
    order(question);
    return new Promise((resolve, reject) => {
      answers.set(key, (refusal) => {
        answers.delete(key);
        if (refusal === undefined) resolve();
        else reject(new DriverError(refusal));
      });
    });
  }

  function hearMessages(chatId: string, messages: CapturedMessage[], seen: 'before' | undefined) {
    // Read while the human went to another chat: they will be read again.
    if (stores && stores.activeChat() !== chatId) return;
    for (const message of messages) {
      messageListeners.forEach((listener) => listener(message, seen));
      const { id, ack, fromMe } = message;
      if (fromMe) ackListeners.forEach((listener) => listener([{ id, ack }]));
    }
  }

  return {
    ...noDriver,
    account: () => state?.account ?? null,
    connection: () => state?.connection ?? 'degraded',
    capabilities: () =>
      CAPABILITIES.map((capability) => {
        const missing = state ? state.missing[capability] : 'screen';
        return missing === undefined
          ? { capability, status: 'ok', driver: 'dom' }
          : { capability, status: 'missing', driver: 'off', missing };
      }),
    activeChat: () => state?.openChatId ?? null,
    async sendText({ chatId, stanzaId, text, quotes }) {
      // Without the quote it would not be what was approved.
      if (quotes !== undefined) throw new DriverError('text-only');
      const isFree = !waiting || sent.has(waiting.stanzaId) || Date.now() > waiting.until;
      if (!isFree) throw new DriverError('composer-busy');
      waiting = { stanzaId, until: Date.now() + HUMAN_SEND_MS };
      const chat = chatOf(chatId);
      try {
        await ask(stanzaId, {
          type: 'place',
          chat,
          text: text.replaceAll('\r\n', '\n'),
          stanzaId,
        });
        if (stores && stores.activeChat() !== chat.id) throw new DriverError('chat-not-shown');
      } catch (error) {
        waiting = undefined;
        throw error;
      }
    },
    findOwnMessage: (stanzaId) => Promise.resolve(sent.get(stanzaId)),
    openChat(chatId) {
      const chat = chatOf(chatId);
      return ask(chat.id, { type: 'show', chat });
    },
    onChange: (listener) => void changeListeners.push(listener),
    onMessage: (listener) => void messageListeners.push(listener),
    onAcks: (listener) => void ackListeners.push(listener),
    onActiveChat: (listener) => void chatListeners.push(listener),

    watch(on, seen) {
      stores = seen;
      if (on) tellStores();
      if (on === watching) return;
      watching = on;
      if (!on) state = undefined;
      order({ type: 'watch', on });
    },
    hear(report) {
      if (report.type === 'messages') hearMessages(report.chatId, report.messages, report.seen);
      else if (report.type === 'shown') answers.get(report.chatId)?.(report.refusal);
      else if (report.type === 'placed') answers.get(report.stanzaId)?.(report.refusal);
      else if (report.type === 'sent') {
        const { id, ack } = report;
        sent.set(report.stanzaId, { ack, ...(id !== undefined && { id }) });
      } else if (watching) {
        const isOther = report.openChatId !== (state?.openChatId ?? null);
        state = report;
        if (isOther) chatListeners.forEach((listener) => listener(report.openChatId));
        changeListeners.forEach((listener) => listener());
      }
    },
  };
}
