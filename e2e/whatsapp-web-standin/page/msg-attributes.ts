import type { Ack, MessageType } from '../wire.ts';
import type { MsgKey } from './msg-key.ts';
import type { Wid } from './wid.ts';

export interface PollOption {
  name: string;
  localId: number;
}

export interface CardEntry {
  displayName: string;
  vcard: string;
}

/** The message inside an answer: a copy of some of its attributes. */
export interface QuotedAttributes {
  type: MessageType;
  body?: string;
}

/** Everything that a message is made of, under WhatsApp's own names. */
export interface MsgAttributes {
  id: MsgKey;
  type: MessageType;
  subtype?: string | null;
  /** The text; for pictures, films, places and products a thumbnail (JPEG in base64); for a card the vCard. */
  body?: string;
  caption?: string;
  /** Seconds since 1970. */
  t: number;
  from: Wid;
  to: Wid;
  author?: Wid;
  self: 'in' | 'out';
  ack: Ack;
  isNewMsg: boolean;
  star: boolean;
  notifyName?: string;
  hasReaction: boolean;
  isForwarded: boolean;
  forwardingScore?: number;

  // Answers
  quotedStanzaID?: string;
  quotedParticipant?: Wid;
  quotedMsg?: QuotedAttributes;

  // Media
  mimetype?: string;
  filename?: string;
  /** Seconds. */
  duration?: number;
  /** Bytes. */
  size?: number;
  width?: number;
  height?: number;
  pageCount?: number;
  isGif: boolean;
  isViewOnce?: boolean;
  isAnimated?: boolean;
  filehash?: string;
  encFilehash?: string;
  mediaKey?: string;
  mediaKeyTimestamp?: number;
  directPath?: string;

  // Disappearing
  ephemeralDuration?: number;
  ephemeralStartTimestamp?: number;
  ephemeralSettingTimestamp?: number;

  // Places
  lat?: number;
  lng?: number;
  /** Name and address, a line each. */
  loc?: string;
  isLive?: boolean;
  /** Seconds. */
  shareDuration?: number;
  accuracy?: number;

  // Cards
  vcardFormattedName?: string;
  vcardList?: CardEntry[];

  // Polls
  pollName?: string;
  pollOptions?: PollOption[];
  /** 0 = any number. */
  pollSelectableOptionsCount?: number;

  // Link previews and products
  title?: string;
  description?: string;
  matchedText?: string;
  canonicalUrl?: string;
  richPreviewType?: number;
  /** JPEG in base64. */
  thumbnail?: string;
  productId?: string;
  businessOwnerJid?: Wid;
  productImageCount?: number;
  /** Thousandths of the currency's unit. */
  priceAmount1000?: number;
  currencyCode?: string;

  // Orders
  orderId?: string;
  orderTitle?: string;
  itemCount?: number;
  sellerJid?: Wid;
  token?: string;
  message?: string;
  totalAmount1000?: number;
  totalCurrencyCode?: string;

  // Calls
  isVideoCall?: boolean;
  callOutcome?: string;
  /** Seconds. */
  callDuration?: number;

  // System entries
  recipients?: Wid[];
  templateParams?: string[];

  // Edits and revocations
  latestEditMsgKey?: MsgKey | null;
  /** Milliseconds since 1970. */
  latestEditSenderTimestampMs?: number | null;
  /** The key that a revoked message had. */
  protocolMessageKey?: MsgKey;
  revokeSender?: Wid;
  /** Seconds since 1970. */
  revokeTimestamp?: number;
}
