import type { Ack } from '../wire.ts';
import { Collection } from './collection.ts';
import { fetchMedia, type MediaData, type MediaObject, mediaOf, type MediaOfMsg } from './media.ts';
import { Model } from './model.ts';
import type { MsgAttributes } from './msg-attributes.ts';
import { MsgKey } from './msg-key.ts';
import { Wid } from './wid.ts';

export interface ContactAttributes {
  id: Wid;
  name?: string;
  shortName?: string;
  pushname?: string;
  type: 'in' | 'out';
  isBusiness: boolean;
  isEnterprise: boolean;
  /** 1 for a person of the address book. */
  isAddressBookContact: 0 | 1;
  phoneNumber?: Wid;
  labels: string[];
}

export class Contact extends Model<ContactAttributes> {
  declare id: Wid;

  override defaults(): Partial<ContactAttributes> {
    return { type: 'in', isBusiness: false, isEnterprise: false, isAddressBookContact: 0 };
  }
}

export class Msg extends Model<MsgAttributes> {
  declare id: MsgKey;
  declare type: string;
  declare subtype: string | null | undefined;
  declare body: string | undefined;
  declare caption: string | undefined;
  declare t: number;
  declare from: Wid;
  declare to: Wid;
  declare author: Wid | undefined;
  declare ack: Ack;
  declare isNewMsg: boolean;
  declare star: boolean;
  #media: MediaOfMsg | undefined;

  override defaults(): Partial<MsgAttributes> {
    return {
      type: 'chat',
      ack: 0,
      isNewMsg: false,
      star: false,
      isGif: false,
      isForwarded: false,
      hasReaction: false,
      latestEditMsgKey: null,
      latestEditSenderTimestampMs: null,
    };
  }

  get sender(): Wid {
    return this.author ?? this.from;
  }

  /** What is known of the file, and where its bytes come to; undefined for a message without one. */
  get mediaData(): MediaData | undefined {
    return this.#mediaOf()?.data;
  }

  get mediaObject(): MediaObject | undefined {
    return this.#mediaOf()?.object;
  }

  /** Fetches the file. What became of it stands in `mediaData.mediaStage`; it does not reject. */
  async downloadMedia(_options: object): Promise<void> {
    const media = this.#mediaOf();
    if (media !== undefined) await fetchMedia(this.id.id, media.data);
  }

  updateAck(ack: Ack): void {
    // Receipts overtake one another; an ack never falls back, except to "failed".
    if (ack === -1 || ack > this.ack) this.set('ack', ack);
  }

  msgContextInfo(): object {
    return {
      quotedStanzaID: this.id.id,
      quotedParticipant: this.sender,
      quotedMsg: { type: this.type, body: this.body },
    };
  }

  #mediaOf(): MediaOfMsg | undefined {
    if (this.type !== 'revoked') this.#media ??= mediaOf(this.attributes);
    else this.#media = undefined;
    return this.#media;
  }
}

export class Participant extends Model<{ id: Wid; isAdmin: boolean; isSuperAdmin: boolean }> {
  declare id: Wid;
  declare isAdmin: boolean;

  override defaults(): { isAdmin: boolean; isSuperAdmin: boolean } {
    return { isAdmin: false, isSuperAdmin: false };
  }
}

export class ParticipantCollection extends Collection<Participant> {
  readonly #isMe: (wid: Wid) => boolean;

  constructor(isMe: (wid: Wid) => boolean) {
    super(Participant);
    this.#isMe = isMe;
  }

  getAdmins(): Participant[] {
    return this.filter((participant) => participant.isAdmin);
  }

  iAmMember(): boolean {
    return this.some((participant) => this.#isMe(participant.id));
  }

  iAmAdmin(): boolean {
    return this.some((participant) => this.#isMe(participant.id) && participant.isAdmin);
  }

  iAmSuperAdmin(): boolean {
    return false;
  }

  iAmRestrictedMember(): boolean {
    return false;
  }
}

interface GroupMetadataAttributes {
  id: Wid;
  subject: string;
  size: number;
  announce: boolean;
  groupType: string;
  participants: ParticipantCollection;
}

export class GroupMetadata extends Model<GroupMetadataAttributes> {
  declare id: Wid;
  declare subject: string;
  declare participants: ParticipantCollection;
}

declare global {
  interface Window {
    presenceSubscriptions?: number;
  }
}

/** A chat's presence: nobody is ever seen typing here, but wa-js subscribes for every chat. */
export class Presence extends Model<{ id: Wid; hasData: boolean; isOnline: boolean }> {
  declare id: Wid;
  readonly chatstate = new Model<{ type?: string; t?: number }>();

  override defaults(): { hasData: boolean; isOnline: boolean } {
    return { hasData: false, isOnline: false };
  }

  /** The real one is a question to WhatsApp's servers; here it is only counted, for `window.presenceSubscriptions`. */
  async subscribe(): Promise<void> {
    window.presenceSubscriptions = (window.presenceSubscriptions ?? 0) + 1;
  }

  async unsubscribe(): Promise<void> {}
}

/**
 * Whether the phone has more of a chat than the page; numbers of WhatsApp's model (its protocol counts otherwise). The
 * others that exist: 2 incomplete, 3, 4 and 5 after requests that brought no end.
 */
export const historyOnPhone = { moreRemains: 0, nothingRemains: 1 } as const;
export type EndOfHistoryTransferType = (typeof historyOnPhone)[keyof typeof historyOnPhone];

/** The messages of a chat that are in memory; `msgLoadState` says whether the local database has earlier ones. */
export class ChatMsgs extends Collection<Msg> {
  readonly msgLoadState = {
    noEarlierMsgs: false,
    isLoadingEarlierMsgs: false,
    contextLoaded: true,
  };

  constructor() {
    super(Msg);
  }

  override compare(one: Msg, other: Msg): number {
    return one.t - other.t;
  }
}

export interface ChatAttributes {
  id: Wid;
  name?: string;
  formattedTitle: string;
  t: number;
  unreadCount: number;
  archive: boolean;
  pin: number;
  active: boolean;
  canSend: boolean;
  isReadOnly: boolean;
  isParentGroup: boolean;
  labels: string[];
  lastReceivedKey?: MsgKey;
  contact?: Contact;
  groupMetadata?: GroupMetadata;
  presence: Presence;
  endOfHistoryTransferType?: EndOfHistoryTransferType;
}

export class Chat extends Model<ChatAttributes> {
  declare id: Wid;
  declare name: string | undefined;
  declare formattedTitle: string;
  declare t: number;
  declare unreadCount: number;
  declare pin: number;
  declare archive: boolean;
  declare active: boolean;
  declare lastReceivedKey: MsgKey | undefined;
  declare contact: Contact | undefined;
  declare groupMetadata: GroupMetadata | undefined;
  declare presence: Presence;
  declare endOfHistoryTransferType: EndOfHistoryTransferType | undefined;

  /** The messages of this chat that are in memory, not all that the local database holds. */
  readonly msgs = new ChatMsgs();
  #composed: { text: string } = { text: '' };

  override defaults(): Partial<ChatAttributes> {
    return {
      t: 0,
      unreadCount: 0,
      archive: false,
      pin: 0,
      active: false,
      canSend: true,
      isReadOnly: false,
      isParentGroup: false,
      labels: [],
    };
  }

  title(): string {
    return this.formattedTitle;
  }

  getComposeContents(): { text: string } {
    return this.#composed;
  }

  setComposeContents(contents: { text: string }): void {
    this.#composed = contents;
  }
}

// wa-js finds the three model classes by these names.
Object.assign(Contact.prototype, { proxyName: 'contact' });
Object.assign(Chat.prototype, { proxyName: 'chat' });
Object.assign(Msg.prototype, { proxyName: 'msg' });
