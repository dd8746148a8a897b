/** The only folder that knows @wppconnect/wa-js. Facts about its calls: docs/adr/0004-wa-js-driver.md. */
import type { chat as WaJsChat, ev, whatsapp } from '@wppconnect/wa-js';
import type { MessageChange } from '@/protocol/page-event';
import { CAPABILITIES, type Capability } from '@/protocol/page-limits';
import {
  DriverError,
  type CapabilityReport,
  type TextOrder,
  type WhatsAppDriver,
} from '../whatsapp-driver';
import { findBinding, NEEDED } from './bindings';
import { capturedChat, capturedContact, capturedMessage, ackOf, serialised } from './captured';
import { connectionState } from './connection-state';
import { contactDetails } from './contact-details';
import { pairedId, pairLearner } from './id-pairs';
import { chatInMemory, findOwn, holdsMessage, readHistory } from './local-history';
import { fetchFile, fetching } from './media-file';
import { watchLives } from './message-lives';
import { messageKey, reader, whatsAppId } from './model-reading';
import { askPhone } from './phone-history';
import { afterThisTask, storeWatch } from './store-watch';
import { waJs } from './wa-js';

/** wa-js is ready some 3 s after WhatsApp's modules are there; with gaps between them it may never be (its issues 3419, 3481, 3499). */
export const WATCHDOG_MS = 30_000;

/** How long changes of chats gather: one message changes several values of its chat. */
const CHATS_GATHER_MS = 50;

export function waJsDriver(): WhatsAppDriver {
  const leaving = new AbortController();
  const startedAt = performance.now();
  const watch = storeWatch(leaving.signal);
  let overdue = false;
  /** What broke when it was used, whatever its bindings said. */
  const broken = new Map<Capability, string>();
  /** Given a phone, WhatsApp may find the chat of its @lid: under which chat each of our messages really went. */
  const sentUnder = new Map<string, string>();
  /** The oldest message of each chat whose local history was read to its start. */
  const starts = new Map<string, string>();
  const changeListeners: (() => void)[] = [];
  const changed = () => changeListeners.forEach((listener) => listener());
  const pairListeners: Parameters<WhatsAppDriver['onPairs']>[0][] = [];
  const pairs = pairLearner((pair) => pairListeners.forEach((listener) => listener([pair])));

  function hold(add: () => unknown, remove: () => unknown) {
    add();
    leaving.signal.addEventListener('abort', remove);
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

  watch(() => waJs.whatsapp.Stream, ['change'], changed);
  watch(() => waJs.whatsapp.Socket, ['change'], changed);
  waJs.loader.onReady(changed);
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

  // Another account has other histories, and has been told of no pair.
  const forget = () => {
    starts.clear();
    pairs.forget();
  };
  hold(
    () => waJs.on('conn.logout', forget),
    () => waJs.off('conn.logout', forget),
  );

  const authenticated = () => waJs.isReady && waJs.conn.isAuthenticated();

  /** Runs one use of WhatsApp; what it throws is remembered as the capability's fault, unless it is about the order alone. */
  async function use<Result>(capability: Capability, call: () => Result | Promise<Result>) {
    try {
      const result = await call();
      if (broken.delete(capability)) changed();
      return result;
    } catch (error) {
      if (error instanceof DriverError) throw error;
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
    const missing = NEEDED[capability].filter((name) => !findBinding(name));
    const fault = missing.length > 0 ? missing.join(', ') : broken.get(capability);
    return fault === undefined
      ? { capability, status: 'ok', driver: 'wa-js' }
      : { capability, status: 'missing', driver: 'off', missing: fault.slice(0, 128) };
  }

  /** The user's own: in the address book, or in a chat with them. A mere member of a group is not. */
  function isOwnContact(contact: whatsapp.ContactModel): boolean {
    const of = reader(contact);
    const id = whatsAppId(of('id'));
    return (
      id !== undefined &&
      (of('isMyContact') === true || waJs.whatsapp.ChatStore.get(id) !== undefined)
    );
  }

  /** Learns the pair of whoever wrote: in a group only of those whom the user knows. */
  function meetSender(model: whatsapp.MsgModel) {
    const key = reader(reader(model)('id'));
    const remote = key('remote');
    if (!whatsAppId(remote)?.endsWith('@g.us')) return pairs.meet(remote);
    const author = reader(model)('author') ?? key('participant');
    const id = whatsAppId(author);
    const contact = id === undefined ? undefined : waJs.whatsapp.ContactStore.get(id);
    if (contact && isOwnContact(contact)) pairs.meet(author);
  }

  /** Has wa-js send under the stanza id that was chosen before, and nothing besides: no preview, no receipt, no typing. */
  async function handOver(
    { chatId, stanzaId, quotes }: Pick<TextOrder, 'chatId' | 'stanzaId' | 'quotes'>,
    send: (chat: whatsapp.Wid, options: WaJsChat.SendMessageOptions) => Promise<unknown>,
  ) {
    // `get` reads; only the first message to somebody has to make the chat.
    const chat = waJs.chat.get(chatId) ?? (await waJs.chat.find(chatId));
    sentUnder.set(stanzaId, chat.id.toString());
    const template = await waJs.chat.generateMessageID(chat.id);
    try {
      await send(chat.id, {
        messageId: template.toString().replace(template.id, stanzaId),
        markIsRead: false,
        detectMentioned: false,
        waitForAck: false,
        delay: 0,
        ...(quotes !== undefined && { quotedMsg: quotes }),
      });
    } catch (error) {
      throw new DriverError(errorCode(error));
    }
  }

  watch(
    () => waJs.whatsapp.ContactStore,
    ['change:phoneNumber'],
    (contact: whatsapp.ContactModel) => {
      if (isOwnContact(contact)) pairs.meetContact(contact);
    },
  );

  return {
    version: () =>
      (waJs.isReady ? String(Reflect.get(window, 'Debug')?.VERSION ?? '') : '').slice(0, 64),
    account: () => (authenticated() ? (serialised(waJs.conn.getMyUserId()) ?? null) : null),
    connection: () =>
      connectionState({
        ready: waJs.isReady,
        overdue,
        authenticated: authenticated(),
        online:
          navigator.onLine && (!waJs.isReady || waJs.whatsapp.NetworkStatus?.online !== false),
        socketState: waJs.isReady ? waJs.whatsapp.Socket?.state : undefined,
        streamMode: waJs.isReady ? waJs.whatsapp.Stream?.mode : undefined,
        streamInfo: waJs.isReady ? waJs.whatsapp.Stream?.info : undefined,
        displayInfo: waJs.isReady ? String(waJs.whatsapp.Stream?.displayInfo) : undefined,
      }),
    capabilities: () => CAPABILITIES.map(probe),
    activeChat: () =>
      authenticated() ? (serialised(waJs.chat.getActiveChat()?.id) ?? null) : null,

    chatIds: () =>
      waJs.whatsapp.ChatStore.getModelsArray().flatMap((chat) => serialised(chat.id) ?? []),
    readChat(chatId) {
      const model = chatInMemory(chatId);
      if (model) pairs.meet(model.id);
      return model && capturedChat(model);
    },
    newestId: (chatId) => serialised(waJs.chat.get(chatId)?.lastReceivedKey),
    contactIds: () =>
      waJs.whatsapp.ContactStore.getModelsArray().flatMap((contact) => {
        const id = serialised(contact.id);
        return id && /@(c\.us|lid)$/.test(id) && isOwnContact(contact) ? [id] : [];
      }),
    async readContact(contactId) {
      const model = await use('list', () => waJs.whatsapp.ContactStore.get(contactId));
      return model && capturedContact(model, pairedId(model.id));
    },
    async readContactDetails(contactId) {
      const model = await use('list', () => waJs.whatsapp.ContactStore.get(contactId));
      return model && isOwnContact(model) ? contactDetails(model) : undefined;
    },
    history: (chatId, count, before) =>
      use('messages', async () => {
        const { oldestId, ...page } = await readHistory(chatId, count, before);
        if (page.reachedStart && oldestId !== undefined) starts.set(chatId, oldestId);
        pairs.meet(chatInMemory(chatId)?.id);
        return page;
      }),
    holds: (messageId) => use('messages', () => holdsMessage(messageId)),
    askPhone: (chatId, stop) => askPhone(chatId, starts.get(chatId), stop),
    fetchMedia: fetchFile,

    sendText: (order) =>
      handOver(order, (chat, options) =>
        waJs.chat.sendTextMessage(chat, order.text, { ...options, linkPreview: false }),
      ),
    sendFile: (order) =>
      handOver(order, (chat, options) =>
        waJs.chat.sendFileMessage(chat, order.file, {
          ...options,
          type: order.kind,
          // wa-js's own word for none would be shown as a caption.
          ...(order.caption !== '' && { caption: order.caption }),
        }),
      ),
    async findOwnMessage(stanzaId, chatIds) {
      const used = sentUnder.get(stanzaId);
      for (const chatId of new Set(used === undefined ? chatIds : [...chatIds, used])) {
        const model = await use('messages', () => findOwn(chatId, stanzaId));
        const message = model && capturedMessage(model);
        if (message) return { id: message.id, ack: message.ack };
      }
      return undefined;
    },
    async openChat(chatId, messageId) {
      if (messageId === undefined || !(await waJs.chat.openChatAt(chatId, messageId)))
        await waJs.chat.openChatBottom(chatId);
    },

    onChange: (listener) => void changeListeners.push(listener),
    onMessage(listener) {
      const tell = (model: whatsapp.MsgModel) => {
        const message = capturedMessage(model);
        if (!message) return;
        meetSender(model);
        listener(message);
      };
      watch(
        () => waJs.whatsapp.MsgStore,
        ['add'],
        // What is read into memory from the local database is no news.
        (model: whatsapp.MsgModel) => {
          if (model.isNewMsg) tell(model);
        },
      );
      // A placeholder that is decrypted, a message that is revoked, a call that ends: what it is changes.
      const retell = afterThisTask((model: whatsapp.MsgModel) => {
        if (model.type !== 'ciphertext') tell(model);
      });
      watch(
        () => waJs.whatsapp.MsgStore,
        ['change:type', 'change:callOutcome'],
        (model: whatsapp.MsgModel) => {
          if (!fetching.has(String(model.id))) retell(model);
        },
      );
    },
    onChanges: (listener: (changes: MessageChange[]) => void) =>
      watchLives(watch, leaving.signal, listener),
    onPairs: (listener) => void pairListeners.push(listener),
    onAcks(listener) {
      const acknowledged = ({ ack, chat, ids }: ev.ChatEventTypes['chat.msg_ack_change']) => {
        const level = ackOf(ack);
        // In a group each member's receipt comes alone, under a key that names the member; the message says when all have it.
        if (level === undefined || serialised(chat)?.endsWith('@g.us')) return;
        const acks = ids.flatMap((value) => {
          const key = messageKey(value);
          return key?.fromMe ? [{ id: key.id, ack: level }] : [];
        });
        if (acks.length > 0) listener(acks);
      };
      // Also of messages that are not in memory.
      hold(
        () => waJs.on('chat.msg_ack_change', acknowledged),
        () => waJs.off('chat.msg_ack_change', acknowledged),
      );
      watch(
        () => waJs.whatsapp.MsgStore,
        ['change:ack'],
        (model: whatsapp.MsgModel) => {
          const key = messageKey(model.id);
          const level = ackOf(model.ack);
          if (key?.fromMe && level !== undefined) listener([{ id: key.id, ack: level }]);
        },
      );
    },
    onActiveChat(listener) {
      const activated = (chat: whatsapp.ChatModel | null) => listener(serialised(chat?.id) ?? null);
      hold(
        () => waJs.on('chat.active_chat', activated),
        () => waJs.off('chat.active_chat', activated),
      );
    },
    onChatChange(listener) {
      let gathered = new Set<whatsapp.ChatModel>();
      const report = () => {
        const models = gathered;
        gathered = new Set();
        for (const model of models) {
          const chat = capturedChat(model);
          if (chat && !leaving.signal.aborted) listener(chat);
        }
      };
      // wa-js's own event tells of the last of many only.
      watch(
        () => waJs.whatsapp.ChatStore,
        [
          'add',
          'change:unreadCount',
          'change:name',
          'change:formattedTitle',
          'change:archive',
          'change:isReadOnly',
        ],
        (model: whatsapp.ChatModel) => {
          if (gathered.size === 0) setTimeout(report, CHATS_GATHER_MS);
          gathered.add(model);
        },
      );
    },
    stop() {
      leaving.abort();
      changeListeners.length = 0;
      pairListeners.length = 0;
    },
  };
}

/** wa-js's own error code where there is one; never a message, which may quote ids. */
function errorCode(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && /^[a-z_]{1,64}$/.test(code)
    ? code.replaceAll('_', '-')
    : 'whatsapp-error';
}
