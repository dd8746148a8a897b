/** A message as it crosses the wire, and what its kinds hold. The page gives it WhatsApp's own names. */

/** −1 failed, 0 clock, 1 reached the server, 2 reached the phone, 3 read, 4 played. */
export type Ack = -1 | 0 | 1 | 2 | 3 | 4;

/**
 * The kinds of message that the stand-in knows; any other word is a kind of the future. `ciphertext` is the placeholder
 * of an undecrypted one, `revoked` what is left of a deleted one.
 */
export type MessageType =
  | 'chat'
  | 'image'
  | 'video'
  | 'ptv'
  | 'ptt'
  | 'audio'
  | 'document'
  | 'sticker'
  | 'location'
  | 'vcard'
  | 'multi_vcard'
  | 'poll_creation'
  | 'order'
  | 'product'
  | 'call_log'
  | 'ciphertext'
  | 'revoked'
  | 'e2e_notification'
  | 'notification_template'
  | 'gp2'
  // Keeps the known words in an editor's suggestions.
  | (string & Record<never, never>);

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
  /** A video that plays by itself, without sound. */
  isGif?: boolean;
  /** Base64 of a JPEG; without it the page makes one, small and real. */
  thumbnail?: string;
}

export interface WireLocation {
  lat: number;
  lng: number;
  name?: string;
  address?: string;
  /** Seconds for which the place is shared live. */
  live?: number;
}

export interface WireCard {
  name: string;
  /** Digits, with the country. */
  phone: string;
}

export interface WirePoll {
  name: string;
  options: string[];
  /** How many of them one may choose; default any number. */
  selectable?: number;
}

export interface WireOrder {
  id: string;
  title: string;
  items: number;
  total: number;
  /** ISO 4217. */
  currency: string;
}

export interface WireProduct {
  id: string;
  title: string;
  description?: string;
  price: number;
  /** ISO 4217. */
  currency: string;
}

/** The preview under a text with a link. */
export interface WireLink {
  url: string;
  title: string;
  description?: string;
}

export interface WireCall {
  video: boolean;
  outcome: 'Missed' | 'Connected' | 'Rejected' | 'Cancelled';
  /** Seconds; 0 for a call that nobody took. */
  duration: number;
}

/** What a system entry says; `subtype` in WhatsApp's own words: `subject`, `add`, `remove`, `leave`, `change_number` … */
export interface WireSystemEntry {
  subtype: string;
  /** The new subject of a group. */
  subject?: string;
  /** Whom it is about. */
  members?: string[];
  /** For templates, such as the old and the new id of somebody who changed the number. */
  parameters?: string[];
}

/** The message that another one answers. */
export interface WireQuote {
  stanzaId: string;
  /** Who wrote the quoted message. */
  author: string;
  fromMe: boolean;
  type?: MessageType;
  body?: string;
}

/** The newest edit; the message itself holds the text that it brought. */
export interface WireEdit {
  stanzaId: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** A message that was deleted for everybody. */
export interface WireRevocation {
  /** WhatsApp Web keeps what is left of the message under this stanza id, no longer under its own. */
  stanzaId: string;
  by: string;
  /** Milliseconds since 1970. */
  at: number;
  /** By an admin of the group who is not its author. */
  admin: boolean;
}

export interface WireReaction {
  stanzaId: string;
  author: string;
  emoji: string;
  /** Milliseconds since 1970. */
  at: number;
}

export interface WireVote {
  stanzaId: string;
  voter: string;
  /** Indexes of the poll's options. */
  options: number[];
  /** Milliseconds since 1970. */
  at: number;
}

/** What a message of one kind or another holds beside its text. */
export interface WireContent {
  caption?: string;
  media?: WireMedia;
  location?: WireLocation;
  cards?: WireCard[];
  poll?: WirePoll;
  order?: WireOrder;
  product?: WireProduct;
  link?: WireLink;
  call?: WireCall;
  system?: WireSystemEntry;
  /** How often it was forwarded before; WhatsApp says "many times" from 5 on. */
  forwarded?: number;
  /** Seconds after which it disappears. */
  ephemeral?: number;
  /** Linked devices get neither its thumbnail nor its bytes. */
  viewOnce?: boolean;
  starred?: boolean;
}

export interface WireMessage extends WireContent {
  stanzaId: string;
  /** The chat's id as WhatsApp writes it: `…@c.us`, `…@lid` or `…@g.us`. */
  chatId: string;
  fromMe: boolean;
  /** Groups only: who wrote it. */
  author?: string;
  type: MessageType;
  body?: string;
  quoted?: WireQuote;
  /** Seconds since 1970. */
  t: number;
  ack: Ack;
  edited?: WireEdit;
  revoked?: WireRevocation;
  reactions?: WireReaction[];
  votes?: WireVote[];
}
