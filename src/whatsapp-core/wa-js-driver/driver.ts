/** The only module that knows @wppconnect/wa-js. Facts about its calls: docs/adr/0004-wa-js-driver.md. */
import type { ev, whatsapp } from '@wppconnect/wa-js';
import type { Capability, CapturedMessage } from '@/protocol/page-event';
import { DriverError, type CapabilityReport, type WhatsAppDriver } from '../whatsapp-driver';
import {
  capturedChat,
  capturedContact,
  capturedMessage,
  serialised,
  type MessageModel,
} from './captured';
import { connectionState } from './connection-state';
import { waJs } from './wa-js';

/** wa-js is ready some 3 s after WhatsApp's modules are there; with gaps between them it may never be (its issues 3419, 3481, 3499). */
export const WATCHDOG_MS = 30_000;

/** What each capability stands on: probed, never assumed. */
const PROBES: Readonly<Record<Capability, () => Readonly<Record<string, unknown>>>> = {
  auth: () => ({
    isAuthenticated: waJs.whatsapp.functions.isAuthenticated,
    Stream: waJs.whatsapp.Stream,
  }),
  list: () => ({ ChatStore: waJs.whatsapp.ChatStore, ContactStore: waJs.whatsapp.ContactStore }),
  messages: () => ({
    MsgStore: waJs.whatsapp.MsgStore,
    msgFindByDirection: waJs.whatsapp.functions.msgFindByDirection,
  }),
  events: () => ({ MsgStore: waJs.whatsapp.MsgStore, Cmd: waJs.whatsapp.Cmd }),
  send: () => ({
    addAndSendMsgToChat: waJs.whatsapp.functions.addAndSendMsgToChat,
    MsgKey: waJs.whatsapp.MsgKey,
  }),
};

export function waJsDriver(): WhatsAppDriver {
  const leaving = new AbortController();
  const startedAt = performance.now();
  let overdue = false;
  /** What broke when it was used, whatever its probe said. */
  const broken = new Map<Capability, string>();
  /** Given a phone, WhatsApp may find the chat of its @lid: under which chat each of our messages really went. */
  const sentUnder = new Map<string, string>();
  const changeListeners: (() => void)[] = [];
  const changed = () => changeListeners.forEach((listener) => listener());

  function hold(add: () => unknown, remove: () => unknown) {
    add();
    leaving.signal.addEventListener('abort', remove);
  }

  function watchMessages(event: string, listener: (message: CapturedMessage) => void) {
    const captured = (model: whatsapp.MsgModel) => {
      const message = capturedMessage(model);
      if (message) listener(message);
    };
    waJs.loader.onReady(() => {
      if (leaving.signal.aborted) return;
      waJs.whatsapp.MsgStore.on(event, captured);
      leaving.signal.addEventListener('abort', () => waJs.whatsapp.MsgStore.off(event, captured));
    });
  }

  const watchdog = setInterval(() => {
    if (waJs.isReady) clearInterval(watchdog);
    else if (performance.now() - startedAt > WATCHDOG_MS) {
      overdue = true;
      clearInterval(watchdog);
    }
    changed();
  }, 1000);
  leaving.signal.addEventListener('abort', () => clearInterval(watchdog));

  const watchStores = () => {
    for (const model of [waJs.whatsapp.Stream, waJs.whatsapp.Socket]) {
      model?.on('change', changed);
      leaving.signal.addEventListener('abort', () => model?.off('change', changed));
    }
    changed();
  };
  waJs.loader.onReady(() => leaving.signal.aborted || watchStores());
  for (const event of [
    'conn.authenticated',
    'conn.logout',
    'conn.online',
    'conn.main_loaded',
    'conn.main_ready',
    'conn.stream_mode_changed',
    'conn.stream_info_changed',
    'conn.require_auth',
  ] as const)
    hold(
      () => waJs.on(event, changed),
      () => waJs.off(event, changed),
    );

  const authenticated = () => waJs.isReady && waJs.conn.isAuthenticated();

  /** Runs one use of WhatsApp; what it throws is remembered as the capability's fault. */
  async function use<Result>(capability: Capability, call: () => Result | Promise<Result>) {
    try {
      const result = await call();
      if (broken.delete(capability)) changed();
      return result;
    } catch (error) {
      const code = errorCode(error);
      if (broken.get(capability) !== code) {
        broken.set(capability, code);
        changed();
      }
      throw new DriverError(code);
    }
  }

  function probe(capability: Capability): CapabilityReport[number] {
    if (!waJs.isReady)
      return {
        capability,
        status: overdue ? 'missing' : 'unknown',
        driver: overdue ? 'off' : 'wa-js',
      };
    const missing = Object.entries(PROBES[capability]())
      .filter(([, found]) => found === undefined || found === null)
      .map(([name]) => name);
    const fault = missing.length > 0 ? missing.join(', ') : broken.get(capability);
    return fault === undefined
      ? { capability, status: 'ok', driver: 'wa-js' }
      : { capability, status: 'missing', driver: 'off', missing: fault.slice(0, 128) };
  }

  return {
    version: () =>
      (waJs.isReady ? String(Reflect.get(window, 'Debug')?.VERSION ?? '') : '').slice(0, 64),
    account: () => (authenticated() ? (serialised(waJs.conn.getMyUserId()) ?? null) : null),
    connection: () =>
      connectionState({
        ready: waJs.isReady,
        overdue,
        authenticated: authenticated(),
        online: navigator.onLine && (!waJs.isReady || waJs.conn.isOnline()),
        socketState: waJs.isReady ? waJs.whatsapp.Socket?.state : undefined,
        streamMode: waJs.isReady ? waJs.whatsapp.Stream?.mode : undefined,
        streamInfo: waJs.isReady ? waJs.whatsapp.Stream?.info : undefined,
        displayInfo: waJs.isReady ? String(waJs.whatsapp.Stream?.displayInfo) : undefined,
      }),
    capabilities: () => (['auth', 'list', 'messages', 'events', 'send'] as const).map(probe),
    activeChat: () =>
      authenticated() ? (serialised(waJs.chat.getActiveChat()?.id) ?? null) : null,

    chatIds: () =>
      waJs.whatsapp.ChatStore.getModelsArray().flatMap((chat) => serialised(chat.id) ?? []),
    readChat(chatId) {
      const model = waJs.chat.get(chatId);
      return model && capturedChat(model);
    },
    newestId: (chatId) => serialised(waJs.chat.get(chatId)?.lastReceivedKey),
    contactIds: () =>
      waJs.whatsapp.ContactStore.getModelsArray().flatMap((contact) => {
        const id = serialised(contact.id);
        // Members of groups that the user never wrote to are not contacts of theirs.
        const known = contact.isMyContact || waJs.chat.get(id ?? '');
        return id && /@(c\.us|lid)$/.test(id) && known ? [id] : [];
      }),
    async readContact(contactId) {
      const model = await use('list', () => waJs.contact.get(contactId));
      if (!model) return undefined;
      const pair = await use('list', () => waJs.contact.getPnLidEntry(contactId));
      const paired = contactId.endsWith('@lid') ? pair.phoneNumber : pair.lid;
      return capturedContact(model, serialised(paired?._serialized));
    },
    readContactDetails: () => Promise.resolve(undefined),
    history: (chatId, count, before) =>
      use('messages', async () => {
        const models = await waJs.chat.getMessages(chatId, {
          count,
          ...(before !== undefined && { direction: 'before', id: before }),
        });
        const messages = models
          .flatMap((model) => capturedMessage(model) ?? [])
          .filter((message) => message.id !== before && message.chatId === chatId)
          .sort((a, b) => a.timestamp - b.timestamp);
        // The anchor itself may be among what is returned, so one fewer is still a full page.
        return { messages, changes: [], reachedStart: models.length < count - 1 };
      }),
    holds: async (messageId) => (await waJs.chat.getMessageById(messageId)) !== undefined,
    askPhone: () => Promise.resolve('unavailable'),
    fetchMedia: () => Promise.resolve({ outcome: 'failed' }),

    async sendText({ chatId, stanzaId, text }) {
      // `get` reads; only the first message to somebody has to make the chat.
      const chat = waJs.chat.get(chatId) ?? (await waJs.chat.find(chatId));
      sentUnder.set(stanzaId, chat.id.toString());
      const template = await waJs.chat.generateMessageID(chat.id);
      const key = template.toString().replace(template.id, stanzaId);
      try {
        await waJs.chat.sendTextMessage(chat.id, text, {
          messageId: key,
          markIsRead: false,
          linkPreview: false,
          detectMentioned: false,
          waitForAck: false,
          delay: 0,
        });
      } catch (error) {
        throw new DriverError(errorCode(error));
      }
    },
    async findOwnMessage(stanzaId, chatIds) {
      const used = sentUnder.get(stanzaId);
      for (const chatId of new Set(used === undefined ? chatIds : [...chatIds, used])) {
        const message = inMemory(chatId, stanzaId) ?? (await inLocalDatabase(chatId, stanzaId));
        if (message) return message;
      }
      return undefined;
    },
    async openChat(chatId, messageId) {
      if (messageId === undefined || !(await waJs.chat.openChatAt(chatId, messageId)))
        await waJs.chat.openChatBottom(chatId);
    },

    onChange: (listener) => void changeListeners.push(listener),
    onMessage(listener) {
      const arrived = (model: MessageModel) => {
        const message = capturedMessage(model);
        if (message) listener(message);
      };
      hold(
        () => waJs.on('chat.new_message', arrived),
        () => waJs.off('chat.new_message', arrived),
      );
      // A placeholder that is decrypted later fires no second event on all builds: its type changes.
      watchMessages('change:type', (message) => {
        if (message.kind !== 'pending') listener(message);
      });
    },
    onChanges() {},
    onPairs() {},
    onAcks(listener) {
      const acknowledged = ({ ack, ids }: ev.ChatEventTypes['chat.msg_ack_change']) => {
        const acks = ids.flatMap((key) => {
          const id = serialised(key);
          const level = ([-1, 0, 1, 2, 3, 4] as const).find((known) => known === ack);
          return id?.startsWith('true_') && level !== undefined ? [{ id, ack: level }] : [];
        });
        if (acks.length > 0) listener(acks);
      };
      hold(
        () => waJs.on('chat.msg_ack_change', acknowledged),
        () => waJs.off('chat.msg_ack_change', acknowledged),
      );
      // wa-js tells of 1 and of receipts; a failure (−1) shows in the store alone.
      watchMessages('change:ack', ({ fromMe, id, ack }) => {
        if (fromMe) listener([{ id, ack }]);
      });
    },
    onActiveChat(listener) {
      const activated = (chat: whatsapp.ChatModel | null) => listener(serialised(chat?.id) ?? null);
      hold(
        () => waJs.on('chat.active_chat', activated),
        () => waJs.off('chat.active_chat', activated),
      );
    },
    onChatChange(listener) {
      const report = (model: whatsapp.ChatModel) => {
        const chat = capturedChat(model);
        if (chat) listener(chat);
      };
      const counted = ({ chat }: { chat: whatsapp.ChatModel }) => report(chat);
      hold(
        () => waJs.on('chat.unread_count_changed', counted),
        () => waJs.off('chat.unread_count_changed', counted),
      );
      hold(
        () => waJs.on('chat.new_chat', report),
        () => waJs.off('chat.new_chat', report),
      );
    },
    stop() {
      leaving.abort();
      changeListeners.length = 0;
    },
  };
}

function inMemory(chatId: string, stanzaId: string) {
  const model = waJs.chat
    .get(chatId)
    ?.msgs.getModelsArray()
    .find((candidate) => candidate.id?.fromMe && candidate.id.id === stanzaId);
  return model && stored(capturedMessage(model));
}

async function inLocalDatabase(chatId: string, stanzaId: string) {
  // Newest first: what we look for was sent a moment ago.
  const models = waJs.chat.get(chatId) ? await waJs.chat.getMessages(chatId, { count: 100 }) : [];
  const model = models.find((candidate) => candidate.id?.fromMe && candidate.id.id === stanzaId);
  return model && stored(capturedMessage(model));
}

function stored(message: CapturedMessage | undefined) {
  return message && { id: message.id, ack: message.ack };
}

/** wa-js's own error code where there is one; never a message, which may quote ids. */
function errorCode(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && /^[a-z_]{1,64}$/.test(code)
    ? code.replaceAll('_', '-')
    : 'whatsapp-error';
}
