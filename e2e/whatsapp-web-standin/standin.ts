import { RunningStandin } from './server/running-standin.ts';
import type { CustomersOptions, SimulatedCustomers } from './shop/customers.ts';
import type { Shop } from './shop/shop.ts';
import type { GroupLives, MessageLives, OutsideRequests } from './standin-parts.ts';
import type {
  Ack,
  MessageType,
  ModuleArrival,
  ModuleFault,
  PageLanguage,
  PageMarkup,
  Restriction,
  SendingMode,
  WireChat,
  WireContent,
  WireMedia,
  WireMessage,
} from './wire.ts';

export { bulkChatId, bulkShop } from './shop/bulk-shop.ts';
export { mediaBytes } from './shop/media-bytes.ts';
export type { Shop } from './shop/shop.ts';
export type { CustomersOptions, SimulatedCustomers } from './shop/customers.ts';
export type * from './standin-parts.ts';
export type {
  Ack,
  MessageType,
  ModuleArrival,
  ModuleFault,
  PageLanguage,
  PageMarkup,
  Restriction,
  SendingMode,
  WireChat,
  WireContent,
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
  caption: string | undefined;
  /** Of a file: type, name and size as the page said. */
  media: WireMedia | undefined;
  /** Of the file's bytes, hexadecimal. */
  sha256: string | undefined;
  /** Stanza id of the message that it quotes. */
  quotes: string | undefined;
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

/** A message's kind and content; the text of the call becomes the caption of a picture, a film or a document. */
export interface MessageDetails extends WireContent {
  /** Milliseconds since 1970; default now. */
  at?: number;
  /** Default `chat`. */
  type?: MessageType;
  /** Stanza id of the message that this one answers. */
  quotes?: string;
}

export interface CustomerMessage extends MessageDetails {
  /** Groups only: which member writes; default the first who is not the account. */
  author?: string;
  /** Name to know the sender by when nothing is known yet. */
  pushname?: string;
  /** The phone of a private id, when WhatsApp sends it along. */
  phoneId?: string;
  /** Written, but not brought before `deliverLate`: an edit or a revocation may overtake it. */
  late?: boolean;
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
export interface Standin extends MessageLives, GroupLives, OutsideRequests {
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
  /** Their numbers, the longest open first; every load of a page has a number of its own. */
  readonly pageNumbers: readonly number[];
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
  ownPhoneWrites(chatId: string, text: string, more?: MessageDetails): Promise<WireMessage>;
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
  /**
   * True: "WhatsApp is open in another window"; the page's "use here" ends it. With a page's number
   * it concerns that page alone: it hears nothing until the conflict ends, and then all that it missed.
   */
  setConflict(conflict: boolean, only?: { page: number }): Promise<void>;
  /** WhatsApp restricts the account (`true` = TOS_BLOCK): nothing comes or leaves. */
  setRestricted(restricted: boolean | Restriction): Promise<void>;

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
