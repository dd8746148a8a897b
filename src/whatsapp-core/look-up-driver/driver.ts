/** Reads WhatsApp's own stores without wa-js: patches nothing, sends nothing, asks nobody. Takes over what wa-js has lost. */
import type { Binding } from '@/protocol/diagnostics';
import type { CapturedMessage } from '@/protocol/page-event';
import { CAPABILITIES, type Capability } from '@/protocol/page-limits';
import { noDriver } from '../no-driver';
import {
  capturedChat,
  capturedContact,
  capturedMessage,
  serialised,
  type MessageModel,
} from '../wa-js-driver/captured';
import { connectionState } from '../wa-js-driver/connection-state';
import { list, reader } from '../wa-js-driver/model-reading';
import { DriverError, type WhatsAppDriver } from '../whatsapp-driver';
import { isLookedFor, type Found } from './looked-for';
import { moduleLookUp } from './module-look-up';

type Model<Attributes> = Attributes & { readonly id?: unknown };

/** What is used of WhatsApp's collections. */
interface Store<Item> {
  getModelsArray(): Item[];
  get(id: unknown): Item | undefined;
  on(events: string, listener: (item: Item) => void): unknown;
  off(events: string, listener: (item: Item) => void): unknown;
}

type Message = Model<MessageModel> & { readonly isNewMsg?: boolean };
type Chat = Parameters<typeof capturedChat>[0];
type Contact = Parameters<typeof capturedContact>[0] & { readonly isAddressBookContact?: unknown };

interface Signs extends Pick<Store<unknown>, 'on' | 'off'> {
  readonly mode?: string;
  readonly info?: string;
  readonly displayInfo?: unknown;
  readonly state?: string;
}

/** What each thing that is looked for is used as. */
interface Finds {
  isAuthenticated: () => boolean;
  UserPrefs: { getMaybeMeUser?: () => unknown; getMaybeMePnUser: () => unknown };
  Stream: Signs;
  Socket: Signs;
  ChatStore: Store<Chat>;
  ContactStore: Store<Contact>;
  MsgStore: Store<Message>;
  msgFindByDirection: (request: {
    anchor: unknown;
    count: number;
    direction: 'before';
  }) => Promise<unknown>;
  MsgKey: { fromString(key: string): unknown };
  WidFactory: { createWid(id: string): unknown };
  lidPnCache: { getPhoneNumber(lid: unknown): unknown; getCurrentLid(phone: unknown): unknown };
}

const NEEDS: Readonly<Record<Capability, readonly Found[]>> = {
  auth: ['isAuthenticated', 'UserPrefs', 'Stream', 'Socket'],
  list: ['ChatStore', 'ContactStore'],
  messages: ['ChatStore', 'MsgStore', 'msgFindByDirection', 'MsgKey'],
  events: ['MsgStore'],
  send: [],
};

export interface LookUpDriver extends WhatsAppDriver {
  finds(binding: Binding): boolean;
  /** How many modules WhatsApp's loader knows. */
  modules(): number;
}

export function lookUpDriver(page: Window): LookUpDriver {
  const leaving = new AbortController();
  const lookUp = moduleLookUp(page);
  let historyFault: string | undefined;

  function find<Name extends Found>(name: Name): Finds[Name] | undefined {
    return lookUp.find(name) as Finds[Name] | undefined;
  }

  /** Listens as soon as the object is there, and lets go at the end. */
  const listeners: (() => boolean)[] = [];
  function listen<Item>(
    store: () => { on: Store<Item>['on']; off: Store<Item>['off'] } | undefined,
    events: string,
    listener: (item: Item) => void,
  ) {
    listeners.push(() => {
      const found = store();
      if (!found) return false;
      found.on(events, listener);
      leaving.signal.addEventListener('abort', () => found.off(events, listener));
      return true;
    });
  }

  const idsOf = (items: readonly Model<object>[]) =>
    items.flatMap(({ id }) => serialised(id) ?? []);

  /** The other id of the same person, as far as the page knows it. */
  function pairedId(id: string): string | undefined {
    const cache = find('lidPnCache');
    const wid = find('WidFactory')?.createWid(id);
    if (!cache || !wid || !/@(c\.us|lid)$/.test(id)) return undefined;
    return serialised(id.endsWith('@lid') ? cache.getPhoneNumber(wid) : cache.getCurrentLid(wid));
  }

  const chatOf = (id: string) => {
    const store = find('ChatStore');
    return store?.get(id) ?? store?.get(pairedId(id));
  };

  const newestId = (chatId: string) => serialised(reader(chatOf(chatId))('lastReceivedKey'));

  const loggedIn = () => find('isAuthenticated')?.() === true;

  /** Rows of the local database, oldest first. */
  async function rowsBefore(messageId: string, count: number): Promise<MessageModel[]> {
    const finder = find('msgFindByDirection');
    const keys = find('MsgKey');
    if (!finder || !keys) throw new DriverError('not-available');
    const answer = await finder({ anchor: keys.fromString(messageId), count, direction: 'before' });
    const of = reader(answer);
    // It answers so, or with nothing at all, when it does not hold the message to read before.
    if (Number(of('status')) >= 400) throw new DriverError('anchor-gone');
    return Array.isArray(answer) ? answer : (list(of('messages'), Infinity) as MessageModel[]);
  }

  async function history(chatId: string, count: number, before?: string) {
    const from = before ?? newestId(chatId);
    if (from === undefined) return { messages: [], changes: [], reachedStart: true };
    const anchor = before === undefined ? find('MsgStore')?.get(from) : undefined;
    const rows = await rowsBefore(from, anchor ? count - 1 : count);
    const messages = [...rows, ...(anchor ? [anchor] : [])]
      .flatMap((row) => capturedMessage(row) ?? [])
      .filter((message) => message.chatId === chatId && message.id !== before)
      .sort((a, b) => a.timestamp - b.timestamp);
    const oldest = messages[0]?.id ?? from;
    // A short page alone is no sign of the start.
    const reachedStart = rows.length < count - 1 && (await rowsBefore(oldest, 1)).length === 0;
    return { messages, changes: [], reachedStart };
  }

  function probe(capability: Capability): ReturnType<WhatsAppDriver['capabilities']>[number] {
    const missing = NEEDS[capability].filter((name) => find(name) === undefined).join(', ');
    const fault = {
      auth: missing,
      list: missing,
      messages: missing || historyFault,
      events: missing,
      send: 'read-only',
    }[capability];
    return fault
      ? { capability, status: 'missing', driver: 'off', missing: fault.slice(0, 128) }
      : { capability, status: 'ok', driver: 'look-up' };
  }

  return {
    ...noDriver,
    finds: (binding) => isLookedFor(binding) && lookUp.find(binding) !== undefined,
    modules: lookUp.modules,
    version: () => String(reader(reader(page)('Debug'))('VERSION') ?? '').slice(0, 64),
    account() {
      const me = find('UserPrefs');
      return (loggedIn() && serialised((me?.getMaybeMeUser ?? me?.getMaybeMePnUser)?.())) || null;
    },
    connection() {
      const [stream, socket] = [find('Stream'), find('Socket')];
      return connectionState({
        ready: stream !== undefined,
        overdue: true,
        authenticated: loggedIn(),
        online: navigator.onLine,
        socketState: socket?.state,
        streamMode: stream?.mode,
        streamInfo: stream?.info,
        displayInfo: String(stream?.displayInfo),
      });
    },
    capabilities() {
      listeners.splice(0, Infinity, ...listeners.filter((attach) => !attach()));
      return CAPABILITIES.map(probe);
    },
    activeChat: () => {
      const active = find('ChatStore')
        ?.getModelsArray()
        .find((chat) => chat.active);
      return serialised(active?.id) ?? null;
    },
    chatIds: () => idsOf(find('ChatStore')?.getModelsArray() ?? []),
    readChat(chatId) {
      const chat = chatOf(chatId);
      return chat && capturedChat(chat);
    },
    newestId,
    contactIds: () =>
      idsOf(find('ContactStore')?.getModelsArray() ?? []).filter(
        (id) => /@(c\.us|lid)$/.test(id) && (isSaved(find('ContactStore')?.get(id)) || chatOf(id)),
      ),
    readContact(contactId) {
      const contact = find('ContactStore')?.get(contactId);
      const captured = contact && capturedContact(contact, pairedId(contactId));
      return Promise.resolve(captured && { ...captured, saved: isSaved(contact) });
    },
    history: (chatId, count, before) =>
      history(chatId, count, before).catch((error: unknown) => {
        if (error instanceof DriverError) throw error;
        historyFault = 'msgFindByDirection';
        throw new DriverError('whatsapp-error');
      }),
    holds: (messageId) => Promise.resolve(find('MsgStore')?.get(messageId) !== undefined),
    async findOwnMessage(stanzaId, chatIds) {
      for (const chatId of chatIds) {
        const inMemory = find('MsgStore')?.get(`true_${chatId}_${stanzaId}`);
        const message =
          (inMemory && capturedMessage(inMemory)) ??
          // Newest first: what we look for was sent a moment ago.
          (chatOf(chatId) && (await history(chatId, 100)).messages.find(isOwn(stanzaId)));
        if (message) return { id: message.id, ack: message.ack };
      }
      return undefined;
    },

    onChange(listener) {
      for (const signs of ['Stream', 'Socket'] as const)
        listen(() => find(signs), 'change', listener);
    },
    onMessage(listener) {
      const store = () => find('MsgStore');
      const tell = (model: Message) => {
        const message = capturedMessage(model);
        if (message) listener(message);
      };
      // What is read into memory from the local database is no news.
      listen<Message>(store, 'add', (model) => model.isNewMsg && tell(model));
      listen<Message>(store, 'change:type', tell);
    },
    onAcks(listener) {
      listen<Message>(
        () => find('MsgStore'),
        'change:ack',
        (model) => {
          const message = capturedMessage(model);
          if (message?.fromMe) listener([{ id: message.id, ack: message.ack }]);
        },
      );
    },
    onActiveChat(listener) {
      listen<Chat>(
        () => find('ChatStore'),
        'change:active',
        (chat) => chat.active && listener(serialised(chat.id) ?? null),
      );
    },
    onChatChange(listener) {
      listen<Chat>(
        () => find('ChatStore'),
        'add change:unreadCount',
        (model) => {
          const chat = capturedChat(model);
          if (chat) listener(chat);
        },
      );
    },
    stop: () => leaving.abort(),
  };
}

/** wa-js adds `isMyContact`; without it WhatsApp's own mark stands alone. */
function isSaved(contact: Contact | undefined): boolean {
  return contact?.isMyContact === true || contact?.isAddressBookContact === 1;
}

function isOwn(stanzaId: string): (message: CapturedMessage) => boolean {
  return (message) => message.fromMe && message.stanzaId === stanzaId;
}
