import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

import type { Shop } from '../shop/shop.ts';
import { emptyShop, smallShop } from '../shop/small-shop.ts';
import {
  type CustomersOptions,
  type SimulatedCustomers,
  startCustomers,
} from '../shop/customers.ts';
import { lifelikeShop } from '../shop/lifelike-shop.ts';
import { mediaBytes, seedOf } from '../shop/media-bytes.ts';
import { jpeg } from '../shop/jpeg.ts';
import type {
  CiphertextMessage,
  CustomerMessage,
  MessageDetails,
  ReceivedMessage,
  SeenReport,
  Standin,
  StandinOptions,
} from '../standin.ts';
import type {
  LifeMoment,
  MediaDownload,
  MemberAction,
  PhoneHistoryRequest,
  ServerLookUp,
} from '../standin-parts.ts';
import {
  type Ack,
  type HistoryRequest,
  type LookUpAnswer,
  type LookUpRequest,
  type ModuleArrival,
  type ModuleFault,
  type PageReport,
  paths,
  type PhoneHistory,
  type QueryAnswer,
  type Restriction,
  type SendingMode,
  type SendRequest,
  type ServerEvent,
  type WireChat,
  type WireConnection,
  type WireMessage,
  type WireSession,
} from '../wire.ts';
import { AccountTruth } from './account-truth.ts';
import { changeMembers, changeSubject } from './group-changes.ts';
import { type RunningServer, type ServedFile, startHttpsServer } from './https-server.ts';
import { edit, react, revoke, star, vote } from './message-changes.ts';
import { customerMessage, ownMessage, setText } from './message-writing.ts';
import { PageConnections } from './page-connections.ts';

const defaultVersion = '2.3000.1044824727';
/** Milliseconds: a busy machine is no failure. */
const defaultTimeout = 30_000;

export class RunningStandin implements Standin {
  readonly url = 'https://web.whatsapp.com/';
  readonly received: ReceivedMessage[] = [];
  /** The files that pages sent, by the stanza id of their message. */
  readonly #uploads = new Map<string, Uint8Array>();
  readonly seen: SeenReport[] = [];
  readonly opened: string[] = [];
  readonly phoneHistoryRequests: PhoneHistoryRequest[] = [];
  readonly serverLookUps: ServerLookUp[] = [];
  readonly mediaDownloads: MediaDownload[] = [];
  activeChat: string | null = null;
  loggedIn: boolean;

  readonly #options: StandinOptions;
  readonly #pages = new PageConnections(() => this.#changed());
  readonly #waiting = new Set<() => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #customers = new Set<SimulatedCustomers>();
  /** Sends that wait for the link, and what waits for it the other way. */
  #heldSends: SendRequest[] = [];
  #held: (() => Promise<void>)[] = [];
  #truth: AccountTruth;
  #connection: WireConnection = {
    online: true,
    conflict: false,
    phoneReachable: true,
    restriction: null,
  };
  #phoneHistory: PhoneHistory = { answers: true, batch: 50, afterMs: 50, timeoutMs: 2_000 };
  /** Written and not yet brought, each with what is known of its sender. */
  readonly #late = new Map<string, { message: WireMessage; more: CustomerMessage }>();
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
        onUpload: (stanzaId, bytes) => standin.#uploads.set(stanzaId, bytes),
        onGet: (path) => standin.#onGet(path),
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

  get pageNumbers(): readonly number[] {
    return this.#pages.numbers;
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
    const message = customerMessage(this.#truth, chatId, text, more);
    if (more.late === true) this.#late.set(message.stanzaId, { message, more });
    else await this.#deliver(message, more);
    return message;
  }

  async deliverLate(stanzaId: string): Promise<WireMessage> {
    const late = this.#late.get(stanzaId);
    if (late === undefined) throw new Error(`no late message ${stanzaId}`);
    this.#late.delete(stanzaId);
    await this.#deliver(late.message, late.more);
    return late.message;
  }

  async customerWritesCiphertext(
    chatId: string,
    more: CustomerMessage = {},
  ): Promise<CiphertextMessage> {
    const content = customerMessage(this.#truth, chatId, '', more);
    const { stanzaId, fromMe, author, t, ack } = content;
    const message: WireMessage = {
      stanzaId,
      chatId,
      fromMe,
      ...(author === undefined ? {} : { author }),
      type: 'ciphertext',
      t,
      ack,
    };
    await this.#deliver(message, more);
    const decrypt = async (text: string): Promise<void> => {
      setText(content, text);
      this.#truth.put(content);
      await this.#broadcast({ type: 'decrypted', message: content });
    };
    return { message, decrypt };
  }

  async ownPhoneWrites(
    chatId: string,
    text: string,
    more: MessageDetails = {},
  ): Promise<WireMessage> {
    if (!this.#connection.phoneReachable) {
      throw new Error('the phone is unreachable: what it writes does not reach the page');
    }
    const message = ownMessage(this.#truth, chatId, text, more);
    await this.#deliver(message);
    return message;
  }

  customerEdits(stanzaId: string, text: string, more: LifeMoment = {}): Promise<WireMessage> {
    return this.#change(stanzaId, 'customer', (message) => edit(this.#truth, message, text, more));
  }

  ownPhoneEdits(stanzaId: string, text: string, more: LifeMoment = {}): Promise<WireMessage> {
    return this.#change(stanzaId, 'own', (message) => edit(this.#truth, message, text, more));
  }

  customerRevokes(stanzaId: string, more: LifeMoment = {}): Promise<WireMessage> {
    return this.#change(stanzaId, 'customer', (message) => {
      const by = message.author ?? message.chatId;
      return revoke(this.#truth, message, { by, admin: false }, more);
    });
  }

  ownPhoneRevokes(stanzaId: string, more: LifeMoment = {}): Promise<WireMessage> {
    return this.#change(stanzaId, 'own', (message) => {
      const by = this.#ownIdIn(message.chatId);
      return revoke(this.#truth, message, { by, admin: false }, more);
    });
  }

  adminRevokes(stanzaId: string, admin: string, more: LifeMoment = {}): Promise<WireMessage> {
    return this.#change(stanzaId, 'anybody', (message) =>
      revoke(this.#truth, message, { by: admin, admin: true }, more),
    );
  }

  async react(
    stanzaId: string,
    author: string,
    emoji: string,
    more: LifeMoment = {},
  ): Promise<void> {
    await this.#change(stanzaId, 'anybody', (message) => {
      const by = author === 'me' ? this.#ownIdIn(message.chatId) : author;
      return react(this.#truth, message, by, emoji, more);
    });
  }

  async star(stanzaId: string, on: boolean): Promise<void> {
    await this.#change(stanzaId, 'anybody', (message) => star(message, on));
  }

  async vote(
    stanzaId: string,
    voter: string,
    options: string[],
    more: LifeMoment = {},
  ): Promise<void> {
    await this.#change(stanzaId, 'anybody', (message) =>
      vote(this.#truth, message, voter, options, more),
    );
  }

  async changeSubject(groupId: string, subject: string, by?: string): Promise<WireMessage> {
    const { entry, event } = changeSubject(this.#truth, groupId, subject, by);
    await this.#whenLinked(() => this.#broadcast(event));
    return entry;
  }

  async changeMembers(
    groupId: string,
    action: MemberAction,
    ids: string[],
    by?: string,
  ): Promise<WireMessage> {
    const { entry, event } = changeMembers(this.#truth, groupId, action, ids, by);
    await this.#whenLinked(() => this.#broadcast(event));
    return entry;
  }

  async setPhoneHistory(change: Partial<PhoneHistory>): Promise<void> {
    this.#phoneHistory = { ...this.#phoneHistory, ...change };
    await this.#broadcast({ type: 'phone-history', phoneHistory: this.#phoneHistory });
  }

  setMediaGone(stanzaId: string, gone: boolean): void {
    if (gone) this.#truth.mediaGone.add(stanzaId);
    else this.#truth.mediaGone.delete(stanzaId);
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
    await this.#acknowledge(this.#message(stanzaId), ack);
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
    this.#held = [];
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

  async setConflict(conflict: boolean, only?: { page: number }): Promise<void> {
    if (only !== undefined) {
      await this.#setConflictOf(only.page, conflict);
      return;
    }
    if (!conflict) for (const page of this.#pages.holding) await this.#setConflictOf(page, false);
    await this.#connect({ conflict });
  }

  setRestricted(restricted: boolean | Restriction): Promise<void> {
    const restriction =
      restricted === true ? 'TOS_BLOCK' : restricted === false ? null : restricted;
    return this.#connect({ restriction });
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
    const { online, conflict, restriction } = this.#connection;
    return online && !conflict && restriction === null;
  }

  #session(page: number): WireSession {
    const truth = this.#truth;
    return {
      page,
      account: this.loggedIn ? truth.account : null,
      contacts: this.loggedIn ? [...truth.contacts.values()] : [],
      chats: this.loggedIn ? [...truth.chats.values()] : [],
      messages: this.loggedIn ? truth.messagesOnPage() : [],
      lidPairs: this.loggedIn ? [...truth.phoneByLid] : [],
      connection: this.#connection,
      phoneHistory: this.#phoneHistory,
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
    else if (path === paths.query) return this.#onQuery((body as { id: string }).id);
    else if (path === paths.lookUp) return this.#onLookUp(body as LookUpRequest);
    else if (path === paths.history) this.#onHistoryRequest(body as HistoryRequest);
    else throw new Error(`no such path: ${path}`);
    return {};
  }

  #onQuery(id: string): QueryAnswer {
    this.serverLookUps.push({ kind: 'exists', id, at: Date.now() });
    this.#changed();
    return this.#truth.query(id);
  }

  #onLookUp({ kind, id }: LookUpRequest): LookUpAnswer {
    this.serverLookUps.push({ kind, id, at: Date.now() });
    this.#changed();
    const contact = this.#truth.contacts.get(id);
    return { about: contact?.about ?? null, hasPicture: contact?.hasPicture === true };
  }

  #onHistoryRequest({ chatId, oldestStanzaId }: HistoryRequest): void {
    this.phoneHistoryRequests.push({ chatId, oldestStanzaId, at: Date.now() });
    this.#changed();
    const { answers, batch, afterMs } = this.#phoneHistory;
    if (!answers) return;
    this.#later(afterMs, async () => {
      if (!this.#linked || !this.#connection.phoneReachable) return;
      const messages = this.#truth.takeFromPhone(chatId, batch);
      await this.#broadcast({ type: 'history', chat: this.#truth.ensureChat(chatId), messages });
    });
  }

  #onGet(path: string): ServedFile | undefined {
    const stanzaId = path.startsWith(paths.media) ? path.slice(paths.media.length) : undefined;
    if (stanzaId !== undefined) return this.#mediaFile(stanzaId);
    if (!path.startsWith(paths.picture)) return undefined;
    const id = decodeURIComponent(path.slice(paths.picture.length));
    if (this.#truth.contacts.get(id)?.hasPicture !== true) return undefined;
    return { type: 'image/jpeg', bytes: jpeg(seedOf(id), 160, 160) };
  }

  #mediaFile(stanzaId: string): ServedFile | undefined {
    const message = this.#truth.find(stanzaId);
    const media = this.#linked ? message?.media : undefined;
    const found =
      media !== undefined &&
      message !== undefined &&
      message.viewOnce !== true &&
      !this.#truth.mediaGone.has(stanzaId);
    this.mediaDownloads.push({ stanzaId, at: Date.now(), found });
    this.#changed();
    return found
      ? { type: media.mimetype, bytes: this.#uploads.get(stanzaId) ?? mediaBytes(message) }
      : undefined;
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
        this.#background(this.#useHere(report.page));
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

  #sha256(stanzaId: string): string | undefined {
    const bytes = this.#uploads.get(stanzaId);
    return bytes && createHash('sha256').update(bytes).digest('hex');
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
        caption: message.caption,
        media: message.media,
        sha256: this.#sha256(message.stanzaId),
        quotes: message.quoted?.stanzaId,
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
    this.#truth.raiseAck(stanzaId, ack);
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

  #message(stanzaId: string): WireMessage {
    const message = this.#truth.find(stanzaId) ?? this.#late.get(stanzaId)?.message;
    if (message === undefined) throw new Error(`no message ${stanzaId}`);
    return message;
  }

  /** Groups and @lid chats address the account by its @lid. */
  #ownIdIn(chatId: string): string {
    return chatId.endsWith('@c.us') ? this.account.id : this.account.lid;
  }

  /** Changes a message in the truth, now or when the link is back, and tells the pages. */
  async #change(
    stanzaId: string,
    whose: 'own' | 'customer' | 'anybody',
    make: (message: WireMessage) => ServerEvent,
  ): Promise<WireMessage> {
    const message = this.#message(stanzaId);
    if (whose !== 'anybody' && message.fromMe !== (whose === 'own')) {
      throw new Error(
        `${stanzaId} was not written by ${whose === 'own' ? 'the account' : 'a customer'}`,
      );
    }
    await this.#whenLinked(async () => {
      const event = make(message);
      this.#changed();
      await this.#broadcast(event);
    });
    return message;
  }

  async #whenLinked(act: () => Promise<void>): Promise<void> {
    if (this.#linked) await act();
    else this.#held.push(act);
  }

  /** Brings a message to the account, or holds it until the link is back. */
  async #deliver(
    message: WireMessage,
    { pushname, phoneId }: Pick<CustomerMessage, 'pushname' | 'phoneId'> = {},
  ): Promise<void> {
    if (!this.loggedIn) throw new Error('nobody is logged in: nobody can be written to');
    await this.#whenLinked(async () => {
      const chat = this.#truth.ensureChat(message.chatId);
      if (message.fromMe) chat.unreadCount = 0;
      else chat.unreadCount = Math.max(0, chat.unreadCount) + 1;
      this.#truth.put(message);
      if (phoneId !== undefined) this.#truth.phoneByLid.set(message.chatId, phoneId);
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
        ...(phoneId === undefined ? {} : { phoneId }),
      });
    });
  }

  /** The human pressed "use here" in this page: it takes over, and only what concerned it ends. */
  async #useHere(page: number): Promise<void> {
    if (this.#pages.holding.includes(page)) await this.#setConflictOf(page, false);
    else await this.setConflict(false);
  }

  async #setConflictOf(page: number, conflict: boolean): Promise<void> {
    if (conflict) this.#pages.hold(page);
    const connection = { ...this.#connection, conflict };
    await this.#pages.tell(page, { type: 'connection', connection });
    if (!conflict) this.#pages.release(page);
  }

  async #connect(change: Partial<WireConnection>): Promise<void> {
    this.#connection = { ...this.#connection, ...change };
    await this.#broadcast({ type: 'connection', connection: this.#connection });
    if (!this.#linked) return;
    const sends = this.#heldSends;
    const held = this.#held;
    this.#heldSends = [];
    this.#held = [];
    for (const request of sends) this.#accept(request);
    for (const act of held) await act();
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
