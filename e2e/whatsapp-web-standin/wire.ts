/**
 * What crosses the wire between the page and the server that plays "WhatsApp's servers and the
 * phone": types and paths. Both sides import this file, neither imports the other.
 */
import type { Ack, WireMessage, WireReaction, WireVote } from './wire-message.ts';

export type * from './wire-message.ts';

export interface WireContact {
  id: string;
  /** Absent for a person who is not in the address book. */
  name?: string;
  /** The name the person gave themselves. */
  pushname?: string;
  isBusiness?: boolean;
  /** The phone of a `@lid` contact, where WhatsApp knows it. */
  phoneId?: string;
  /** The private id of a `@c.us` contact, where WhatsApp knows it. */
  lid?: string;
  /** The text under the name, where the account may see it. */
  about?: string;
  /** Whether there is a picture that the account may see. */
  hasPicture?: boolean;
  /** The page holds picture and text already; else it must ask WhatsApp's servers for them. */
  isLookedUp?: boolean;
}

export interface WireParticipant {
  id: string;
  isAdmin?: boolean;
}

export interface WireChat {
  id: string;
  /** Groups only. */
  subject?: string;
  participants?: WireParticipant[];
  unreadCount: number;
  archived?: boolean;
  pinned?: boolean;
  /** Older messages that only the phone has. */
  onPhoneOnly?: number;
}

export interface WireAccount {
  /** `…@c.us` */
  id: string;
  /** `…@lid` */
  lid: string;
  pushname: string;
  isBusiness?: boolean;
}

/** The way the link to WhatsApp stands; the page shows it and its models say it. */
export type Restriction = 'TOS_BLOCK' | 'SMB_TOS_BLOCK' | 'PROXYBLOCK';

export interface WireConnection {
  online: boolean;
  /** Another window took over: "opened in another window – use here". */
  conflict: boolean;
  phoneReachable: boolean;
  /** WhatsApp has restricted the account. */
  restriction: Restriction | null;
}

/** How the phone treats requests for older history; see `Standin.setPhoneHistory`. */
export interface PhoneHistory {
  answers: boolean;
  /** Messages in an answer. */
  batch: number;
  /** Milliseconds from the request to the answer. */
  afterMs: number;
  /** Milliseconds after which the page gives a request up. */
  timeoutMs: number;
}

/** How the server treats what the page sends; see `Standin.setSending`. */
export type SendingMode =
  | {
      kind: 'normal';
      /** Milliseconds from the send to each ack; `null` = that ack never comes. */
      serverAfterMs?: number | null;
      deliveredAfterMs?: number | null;
      readAfterMs?: number | null;
      playedAfterMs?: number | null;
    }
  /** The ack stays 0. `reaches`: whether the server nevertheless received the message. */
  | { kind: 'stuck'; reaches: boolean }
  /** The ack becomes −1. `reaches`: whether the server nevertheless received the message. */
  | { kind: 'failed'; reaches: boolean }
  /** The send's promise never settles. `stored`: whether the message is in the page's store. */
  | { kind: 'never-resolves'; reaches: boolean; stored: boolean };

/** What a "WhatsApp update" did to the modules; takes effect when the page loads. */
export type ModuleFault =
  | { kind: 'missing'; module: string }
  | { kind: 'renamed'; module: string; to: string }
  | { kind: 'export-missing'; module: string; export: string }
  | { kind: 'export-moved'; module: string; export: string; toModule: string; as?: string };

/** How the modules register: all at once, or in batches with a gap. Gaps over 750 ms are known to
 * leave wa-js un-ready for ever. */
export type ModuleArrival = 'at-once' | { batches: number; gapMs: number };

/** Language of the page's labels, dates and times. */
export type PageLanguage = 'pt-BR' | 'en-US' | 'es-ES';

/** How the screen is marked up: the generation of WhatsApp's DOM that it imitates. */
export type PageMarkup = '2026-04' | '2026-08';

/** Everything the page needs when it loads or logs in: its local database. */
export interface WireSession {
  /** A number for this very page, for its confirmations. */
  page: number;
  account: WireAccount | null;
  contacts: WireContact[];
  chats: WireChat[];
  messages: WireMessage[];
  /** `[lid, phone id]` pairs that WhatsApp knows without asking. */
  lidPairs: [lid: string, phoneId: string][];
  connection: WireConnection;
  phoneHistory: PhoneHistory;
  sending: SendingMode;
  arrival: ModuleArrival;
  faults: ModuleFault[];
  version: string;
  language: PageLanguage;
  markup: PageMarkup;
}

/** Server → page. Each carries a number that the page confirms when its stores show the change. */
export type ServerEvent =
  | {
      type: 'message';
      message: WireMessage;
      unreadCount: number;
      contact?: WireContact;
      /** The phone of a private id, when it comes with the message. */
      phoneId?: string;
    }
  | { type: 'decrypted'; message: WireMessage }
  | { type: 'edited'; message: WireMessage }
  | { type: 'revoked'; message: WireMessage }
  | { type: 'reacted'; message: WireMessage; reaction: WireReaction }
  | { type: 'voted'; message: WireMessage; vote: WireVote }
  | { type: 'starred'; message: WireMessage }
  | { type: 'group-changed'; chat: WireChat; entry: WireMessage; by: string }
  | { type: 'history'; chat: WireChat; messages: WireMessage[] }
  | { type: 'phone-history'; phoneHistory: PhoneHistory }
  | { type: 'receipt'; chatId: string; stanzaIds: string[]; ack: Ack; participant?: string }
  /** The server's own word on a send: ack 1 or −1. */
  | { type: 'send-result'; chatId: string; stanzaId: string; ack: Ack; t: number }
  | { type: 'contact'; contact: WireContact }
  | { type: 'lid-pair'; lid: string; phoneId: string }
  | { type: 'read-elsewhere'; chatId: string }
  | { type: 'connection'; connection: WireConnection }
  | { type: 'sending'; sending: SendingMode }
  | { type: 'login'; session: WireSession }
  | { type: 'logout' }
  | { type: 'open-chat'; chatId: string | null };

export interface NumberedEvent {
  seq: number;
  event: ServerEvent;
}

/** The paths of the wire, all below the page's own origin. */
export const paths = {
  /** Server-sent events: first `session` (a WireSession), then `change` (a NumberedEvent each). */
  events: '/standin/events',
  /** POST a SendRequest. */
  send: '/standin/send',
  /** POST a PageReport. */
  report: '/standin/report',
  /** POST `{ id }`; answers a QueryAnswer. */
  query: '/standin/query',
  /** POST a LookUpRequest; answers a LookUpAnswer. */
  lookUp: '/standin/look-up',
  /** POST a HistoryRequest. */
  history: '/standin/history',
  /** GET, followed by a stanza id: the bytes of a medium, or 404. */
  media: '/standin/media/',
  /** POST, followed by a stanza id: the bytes of a medium that the page sends. */
  upload: '/standin/upload/',
  /** GET, followed by somebody's id: the picture. */
  picture: '/standin/picture/',
} as const;

export interface SendRequest {
  message: WireMessage;
  /** `script` = through the module that wa-js calls; `composer` = typed by the human in the page. */
  origin: 'script' | 'composer';
}

/** Page → server, apart from sends and queries. */
export type PageReport =
  | { type: 'applied'; page: number; seq: number }
  | { type: 'seen'; chatId: string; cause: 'opened' | 'asked' }
  | { type: 'active-chat'; chatId: string | null }
  | { type: 'use-here'; page: number }
  | { type: 'scan-qr' }
  | { type: 'logout' };

export interface QueryAnswer {
  /** The registered id for the phone that was asked for, or null. */
  id: string | null;
  lid: string | null;
}

/** What a page asks WhatsApp's servers about somebody. */
export interface LookUpRequest {
  kind: 'picture' | 'about';
  id: string;
}

export interface LookUpAnswer {
  about: string | null;
  hasPicture: boolean;
}

/** The page asks the phone for what is older than the oldest message it has. */
export interface HistoryRequest {
  chatId: string;
  oldestStanzaId: string | null;
}
