/**
 * What crosses the wire between the page and the server that plays "WhatsApp's servers and the
 * phone": types and paths. Both sides import this file, neither imports the other.
 */

/** −1 failed, 0 clock, 1 reached the server, 2 reached the phone, 3 read, 4 played. */
export type Ack = -1 | 0 | 1 | 2 | 3 | 4;

export interface WireMedia {
  mimetype: string;
  filename?: string;
  /** Seconds, for audio and video. */
  duration?: number;
  /** Bytes. */
  size?: number;
  width?: number;
  height?: number;
  pageCount?: number;
}

/** The kinds of message the stand-in knows; `ciphertext` is the placeholder of an undecrypted one. */
export type MessageType =
  | 'chat'
  | 'image'
  | 'video'
  | 'ptt'
  | 'audio'
  | 'document'
  | 'sticker'
  | 'location'
  | 'vcard'
  | 'ciphertext'
  | 'e2e_notification'
  | 'gp2'
  | 'call_log';

/** The message that another one answers. */
export interface WireQuote {
  stanzaId: string;
  /** Who wrote the quoted message. */
  author: string;
  fromMe: boolean;
  body?: string;
}

export interface WireMessage {
  stanzaId: string;
  /** The chat's id as WhatsApp writes it: `…@c.us`, `…@lid` or `…@g.us`. */
  chatId: string;
  fromMe: boolean;
  /** Groups only: who wrote it. */
  author?: string;
  type: MessageType;
  body?: string;
  caption?: string;
  media?: WireMedia;
  quoted?: WireQuote;
  /** Seconds since 1970. */
  t: number;
  ack: Ack;
}

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
export interface WireConnection {
  online: boolean;
  /** Another window took over: "opened in another window – use here". */
  conflict: boolean;
  phoneReachable: boolean;
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
  sending: SendingMode;
  arrival: ModuleArrival;
  faults: ModuleFault[];
  version: string;
  language: PageLanguage;
  markup: PageMarkup;
}

/** Server → page. Each carries a number that the page confirms when its stores show the change. */
export type ServerEvent =
  | { type: 'message'; message: WireMessage; unreadCount: number; contact?: WireContact }
  | { type: 'decrypted'; message: WireMessage }
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
  | { type: 'use-here' }
  | { type: 'scan-qr' }
  | { type: 'logout' };

export interface QueryAnswer {
  /** The registered id for the phone that was asked for, or null. */
  id: string | null;
  lid: string | null;
}
