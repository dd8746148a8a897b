import { Collection } from './collection.ts';
import { LocalDatabase, type MsgRow } from './local-database.ts';
import { Model } from './model.ts';
import { Chat, Contact, GroupMetadata, Msg, Presence } from './models.ts';
import type { MsgKey } from './msg-key.ts';
import { Wid } from './wid.ts';

export class ContactCollectionImpl extends Collection<Contact> {
  constructor() {
    super(Contact);
  }
}

export class ChatCollectionImpl extends Collection<Chat> {
  constructor() {
    super(Chat);
    this.on('change:t change:pin', () => this.sortLater());
  }

  /** Pinned first, then the newest. */
  override compare(one: Chat, other: Chat): number {
    return (other.pin || 0) - (one.pin || 0) || other.t - one.t;
  }
}

export class MsgCollectionImpl extends Collection<Msg> {
  constructor() {
    super(Msg);
  }

  /**
   * The door through which messages enter, own and others'. It must be called as a property of the
   * store: wa-js puts a wrapper in its place. Entries of type `protocol` tell of other messages and
   * are no messages themselves.
   */
  async processMultipleMessages(chatId: Wid, given: MsgRow[]): Promise<Msg[]> {
    const chat = chatStore.assertGet(chatId);
    const rows = given.filter(({ type }) => type !== 'protocol');
    for (const row of rows) localDatabase.put({ ...row, isNewMsg: false });
    const messages = this.add(rows);
    for (const message of messages) {
      chat.msgs.add(message);
      noteNewest(chat, message.id, message.t);
    }
    return messages;
  }
}

export class GroupMetadataCollectionImpl extends Collection<GroupMetadata> {
  constructor() {
    super(GroupMetadata);
  }

  // wa-js finds this class by this method.
  onParentGroupChange(): void {}
}

export class PresenceCollectionImpl extends Collection<Presence> {
  constructor() {
    super(Presence);
  }
}

class Entry extends Model<{ id: string }> {
  declare id: string;
}

/** Stores that wa-js binds to but that stay empty here. */
export class CallCollectionImpl extends Collection<Entry> {
  constructor() {
    super(Entry);
  }

  processIncomingCall(): void {}
}

export class StatusCollectionImpl extends Collection<Entry> {
  constructor() {
    super(Entry);
  }

  getMyStatus(): undefined {}
}

export class LabelCollectionImpl extends Collection<Entry> {
  constructor() {
    super(Entry);
  }
}

export class BlocklistCollectionImpl extends Collection<Entry> {
  constructor() {
    super(Entry);
  }
}

export class NewsletterCollectionImpl extends Collection<Chat> {
  constructor() {
    super(Chat);
  }
}

// One of each for the life of the page: wa-js keeps them, so a logout empties and never replaces.
export const localDatabase = new LocalDatabase();
export const contactStore = new ContactCollectionImpl();
export const chatStore = new ChatCollectionImpl();
export const msgStore = new MsgCollectionImpl();
export const groupMetadataStore = new GroupMetadataCollectionImpl();
export const presenceStore = new PresenceCollectionImpl();
export const callStore = new CallCollectionImpl();
export const statusStore = new StatusCollectionImpl();
export const labelStore = new LabelCollectionImpl();
export const blocklistStore = new BlocklistCollectionImpl();
export const newsletterStore = new NewsletterCollectionImpl();

/** Keeps `lastReceivedKey` and `t` on the chat's newest message. */
export function noteNewest(chat: Chat, key: MsgKey, t: number): void {
  if (chat.lastReceivedKey !== undefined && t < chat.t) return;
  chat.set({ lastReceivedKey: key, t });
}

/** The known chat, or a new empty one. */
export function ensureChat(id: Wid, title?: string): Chat {
  const known = chatStore.get(id);
  if (known !== undefined) return known;
  const contact = contactStore.get(id);
  const presence = presenceStore.add({ id })[0];
  const [chat] = chatStore.add({
    id,
    formattedTitle: title ?? titleOf(id, contact),
    contact,
    presence,
  });
  if (chat === undefined) throw new Error('the chat was not added');
  return chat;
}

export function titleOf(id: Wid, contact: Contact | undefined): string {
  const name = contact?.get('name');
  if (name !== undefined) return name;
  const phone = contact?.get('phoneNumber') ?? (id.isLid() ? undefined : id);
  if (phone !== undefined) return formatPhone(phone);
  return `~${contact?.get('pushname') ?? id.user}`;
}

/** `5511987654321` → `+55 11 98765-4321`; other countries' numbers are only given their plus. */
export function formatPhone(phone: Wid): string {
  const brazilian = /^55(\d\d)(\d{4,5})(\d{4})$/.exec(phone.user);
  if (brazilian === null) return `+${phone.user}`;
  return `+55 ${brazilian[1]} ${brazilian[2]}-${brazilian[3]}`;
}

export function activeChat(): Chat | undefined {
  return chatStore.findFirst((chat) => chat.active);
}

export function emptyStores(): void {
  localDatabase.clear();
  for (const store of [msgStore, chatStore, contactStore, groupMetadataStore, presenceStore]) {
    store.reset();
  }
}
