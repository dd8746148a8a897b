/** The search engine of one account: its message index with its follower, and its names. */
import type { AccountDatabase } from '@/database/account-database';
import type { IndexStatus, MessageHits, MessageQuery, NameHits } from '@/protocol/search-api';
import { conditionsOf, type Surroundings } from './conditions';
import { followMessages, type Progress } from './message-follower';
import { MessageIndex } from './message-index';
import { NO_HITS, searchIndex } from './message-search';
import { NameIndex } from './name-index';
import { pause } from './pause';
import { ALL_ROWIDS } from './rowid-ranges';
import { failureCode, isAbort, isDamage, SearchFailure } from './search-failure';
import { similarIncoming } from './similar-messages';
import { sqlite } from './sqlite';
import { UnansweredMessages } from './unanswered';

/** ms before a failed index is tried again: grows from the first to the last. */
const FIRST_RETRY = 1000;
const LAST_RETRY = 60_000;

/** ms: somebody who asked so lately is still typing. Writing waits for them, but not for ever. */
const TYPING = 150;
const LONGEST_WAIT = 1000;
/** ms that a piece of writing waits for those who ask. */
const LONGEST_WAY = 300;

const NOT_YET: Progress = { caughtUp: false, share: 0, total: 0 };

export class AccountSearch {
  readonly #database: AccountDatabase;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #index: MessageIndex | undefined;
  /** Settles at the first open, whether it worked or not. */
  readonly #opened: Promise<void>;
  readonly #unanswered: UnansweredMessages;
  #names: NameIndex | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  /** Questions that wait for an answer. */
  readonly #asking = new Set<Promise<unknown>>();
  #progress = NOT_YET;
  #failure: string | undefined;
  #damaged = false;
  /** Ends the follower's present run, for what a query has found out. */
  #interrupt = new AbortController();

  constructor(database: AccountDatabase) {
    this.#database = database;
    this.#unanswered = new UnansweredMessages(database);
    let opened = () => {};
    this.#opened = new Promise((resolve) => {
      opened = resolve;
    });
    this.#running = this.#run(opened);
  }

  async searchMessages(
    query: MessageQuery,
    limit: number,
    signal?: AbortSignal,
  ): Promise<MessageHits> {
    const hits = await this.#ask(async (index) => {
      const conditions = await conditionsOf(query, this.#surroundings(index));
      signal?.throwIfAborted();
      return searchIndex(index, query.query, conditions, {
        limit,
        patient: query.patient,
        signal,
      });
    });
    return hits ?? NO_HITS;
  }

  async similarIncoming(text: string, limit: number): Promise<number[]> {
    return (await this.#ask((index) => similarIncoming(index, text, limit))) ?? [];
  }

  async searchNames(text: string, limit: number): Promise<NameHits> {
    await this.#opened;
    return this.#nameIndex().searchAll(text, limit);
  }

  async searchContacts(text: string, limit: number): Promise<string[]> {
    await this.#opened;
    return this.#nameIndex().search('contact', text, limit);
  }

  async searchTemplates(text: string, limit: number): Promise<string[]> {
    await this.#opened;
    return this.#nameIndex().searchTemplates(text, limit);
  }

  status(): IndexStatus {
    const { caughtUp, share, total } = this.#progress;
    const state = this.#failure === undefined ? (caughtUp ? 'ready' : 'building') : 'failed';
    return {
      state,
      indexed: this.#index?.size ?? 0,
      total,
      progress: share,
      ...heapSize(),
      ...(this.#failure === undefined ? {} : { code: this.#failure }),
    };
  }

  /** Stops following and lets go of the file. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#interrupt.abort();
    await this.#running;
  }

  /** Contacts and templates come second: the first search of messages does not wait for them. */
  #nameIndex(): NameIndex {
    this.#names ??= new NameIndex(this.#database, this.#stopping.signal);
    return this.#names;
  }

  #surroundings(index: MessageIndex): Surroundings {
    return {
      people: (name) => this.#nameIndex().people(name),
      groups: (name) => this.#nameIndex().groups(name),
      labelled: (name) => this.#nameIndex().labelled(name),
      unanswered: () => this.#unanswered.read(),
      isAuthor: (expression) =>
        index.match(expression, ALL_ROWIDS.from, ALL_ROWIDS.to, 1).length > 0,
    };
  }

  /** @throws SearchFailure, with a code and never a word of the query; DOMException `AbortError` as it came. */
  async #ask<Answer>(
    question: (index: MessageIndex) => Answer | Promise<Answer>,
  ): Promise<Answer | undefined> {
    const answer = this.#answer(question);
    this.#asking.add(answer);
    try {
      return await answer;
    } finally {
      this.#asking.delete(answer);
    }
  }

  async #answer<Answer>(
    question: (index: MessageIndex) => Answer | Promise<Answer>,
  ): Promise<Answer | undefined> {
    await this.#opened;
    this.#askedAt = performance.now();
    if (!this.#index) {
      if (this.#failure !== undefined) throw new SearchFailure(this.#failure);
      return undefined;
    }
    try {
      return await question(this.#index);
    } catch (error) {
      if (isAbort(error)) throw error;
      if (!isDamage(error)) throw new SearchFailure(failureCode(error));
      // The index is a cache. It is begun anew, and answers from what there is meanwhile.
      this.#damaged = true;
      this.#interrupt.abort();
      return undefined;
    }
  }

  async #run(opened: () => void): Promise<void> {
    let retry = FIRST_RETRY;
    while (!this.#stopping.signal.aborted) {
      this.#interrupt = new AbortController();
      try {
        const index = await this.#open();
        opened();
        // Whoever has been waiting for the index goes first: the first result, before names and what is new.
        await Promise.allSettled([...this.#asking, pause()]);
        if (this.#damaged) {
          this.#progress = NOT_YET;
          await index.clear();
          this.#damaged = false;
        }
        this.#nameIndex();
        await followMessages(
          this.#database,
          index,
          (progress, change) => {
            this.#unanswered.changed(change);
            this.#progress = progress;
            this.#failure = undefined;
            retry = FIRST_RETRY;
          },
          { quiet: () => this.#quiet(), giveWay: () => this.#giveWay() },
          AbortSignal.any([this.#interrupt.signal, this.#stopping.signal]),
        );
      } catch (error) {
        opened();
        const damaged = isDamage(error);
        if (damaged) this.#damaged = true;
        else this.#failure = failureCode(error);
        // A damaged index is begun anew at once; only one that stays damaged is kept waiting.
        await delay(damaged ? retry / 100 : retry, this.#stopping.signal);
        retry = Math.min(retry * 2, LAST_RETRY);
      }
    }
    this.#index?.close();
    this.#index = undefined;
  }

  /** A question comes back to this thread several times until it is answered; each time it would find a piece of writing before it. */
  async #giveWay(): Promise<void> {
    await pause();
    if (this.#asking.size === 0) return;
    const given = new AbortController();
    await Promise.race([Promise.allSettled([...this.#asking]), delay(LONGEST_WAY, given.signal)]);
    given.abort();
  }

  /** Writing to the file takes up to a few hundred milliseconds, in which nobody gets an answer. */
  async #quiet(): Promise<void> {
    const since = performance.now();
    for (;;) {
      const now = performance.now();
      const wait = Math.min(this.#askedAt + TYPING, since + LONGEST_WAIT) - now;
      if (wait <= 0 || this.#stopping.signal.aborted) return;
      await delay(wait, this.#stopping.signal);
    }
  }

  async #open(): Promise<MessageIndex> {
    this.#index ??= await MessageIndex.open(await sqlite(), this.#database.accountId);
    return this.#index;
  }
}

/** Chromium alone tells, and not in every context. */
function heapSize(): Pick<IndexStatus, 'memory'> {
  const { memory } = performance as { memory?: { usedJSHeapSize: number } };
  return memory ? { memory: memory.usedJSHeapSize } : {};
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
