import type { ServerResponse } from 'node:http';

import type { Shop } from '../shop/shop.ts';
import { emptyShop, smallShop } from '../shop/small-shop.ts';
import {
  type CustomersOptions,
  type SimulatedCustomers,
  startCustomers,
} from '../shop/customers.ts';
import { lifelikeShop } from '../shop/lifelike-shop.ts';
import type {
  CiphertextMessage,
  CustomerMessage,
  ReceivedMessage,
  SeenReport,
  Standin,
  StandinOptions,
} from '../standin.ts';
import {
  type Ack,
  type ModuleArrival,
  type ModuleFault,
  type PageReport,
  paths,
  type SendingMode,
  type SendRequest,
  type ServerEvent,
  type WireChat,
  type WireConnection,
  type WireMessage,
  type WireQuote,
  type WireSession,
} from '../wire.ts';
import { AccountTruth } from './account-truth.ts';
import { type RunningServer, startHttpsServer } from './https-server.ts';
import { PageConnections } from './page-connections.ts';

const defaultVersion = '2.3000.1044824727';
const defaultTimeout = 5_000;

export class RunningStandin implements Standin {
  readonly url = 'https://web.whatsapp.com/';
  readonly received: ReceivedMessage[] = [];
  readonly seen: SeenReport[] = [];
  readonly opened: string[] = [];
  activeChat: string | null = null;
  loggedIn: boolean;

  readonly #options: StandinOptions;
  readonly #pages = new PageConnections(() => this.#changed());
  readonly #waiting = new Set<() => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #customers = new Set<SimulatedCustomers>();
  /** Sends that wait for the link, and messages that wait for it the other way. */
  #heldSends: SendRequest[] = [];
  #heldMessages: (() => Promise<void>)[] = [];
  #truth: AccountTruth;
  #connection: WireConnection = { online: true, conflict: false, phoneReachable: true };
  #sending: SendingMode;
  #arrival: ModuleArrival;
  #faults: ModuleFault[];
  #server: RunningServer | undefined;

  static async start(options: StandinOptions): Promise<RunningStandin> {
    const standin = new RunningStandin(options, await shopFor(options));
    standin.#server = await startHttpsServer(
      {
        onListen: (stream) => standin.#onListen(stream),
        onPost: (path, body) => standin.#onPost(path, body),
      },
      options,
    );
    return standin;
  }

  constructor(options: StandinOptions, shop: Shop) {
    this.#options = options;
    this.#truth = new AccountTruth(shop);
    this.loggedIn = options.loggedIn ?? true;
    this.#sending = options.sending ?? { kind: 'normal' };
    this.#arrival = options.moduleArrival ?? 'at-once';
    this.#faults = options.moduleFaults ?? [];
  }

  get port(): number {
    if (this.#server === undefined) throw new Error('the stand-in is not running');
    return this.#server.port;
  }

  get browserArguments(): string[] {
    const rules = [`MAP web.whatsapp.com:443 127.0.0.1:${this.port}`];
    if (this.#options.otherHosts !== 'as-usual') {
      rules.push('MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost');
    }
    return [`--host-resolver-rules=${rules.join(', ')}`, '--ignore-certificate-errors'];
  }

  get pages(): number {
    return this.#pages.count;
  }

  get account(): Shop['account'] {
    return this.#truth.account;
  }

  async stop(): Promise<void> {
    for (const customers of this.#customers) customers.stop();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#pages.closeAll();
    await this.#server?.stop();
    this.#server = undefined;
  }

  chats(): readonly WireChat[] {
    return [...this.#truth.chats.values()];
  }

  messages(chatId: string): readonly WireMessage[] {
    return this.#truth.messages(chatId);
  }

  waitForReceived(
    accepts: (message: ReceivedMessage) => boolean,
    timeoutMs?: number,
  ): Promise<ReceivedMessage> {
    return this.waitFor(() => this.received.find(accepts), timeoutMs);
  }

  waitFor<Answer>(probe: () => Answer, timeoutMs = defaultTimeout): Promise<NonNullable<Answer>> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(ask);
        reject(new Error(`the stand-in waited ${timeoutMs} ms in vain for: ${probe.toString()}`));
      }, timeoutMs);
      const ask = (): void => {
        const answer = probe();
        if (!answer) return;
        clearTimeout(timer);
        this.#waiting.delete(ask);
        resolve(answer);
      };
      this.#waiting.add(ask);
      ask();
    });
  }

  async customerWrites(
    chatId: string,
    text: string,
    more: CustomerMessage = {},
  ): Promise<WireMessage> {
    const message = this.#incoming(chatId, { ...more, type: more.type ?? 'chat' });
    if (message.type === 'chat' || message.type === 'vcard') message.body = text;
    else if (text !== '') message.caption = text;
    await this.#deliver(message, more.pushname);
    return message;
  }

  async customerWritesCiphertext(
    chatId: string,
    more: CustomerMessage = {},
  ): Promise<CiphertextMessage> {
    const message = this.#incoming(chatId, { ...more, type: 'ciphertext' });
    await this.#deliver(message, more.pushname);
    const decrypt = async (text: string): Promise<void> => {
      const decrypted: WireMessage = { ...message, type: more.type ?? 'chat', body: text };
      this.#truth.put(decrypted);
      await this.#broadcast({ type: 'decrypted', message: decrypted });
    };
    return { message, decrypt };
  }

  async ownPhoneWrites(
    chatId: string,
    text: string,
    more: { at?: number } = {},
  ): Promise<WireMessage> {
    if (!this.#connection.phoneReachable) {
      throw new Error('the phone is unreachable: what it writes does not reach the page');
    }
    const message: WireMessage = {
      stanzaId: this.#truth.newStanzaId('3A'),
      chatId,
      fromMe: true,
      type: 'chat',
      body: text,
      t: Math.floor((more.at ?? Date.now()) / 1000),
      ack: 1,
    };
    if (chatId.endsWith('@g.us')) message.author = this.account.lid;
    await this.#deliver(message);
    return message;
  }

  async ownPhoneReads(chatId: string): Promise<void> {
    this.#truth.ensureChat(chatId).unreadCount = 0;
    await this.#broadcast({ type: 'read-elsewhere', chatId });
  }

  async pairLid(lid: string, phoneId: string): Promise<void> {
    this.#truth.phoneByLid.set(lid, phoneId);
    await this.#broadcast({ type: 'lid-pair', lid, phoneId });
  }

  startCustomers(options: CustomersOptions = {}): SimulatedCustomers {
    const customers = startCustomers(this, options);
    this.#customers.add(customers);
    return customers;
  }

  async setSending(mode: SendingMode): Promise<void> {
    this.#sending = mode;
    await this.#broadcast({ type: 'sending', sending: mode });
  }

  async setAck(stanzaId: string, ack: Ack): Promise<void> {
    const message = this.#truth.allMessages().find((other) => other.stanzaId === stanzaId);
    if (message === undefined) throw new Error(`no message ${stanzaId} to acknowledge`);
    await this.#acknowledge(message, ack);
  }

  async login(shop?: Shop): Promise<void> {
    if (this.loggedIn) throw new Error('somebody is logged in: log out first');
    if (shop !== undefined) this.#truth = new AccountTruth(shop);
    this.loggedIn = true;
    await this.#broadcast({ type: 'login', session: this.#session(0) });
  }

  async logout(): Promise<void> {
    this.loggedIn = false;
    this.activeChat = null;
    this.#heldSends = [];
    this.#heldMessages = [];
    await this.#broadcast({ type: 'logout' });
  }

  async switchAccount(shop: Shop): Promise<void> {
    if (this.loggedIn) await this.logout();
    await this.login(shop);
  }

  setOnline(online: boolean): Promise<void> {
    return this.#connect({ online });
  }

  setPhoneReachable(phoneReachable: boolean): Promise<void> {
    return this.#connect({ phoneReachable });
  }

  setConflict(conflict: boolean): Promise<void> {
    return this.#connect({ conflict });
  }

  async openChat(chatId: string | null): Promise<void> {
    await this.#broadcast({ type: 'open-chat', chatId });
    await this.waitFor(() => this.activeChat === chatId);
  }

  setModuleArrival(arrival: ModuleArrival): void {
    this.#arrival = arrival;
  }

  setModuleFaults(faults: ModuleFault[]): void {
    this.#faults = faults;
  }

  get #linked(): boolean {
    return this.#connection.online && !this.#connection.conflict;
  }

  #session(page: number): WireSession {
    const truth = this.#truth;
    return {
      page,
      account: this.loggedIn ? truth.account : null,
      contacts: this.loggedIn ? [...truth.contacts.values()] : [],
      chats: this.loggedIn ? [...truth.chats.values()] : [],
      messages: this.loggedIn ? truth.allMessages() : [],
      lidPairs: this.loggedIn ? [...truth.phoneByLid] : [],
      connection: this.#connection,
      sending: this.#sending,
      arrival: this.#arrival,
      faults: this.#faults,
      version: this.#options.version ?? defaultVersion,
      language: this.#options.language ?? 'pt-BR',
      markup: this.#options.markup ?? '2026-08',
    };
  }

  #onListen(stream: ServerResponse): void {
    this.activeChat = null;
    this.#pages.open(stream, (page) => this.#session(page));
  }

  #onPost(path: string, body: unknown): object {
    if (path === paths.send) this.#onSend(body as SendRequest);
    else if (path === paths.report) this.#onReport(body as PageReport);
    else if (path === paths.query) return this.#truth.query((body as { id: string }).id);
    else throw new Error(`no such path: ${path}`);
    return {};
  }

  #onReport(report: PageReport): void {
    switch (report.type) {
      case 'applied':
        this.#pages.confirm(report.page, report.seq);
        break;
      case 'seen':
        this.seen.push({ chatId: report.chatId, at: Date.now(), cause: report.cause });
        this.#truth.ensureChat(report.chatId).unreadCount = 0;
        break;
      case 'active-chat':
        this.activeChat = report.chatId;
        if (report.chatId !== null) this.opened.push(report.chatId);
        break;
      case 'use-here':
        this.#background(this.setConflict(false));
        break;
      case 'scan-qr':
        if (!this.loggedIn) this.#background(this.login());
        break;
      case 'logout':
        this.#background(this.logout());
        break;
    }
    this.#changed();
  }

  #onSend(request: SendRequest): void {
    const { message } = request;
    const mode = this.#sending;
    if (mode.kind !== 'never-resolves' || mode.stored) {
      this.#truth.ensureChat(message.chatId);
      this.#truth.put(message);
    }
    if (this.#linked) this.#accept(request);
    else this.#heldSends.push(request);
  }

  /** What the server does with a message that reached the line. */
  #accept({ message, origin }: SendRequest): void {
    const mode = this.#sending;
    if (mode.kind === 'normal' || mode.reaches) {
      this.received.push({
        stanzaId: message.stanzaId,
        chatId: message.chatId,
        body: message.body,
        type: message.type,
        participant: message.author,
        origin,
        at: Date.now(),
        get ack() {
          return message.ack;
        },
      });
      this.#changed();
    }
    if (mode.kind === 'failed') this.#later(30, () => this.#acknowledge(message, -1));
    if (mode.kind !== 'normal') return;
    const steps: [Ack, number | null][] = [
      [1, mode.serverAfterMs === undefined ? 30 : mode.serverAfterMs],
      [2, mode.deliveredAfterMs === undefined ? 150 : mode.deliveredAfterMs],
      [3, mode.readAfterMs === undefined ? 1_500 : mode.readAfterMs],
      [4, mode.playedAfterMs ?? null],
    ];
    for (const [ack, afterMs] of steps) {
      if (afterMs !== null) this.#later(afterMs, () => this.#acknowledge(message, ack));
    }
  }

  async #acknowledge(message: WireMessage, ack: Ack): Promise<void> {
    const { chatId, stanzaId, t } = message;
    message.ack = ack === -1 || ack > message.ack ? ack : message.ack;
    this.#truth.raiseAck(chatId, stanzaId, ack);
    this.#changed();
    if (ack < 2) {
      await this.#broadcast({ type: 'send-result', chatId, stanzaId, ack, t });
      return;
    }
    const chat = this.#truth.chats.get(chatId);
    const member = chat?.participants?.find((other) => other.id !== this.account.lid);
    await this.#broadcast({
      type: 'receipt',
      chatId,
      stanzaIds: [stanzaId],
      ack,
      ...(member === undefined ? {} : { participant: member.id }),
    });
  }

  #incoming(chatId: string, more: CustomerMessage & Pick<WireMessage, 'type'>): WireMessage {
    const message: WireMessage = {
      stanzaId: this.#truth.newStanzaId('3A'),
      chatId,
      fromMe: false,
      type: more.type,
      t: Math.floor((more.at ?? Date.now()) / 1000),
      ack: 1,
    };
    if (more.media !== undefined) message.media = more.media;
    if (more.caption !== undefined) message.caption = more.caption;
    if (more.quotes !== undefined) message.quoted = this.#quote(chatId, more.quotes);
    if (chatId.endsWith('@g.us')) {
      const members = this.#truth.chats.get(chatId)?.participants ?? [];
      const author = more.author ?? members.find(({ id }) => id !== this.account.lid)?.id;
      if (author === undefined) throw new Error(`nobody in ${chatId} could have written`);
      message.author = author;
    }
    return message;
  }

  #quote(chatId: string, stanzaId: string): WireQuote {
    const quoted = this.#truth.find(chatId, stanzaId);
    if (quoted === undefined) throw new Error(`no message ${stanzaId} to quote in ${chatId}`);
    const { fromMe, body } = quoted;
    const author = fromMe ? this.account.id : (quoted.author ?? chatId);
    return { stanzaId, author, fromMe, ...(body === undefined ? {} : { body }) };
  }

  /** Brings a message to the account, or holds it until the link is back. */
  async #deliver(message: WireMessage, pushname?: string): Promise<void> {
    if (!this.loggedIn) throw new Error('nobody is logged in: nobody can be written to');
    const deliver = async (): Promise<void> => {
      const chat = this.#truth.ensureChat(message.chatId);
      if (message.fromMe) chat.unreadCount = 0;
      else chat.unreadCount = Math.max(0, chat.unreadCount) + 1;
      this.#truth.put(message);
      const known = this.#truth.contacts.get(message.chatId);
      const isNew = known === undefined && !message.chatId.endsWith('@g.us');
      const contact = { id: message.chatId, ...(pushname === undefined ? {} : { pushname }) };
      if (isNew) this.#truth.contacts.set(contact.id, contact);
      this.#changed();
      await this.#broadcast({
        type: 'message',
        message,
        unreadCount: chat.unreadCount,
        ...(isNew ? { contact } : {}),
      });
    };
    if (this.#linked) await deliver();
    else this.#heldMessages.push(deliver);
  }

  async #connect(change: Partial<WireConnection>): Promise<void> {
    this.#connection = { ...this.#connection, ...change };
    await this.#broadcast({ type: 'connection', connection: this.#connection });
    if (!this.#linked) return;
    const sends = this.#heldSends;
    const messages = this.#heldMessages;
    this.#heldSends = [];
    this.#heldMessages = [];
    for (const request of sends) this.#accept(request);
    for (const deliver of messages) await deliver();
  }

  async #broadcast(event: ServerEvent): Promise<void> {
    await this.#pages.broadcast(event);
  }

  #later(ms: number, act: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#background(act());
    }, ms);
    this.#timers.add(timer);
  }

  /** For what nobody awaits: a page that went away meanwhile is no error. */
  #background(work: Promise<void>): void {
    work.catch(() => {});
  }

  #changed(): void {
    for (const ask of [...this.#waiting]) ask();
  }
}

async function shopFor({ shop = 'small', now = Date.now() }: StandinOptions): Promise<Shop> {
  if (typeof shop !== 'string') return shop;
  if (shop === 'empty') return emptyShop();
  if (shop === 'small') return smallShop(now);
  return lifelikeShop(now);
}
