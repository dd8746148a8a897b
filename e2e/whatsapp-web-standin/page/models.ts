import type { Ack, MessageType } from '../wire.ts';
import { Collection } from './collection.ts';
import { Model } from './model.ts';
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

export interface MsgAttributes {
  id: MsgKey;
  type: MessageType | string;
  subtype?: string | null;
  body?: string;
  caption?: string;
  t: number;
  from: Wid;
  to: Wid;
  author?: Wid;
  self: 'in' | 'out';
  ack: Ack;
  isNewMsg: boolean;
  star: boolean;
  notifyName?: string;
  mimetype?: string;
  filename?: string;
  duration?: number;
  size?: number;
  width?: number;
  height?: number;
  pageCount?: number;
  isGif: boolean;
  quotedStanzaID?: string;
  quotedParticipant?: Wid;
  quotedMsg?: { type: string; body?: string };
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

  override defaults(): Partial<MsgAttributes> {
    return { type: 'chat', ack: 0, isNewMsg: false, star: false, isGif: false };
  }

  get sender(): Wid {
    return this.author ?? this.from;
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

/** A chat's presence: nobody is ever seen typing here, but wa-js subscribes for every chat. */
export class Presence extends Model<{ id: Wid; hasData: boolean; isOnline: boolean }> {
  declare id: Wid;
  readonly chatstate = new Model<{ type?: string; t?: number }>();

  override defaults(): { hasData: boolean; isOnline: boolean } {
    return { hasData: false, isOnline: false };
  }

  async subscribe(): Promise<void> {}

  async unsubscribe(): Promise<void> {}
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

  /** The messages of this chat that are in memory, not all that the local database holds. */
  readonly msgs = new Collection(Msg);
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
