import type { ServerResponse } from 'node:http';

import type { NumberedEvent, ServerEvent, WireSession } from '../wire.ts';

/** Milliseconds within which a page must have applied an event, on a busy machine too. */
const patience = 30_000;

interface ConnectedPage {
  stream: ServerResponse;
  /** Events sent and not yet confirmed, with what to call then. */
  open: Map<number, () => void>;
  /** Events that wait while another window has taken over; null while none has. */
  held: string[] | null;
}

/** The pages that listen right now, and what they have confirmed. */
export class PageConnections {
  readonly #pages = new Map<number, ConnectedPage>();
  readonly #onChange: () => void;
  #lastPage = 0;
  #lastSeq = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get count(): number {
    return this.#pages.size;
  }

  /** The longest open first. */
  get numbers(): number[] {
    return [...this.#pages.keys()];
  }

  /** Pages that hear nothing for now. */
  get holding(): number[] {
    return this.numbers.filter((number) => this.#pages.get(number)?.held !== null);
  }

  open(stream: ServerResponse, session: (page: number) => WireSession): void {
    this.#lastPage += 1;
    const number = this.#lastPage;
    const page: ConnectedPage = { stream, open: new Map(), held: null };
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    stream.write(`event: session\ndata: ${JSON.stringify(session(number))}\n\n`);
    this.#pages.set(number, page);
    stream.on('close', () => {
      this.#pages.delete(number);
      for (const done of page.open.values()) done();
      this.#onChange();
    });
    this.#onChange();
  }

  /** Resolves when every page that listens now has applied the event or is gone. */
  async broadcast(event: ServerEvent): Promise<void> {
    await this.#send(event, [...this.#pages.values()]);
  }

  /** For one page, and also while it is held. */
  async tell(number: number, event: ServerEvent): Promise<void> {
    const page = this.#pages.get(number);
    if (page === undefined) throw new Error(`no page ${number} is open`);
    await this.#send(event, [page], 'also when held');
  }

  /** From now on the page hears only what `tell` says; the rest waits for `release`. */
  hold(number: number): void {
    const page = this.#pages.get(number);
    if (page !== undefined) page.held ??= [];
  }

  release(number: number): void {
    const page = this.#pages.get(number);
    for (const text of page?.held ?? []) page?.stream.write(text);
    if (page !== undefined) page.held = null;
  }

  async #send(event: ServerEvent, pages: ConnectedPage[], also?: 'also when held'): Promise<void> {
    this.#lastSeq += 1;
    const numbered: NumberedEvent = { seq: this.#lastSeq, event };
    const text = `event: change\ndata: ${JSON.stringify(numbered)}\n\n`;
    const applied = pages.map((page) => {
      if (page.held === null || also !== undefined) return deliver(page, numbered, text);
      page.held.push(text);
      return Promise.resolve();
    });
    await Promise.all(applied);
  }

  confirm(page: number, seq: number): void {
    const open = this.#pages.get(page)?.open;
    open?.get(seq)?.();
    open?.delete(seq);
  }

  closeAll(): void {
    for (const { stream } of this.#pages.values()) stream.end();
  }
}

function deliver(page: ConnectedPage, { seq, event }: NumberedEvent, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      page.open.delete(seq);
      reject(new Error(`the page did not apply "${event.type}" within ${patience} ms`));
    }, patience);
    page.open.set(seq, () => {
      clearTimeout(timer);
      resolve();
    });
    page.stream.write(text);
  });
}
