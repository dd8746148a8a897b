/** A WhatsApp driver over plain arrays, for tests of what stands above it. wa-js itself is never faked: that is the stand-in's part. */
import type {
  CapturedChat,
  CapturedContact,
  CapturedMessage,
  MessageChange,
} from '@/protocol/page-event';
import type { WhatsApp } from '@/whatsapp-core/whatsapp-driver';
import { ME } from './captured';

export interface FakeWhatsApp {
  state: ReturnType<WhatsApp['connection']>;
  account: string | null;
  chats: CapturedChat[];
  contacts: CapturedContact[];
  messages: CapturedMessage[];
  changes: MessageChange[];
  /** Which reads were asked for. */
  reads: { chatId: string; count: number; before?: string }[];
  change(): void;
  arrive(message: CapturedMessage): void;
}

export function fakeDriver(): { driver: WhatsApp; whatsApp: FakeWhatsApp } {
  const changeListeners: (() => void)[] = [];
  const messageListeners: ((message: CapturedMessage) => void)[] = [];
  const whatsApp: FakeWhatsApp = {
    state: 'connected',
    account: ME,
    chats: [],
    contacts: [],
    messages: [],
    changes: [],
    reads: [],
    change: () => changeListeners.forEach((listener) => listener()),
    arrive: (message) => messageListeners.forEach((listener) => listener(message)),
  };
  const driver: WhatsApp = {
    version: () => '2.3000.0',
    account: () => whatsApp.account,
    connection: () => whatsApp.state,
    capabilities: () => [{ capability: 'auth', status: 'ok', driver: 'wa-js' }],
    activeChat: () => null,
    chatIds: () => whatsApp.chats.map((chat) => chat.id),
    readChat: (chatId) => whatsApp.chats.find((chat) => chat.id === chatId),
    newestId: (chatId) => whatsApp.messages.findLast((message) => message.chatId === chatId)?.id,
    contactIds: () => whatsApp.contacts.map((contact) => contact.id),
    readContact: (id) => Promise.resolve(whatsApp.contacts.find((contact) => contact.id === id)),
    readContactDetails: () => Promise.resolve(undefined),
    history(chatId, count, before) {
      whatsApp.reads.push({ chatId, count, ...(before !== undefined && { before }) });
      const all = whatsApp.messages.filter((message) => message.chatId === chatId);
      const end = before === undefined ? all.length : all.findIndex(({ id }) => id === before);
      const start = Math.max(0, end - count);
      return Promise.resolve({
        messages: all.slice(start, end),
        changes: whatsApp.changes.filter(({ id }) =>
          all.slice(start, end).some((message) => message.id === id),
        ),
        reachedStart: start === 0,
      });
    },
    holds: (messageId) => Promise.resolve(whatsApp.messages.some(({ id }) => id === messageId)),
    askPhone: () => Promise.resolve('unavailable'),
    fetchMedia: () => Promise.resolve({ outcome: 'gone' }),
    hearingSince: () => 0,
    sendTimeout: () => 30_000,
    diagnose: () => ({
      type: 'diagnostics',
      modules: 0,
      waJsVersion: '',
      bindings: [],
      places: [],
    }),
    sendText: () => Promise.resolve(),
    sendFile: () => Promise.resolve(),
    findOwnMessage: () => Promise.resolve(undefined),
    openChat: () => Promise.resolve(),
    onChange: (listener) => void changeListeners.push(listener),
    onMessage: (listener) => void messageListeners.push(listener),
    onChanges: () => undefined,
    onPairs: () => undefined,
    onAcks: () => undefined,
    onActiveChat: () => undefined,
    onChatChange: () => undefined,
    stop: () => undefined,
  };
  return { driver, whatsApp };
}
