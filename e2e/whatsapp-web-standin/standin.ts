import { RunningStandin } from './server/running-standin.ts';
import type { CustomersOptions, SimulatedCustomers } from './shop/customers.ts';
import type { Shop } from './shop/shop.ts';
import type {
  Ack,
  MessageType,
  ModuleArrival,
  ModuleFault,
  PageLanguage,
  PageMarkup,
  SendingMode,
  WireChat,
  WireMedia,
  WireMessage,
} from './wire.ts';

export type { Shop } from './shop/shop.ts';
export type { CustomersOptions, SimulatedCustomers } from './shop/customers.ts';
export type {
  Ack,
  MessageType,
  ModuleArrival,
  ModuleFault,
  PageLanguage,
  PageMarkup,
  SendingMode,
  WireChat,
  WireMedia,
  WireMessage,
} from './wire.ts';

export interface StandinOptions {
  /** What the account holds; default `small`. */
  shop?: 'lifelike' | 'small' | 'empty' | Shop;
  /** Milliseconds since 1970 from which the shop's times count back; default now. */
  now?: number;
  /** Default true; false starts on the QR page. */
  loggedIn?: boolean;
  sending?: SendingMode;
  moduleArrival?: ModuleArrival;
  moduleFaults?: ModuleFault[];
  /** Runs first in the page, before any of its own code: for pages that lie or attack. */
  pageScript?: string;
  /** Language of the page's labels, dates and times; default `pt-BR`. */
  language?: PageLanguage;
  /** Generation of the screen's DOM; default `2026-08`. */
  markup?: PageMarkup;
  /** Build number that the page claims. */
  version?: string;
  /** Port on 127.0.0.1; default any free one. */
  port?: number;
  /** What the browser arguments do with every other host; default `unreachable`. */
  otherHosts?: 'unreachable' | 'as-usual';
}

/** A message that WhatsApp's server received from the page. */
export interface ReceivedMessage {
  stanzaId: string;
  chatId: string;
  body: string | undefined;
  type: MessageType;
  /** Groups only: the own id inside the key. */
  participant: string | undefined;
  /** `script` = by way of wa-js; `composer` = typed by the human in the page. */
  origin: 'script' | 'composer';
  /** Milliseconds since 1970, when it arrived. */
  at: number;
  /** The ack so far, kept up to date. */
  readonly ack: Ack;
}

/** A read receipt that the server received. */
export interface SeenReport {
  chatId: string;
  at: number;
  /** `asked` = sendSeen was called; `opened` = the chat was opened or is open. */
  cause: 'opened' | 'asked';
}

export interface CustomerMessage {
  /** Milliseconds since 1970; default now. */
  at?: number;
  /** Groups only: which member writes; default the first who is not the account. */
  author?: string;
  type?: MessageType;
  caption?: string;
  media?: WireMedia;
  /** Stanza id of the message that this one answers. */
  quotes?: string;
  /** Name to know the sender by when nothing is known yet. */
  pushname?: string;
}

export interface CiphertextMessage {
  message: WireMessage;
  /** The key arrives: the placeholder becomes a text. */
  decrypt(text: string): Promise<void>;
}

/**
 * A running stand-in of WhatsApp Web: its servers, the phone and the customers, as a test scripts
 * them. Every method that changes something resolves when the open pages show the change.
 */
export interface Standin {
  readonly port: number;
  readonly url: 'https://web.whatsapp.com/';
  /** Chromium arguments under which `url` is this stand-in. */
  readonly browserArguments: string[];
  stop(): Promise<void>;

  // — what the server received from the page —
  readonly received: readonly ReceivedMessage[];
  readonly seen: readonly SeenReport[];
  /** Chats in the order in which they were opened. */
  readonly opened: readonly string[];
  readonly activeChat: string | null;
  /** Pages that listen right now. */
  readonly pages: number;
  readonly loggedIn: boolean;
  readonly account: Shop['account'];
  chats(): readonly WireChat[];
  /** What the account's history holds, oldest first, own messages included. */
  messages(chatId: string): readonly WireMessage[];
  waitForReceived(
    accepts: (message: ReceivedMessage) => boolean,
    timeoutMs?: number,
  ): Promise<ReceivedMessage>;
  /** Asks the probe after every change; resolves with its first answer that is truthy. */
  waitFor<Answer>(probe: () => Answer, timeoutMs?: number): Promise<NonNullable<Answer>>;

  // — customers and the own phone —
  customerWrites(chatId: string, text: string, more?: CustomerMessage): Promise<WireMessage>;
  /** Arrives as a placeholder that can be decrypted later. */
  customerWritesCiphertext(chatId: string, more?: CustomerMessage): Promise<CiphertextMessage>;
  ownPhoneWrites(chatId: string, text: string, more?: { at?: number }): Promise<WireMessage>;
  /** The chat was read on the phone. */
  ownPhoneReads(chatId: string): Promise<void>;
  /** WhatsApp learns which phone stands behind a private id. */
  pairLid(lid: string, phoneId: string): Promise<void>;
  /** Customers who answer and write by themselves, until stopped. */
  startCustomers(options?: CustomersOptions): SimulatedCustomers;

  // — sending —
  setSending(mode: SendingMode): Promise<void>;
  setAck(stanzaId: string, ack: Ack): Promise<void>;

  // — the link —
  login(shop?: Shop): Promise<void>;
  logout(): Promise<void>;
  switchAccount(shop: Shop): Promise<void>;
  setOnline(online: boolean): Promise<void>;
  setPhoneReachable(reachable: boolean): Promise<void>;
  /** True: "WhatsApp is open in another window"; the page's "use here" ends it. */
  setConflict(conflict: boolean): Promise<void>;

  // — the page —
  /** As if the human had clicked the chat; null closes the open one. */
  openChat(chatId: string | null): Promise<void>;
  /** From the next load of the page on. */
  setModuleArrival(arrival: ModuleArrival): void;
  /** From the next load of the page on. */
  setModuleFaults(faults: ModuleFault[]): void;
}

export function startStandin(options: StandinOptions = {}): Promise<Standin> {
  return RunningStandin.start(options);
}
