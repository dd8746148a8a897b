import type { Shop } from '../shop/shop.ts';
import type { Ack, QueryAnswer, WireChat, WireContact, WireMessage } from '../wire.ts';

/** What WhatsApp's servers and the phone know of one account. */
export class AccountTruth {
  readonly account: Shop['account'];
  readonly contacts = new Map<string, WireContact>();
  readonly chats = new Map<string, WireChat>();
  readonly phoneByLid: Map<string, string>;
  readonly #messages = new Map<string, WireMessage[]>();
  readonly #byStanza = new Map<string, WireMessage>();
  /** What only the phone has, by chat, oldest first. */
  readonly #onPhone = new Map<string, Set<WireMessage>>();
  /** Media that the servers no longer have. */
  readonly mediaGone = new Set<string>();
  readonly #registered: Set<string>;
  #lastStanza = 0;

  constructor(shop: Shop) {
    this.account = shop.account;
    for (const contact of shop.contacts) this.contacts.set(contact.id, { ...contact });
    for (const chat of shop.chats) this.chats.set(chat.id, { ...chat });
    this.phoneByLid = new Map(shop.lidPairs);
    this.#registered = new Set(shop.registered ?? []);
    for (const given of shop.messages) {
      const message = { ...given };
      this.#bucket(message.chatId).push(message);
      this.#byStanza.set(message.stanzaId, message);
    }
    for (const messages of this.#messages.values()) messages.sort((a, b) => a.t - b.t);
    for (const { id, onPhoneOnly = 0 } of shop.chats) {
      if (onPhoneOnly > 0) this.#onPhone.set(id, new Set(this.messages(id).slice(0, onPhoneOnly)));
    }
  }

  /** Oldest first. */
  messages(chatId: string): readonly WireMessage[] {
    return this.#messages.get(chatId) ?? [];
  }

  /** What the page's local database holds. */
  messagesOnPage(): WireMessage[] {
    return [...this.#messages.values()].flat().filter((message) => !this.isOnPhoneOnly(message));
  }

  isOnPhoneOnly(message: WireMessage): boolean {
    return this.#onPhone.get(message.chatId)?.has(message) === true;
  }

  /** Hands over the newest messages that only the phone has: from now on the page has them too. */
  takeFromPhone(chatId: string, count: number): WireMessage[] {
    const onPhone = this.#onPhone.get(chatId) ?? new Set();
    const taken = [...onPhone].slice(-count);
    for (const message of taken) onPhone.delete(message);
    this.ensureChat(chatId).onPhoneOnly = onPhone.size;
    return taken;
  }

  find(stanzaId: string): WireMessage | undefined {
    return this.#byStanza.get(stanzaId);
  }

  put(message: WireMessage): void {
    const bucket = this.#bucket(message.chatId);
    const known = this.#byStanza.get(message.stanzaId);
    this.#byStanza.set(message.stanzaId, message);
    if (known !== undefined) {
      bucket[bucket.indexOf(known)] = message;
      return;
    }
    const after = bucket.findLastIndex((other) => other.t <= message.t);
    bucket.splice(after + 1, 0, message);
  }

  /** Raises a message's ack; it never falls, except to "failed". */
  raiseAck(stanzaId: string, ack: Ack): void {
    const message = this.find(stanzaId);
    if (message !== undefined && (ack === -1 || ack > message.ack)) message.ack = ack;
  }

  ensureChat(id: string): WireChat {
    const known = this.chats.get(id);
    if (known !== undefined) return known;
    const chat: WireChat = { id, unreadCount: 0 };
    this.chats.set(id, chat);
    return chat;
  }

  /** An id in the form phones give their messages. */
  newStanzaId(prefix: '3A' | '3EB0'): string {
    this.#lastStanza += 1;
    return prefix + `F${this.#lastStanza.toString(16)}`.toUpperCase().padStart(18, '0');
  }

  /** Which id a phone is registered under: Brazil's older ones lack the ninth digit. */
  query(asked: string): QueryAnswer {
    const candidates = [asked];
    const withNinth = /^55(\d\d)9(\d{8})@c\.us$/.exec(asked);
    if (withNinth !== null) candidates.push(`55${withNinth[1]}${withNinth[2]}@c.us`);
    const withoutNinth = /^55(\d\d)(\d{8})@c\.us$/.exec(asked);
    if (withoutNinth !== null) candidates.push(`55${withoutNinth[1]}9${withoutNinth[2]}@c.us`);
    const phones = new Set(this.phoneByLid.values());
    const id = candidates.find(
      (candidate) =>
        this.contacts.has(candidate) ||
        this.chats.has(candidate) ||
        phones.has(candidate) ||
        this.#registered.has(candidate),
    );
    if (id === undefined) return { id: null, lid: null };
    const pair = [...this.phoneByLid].find(([, phone]) => phone === id);
    return { id, lid: pair?.[0] ?? null };
  }

  #bucket(chatId: string): WireMessage[] {
    const known = this.#messages.get(chatId);
    if (known !== undefined) return known;
    const bucket: WireMessage[] = [];
    this.#messages.set(chatId, bucket);
    return bucket;
  }
}
