import type { ServerResponse } from 'node:http';

import type { NumberedEvent, ServerEvent, WireSession } from '../wire.ts';

/** Milliseconds within which a page must have applied an event. */
const patience = 5_000;

interface ConnectedPage {
  stream: ServerResponse;
  /** Events sent and not yet confirmed, with what to call then. */
  open: Map<number, () => void>;
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

  open(stream: ServerResponse, session: (page: number) => WireSession): void {
    this.#lastPage += 1;
    const number = this.#lastPage;
    const page: ConnectedPage = { stream, open: new Map() };
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
    this.#lastSeq += 1;
    const numbered: NumberedEvent = { seq: this.#lastSeq, event };
    const text = `event: change\ndata: ${JSON.stringify(numbered)}\n\n`;
    const applied = [...this.#pages.values()].map(
      (page) =>
        new Promise<void>((resolve, reject) => {
          const timer = setTimeout(() => {
            page.open.delete(numbered.seq);
            reject(new Error(`the page did not apply "${event.type}" within ${patience} ms`));
          }, patience);
          page.open.set(numbered.seq, () => {
            clearTimeout(timer);
            resolve();
          });
          page.stream.write(text);
        }),
    );
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
