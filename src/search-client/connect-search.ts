/** The pages' way to the search worker: connects, reconnects, cancels, and never leaves a question open for ever. */
import type { Remote } from 'comlink';
import type {
  MessageHits,
  MessageQuery,
  NameHits,
  SearchApi,
  SearchPortApi,
} from '@/protocol/search-api';
import type { Connection } from './connection';
import { handOverPort } from './hand-over-port';
import { SearchUnavailable } from './search-unavailable';

/** `connecting`: for the first time. `lost`: it was there, or could not be reached; tried again by itself. */
export type SearchState = 'connecting' | 'ready' | 'lost';

export interface SearchClient extends SearchApi {
  /**
   * @param signal aborts a search that a newer one has overtaken; the worker does not begin it, or leaves off between two levels
   * @throws DOMException `AbortError` when aborted; SearchUnavailable
   */
  searchMessages(query: MessageQuery, signal?: AbortSignal): Promise<MessageHits>;
  readonly state: SearchState;
  /** Calls back after each change of `state`; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Ends the connection; what is pending and comes later rejects. */
  close(): void;
}

export interface SearchClientOptions {
  /** Brings a port to the worker. Default: through the service worker. */
  handOver?: (port: MessagePort) => Promise<void>;
  /** ms an attempt to connect may take. */
  connectWithin?: number;
  /** ms a question may take, waiting for a connection included. */
  answerWithin?: number;
}

/** ms before the next attempt: doubled from the first to the last. */
const FIRST_RETRY = 100;
const LAST_RETRY = 5000;

/** Connects at once. One client serves a whole page. */
export function connectSearch(options: SearchClientOptions = {}): SearchClient {
  return new ReconnectingClient({
    handOver: handOverPort,
    connectWithin: 5000,
    answerWithin: 15_000,
    ...options,
  });
}

class ReconnectingClient implements SearchClient {
  #state: SearchState = 'connecting';
  readonly #options: Required<SearchClientOptions>;
  readonly #listeners = new Set<() => void>();
  readonly #closing = new AbortController();
  #connection: Connection | undefined;
  #tickets = 0;

  constructor(options: Required<SearchClientOptions>) {
    this.#options = options;
    void this.#keepConnected();
  }

  get state(): SearchState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async searchMessages(query: MessageQuery, signal?: AbortSignal): Promise<MessageHits> {
    this.#tickets += 1;
    const ticket = this.#tickets;
    const hits = await this.#ask(
      (api) => api.searchMessages(query, ticket),
      signal,
      (api) => api.cancel(ticket),
    );
    if (hits === null) throw aborted();
    return hits;
  }

  searchNames(text: string, limit?: number): Promise<NameHits> {
    return this.#ask((api) => api.searchNames(text, limit));
  }

  searchContacts(text: string, limit?: number): Promise<string[]> {
    return this.#ask((api) => api.searchContacts(text, limit));
  }

  searchTemplates(text: string, limit?: number): Promise<string[]> {
    return this.#ask((api) => api.searchTemplates(text, limit));
  }

  similarIncoming(text: string, limit?: number): Promise<number[]> {
    return this.#ask((api) => api.similarIncoming(text, limit));
  }

  status(): ReturnType<SearchApi['status']> {
    return this.#ask((api) => api.status());
  }

  close(): void {
    this.#closing.abort();
    this.#connection?.close();
  }

  /** Settles when the answer comes, or the first of: abort, the worker's death, `close`, `answerWithin`. */
  #ask<Answer>(
    question: (api: Remote<SearchPortApi>) => Promise<Answer>,
    signal?: AbortSignal,
    cancel?: (api: Remote<SearchPortApi>) => Promise<void>,
  ): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const settled = new AbortController();
      const finish = (settle: () => void) => {
        if (settled.signal.aborted) return;
        settled.abort();
        clearTimeout(timer);
        settle();
      };
      const fail = (error: unknown) => finish(() => reject(error));
      const timer = setTimeout(
        () => fail(new SearchUnavailable('timeout')),
        this.#options.answerWithin,
      );
      whenAborted(this.#closing.signal, settled.signal, () =>
        fail(new SearchUnavailable('closed')),
      );
      let asked: Connection | undefined;
      if (signal) {
        whenAborted(signal, settled.signal, () => {
          fail(aborted());
          // Nobody waits for the answer to this; a dead worker needs no cancelling.
          if (asked) cancel?.(asked.api).catch(() => {});
        });
      }
      void this.#connected(settled.signal).then((connection) => {
        if (!connection) return;
        whenAborted(connection.ended, settled.signal, () => fail(new SearchUnavailable('lost')));
        if (settled.signal.aborted) return;
        asked = connection;
        question(connection.api).then((answer) => finish(() => resolve(answer)), fail);
      });
    });
  }

  /** The connection, as soon as there is one; undefined when `ended` aborts before. */
  #connected(ended: AbortSignal): Promise<Connection | undefined> {
    return new Promise((resolve) => {
      const look = () => {
        if (ended.aborted) resolve(undefined);
        else if (this.#state === 'ready' && this.#connection) resolve(this.#connection);
        else return;
        unsubscribe();
      };
      const unsubscribe = this.subscribe(look);
      ended.addEventListener('abort', look, { once: true });
      look();
    });
  }

  async #keepConnected(): Promise<void> {
    let retry = FIRST_RETRY;
    while (!this.#closing.signal.aborted) {
      try {
        const { handOver, connectWithin } = this.#options;
        // Apart from the page's first chunk: nobody searches before they see something.
        const { openConnection } = await import('./connection');
        this.#connection = await openConnection(handOver, connectWithin);
        if (this.#closing.signal.aborted) this.#connection.close();
        retry = FIRST_RETRY;
        this.#enter('ready');
        await until(this.#connection.ended);
      } catch {
        // Unreachable: waits longer each time, and the state says so.
        this.#enter('lost');
        await delay(retry, this.#closing.signal);
        retry = Math.min(retry * 2, LAST_RETRY);
      }
      this.#connection = undefined;
      this.#enter('lost');
    }
  }

  #enter(state: SearchState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

function aborted(): DOMException {
  return new DOMException('A newer search has overtaken this one.', 'AbortError');
}

/** Calls back when `signal` aborts or has aborted, unless `until` did before. */
function whenAborted(signal: AbortSignal, until: AbortSignal, call: () => void): void {
  if (signal.aborted) call();
  else signal.addEventListener('abort', call, { once: true, signal: until });
}

function until(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
