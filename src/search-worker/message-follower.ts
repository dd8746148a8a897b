/** Keeps one account's index in step with its messages: catches up from the index's cursor, then follows. */
import { liveQuery } from 'dexie';
import type { AccountDatabase } from '@/database/account-database';
import type { IndexChange, MessageIndex } from './message-index';
import { readChange, type ReadChange } from './read-change';

/** Rows that come at a time when people are just talking. */
const LIVE = 50;
/** For so many new rows one step of merging, or they leave more segments than are merged. */
const ROWS_A_STEP = 64;
/** ms without a change until the words of the index are read again; and after which they are, come what may. */
const QUIET = 2000;
const OLD_WORDS = 60_000;

export interface Progress {
  /** The index holds all that the database holds. */
  caughtUp: boolean;
  /** 0–1 */
  share: number;
  /** Messages in the database. */
  total: number;
}

/**
 * Whoever searches goes first: `quiet` is awaited before each longer piece of writing, `giveWay` between all small ones.
 *
 * Runs until the signal aborts (then it returns), or something fails (then it throws).
 * @throws of SQLite: a damaged or full file; of Dexie: a database that cannot be read.
 */
export async function followMessages(
  database: AccountDatabase,
  index: MessageIndex,
  report: (progress: Progress, change: IndexChange) => void,
  { quiet, giveWay }: Readonly<Record<'quiet' | 'giveWay', () => Promise<void>>>,
  signal: AbortSignal,
): Promise<void> {
  const revisions = new RevisionWatch(database, signal);
  try {
    const read = (cursor: number) => {
      revisions.acknowledge();
      return readChange(database, cursor);
    };
    let ahead: Promise<ReadChange> | undefined;
    let wordsReadAt = 0;
    while (!signal.aborted) {
      const { change, revision, total, complete } = await (ahead ?? read(index.cursor));
      ahead = undefined;
      if (signal.aborted) return;
      if (revision < index.cursor) {
        // A restored or begun-anew database: what the index knows is not of it.
        await index.clear();
        continue;
      }
      if (!complete) {
        // IndexedDB brings the next batch while this one is written.
        ahead = read(change.cursor);
        ahead.catch(() => {
          // Told where it is awaited, unless this run ends before.
        });
      }
      if (change.cursor > index.cursor) {
        // A few live messages are quickly written, and looked for at once; what is erased is gone at once.
        if (change.messages.length > LIVE && change.erased.length === 0) await quiet();
        await index.apply(change, signal, giveWay);
      }
      report(
        {
          caughtUp: complete,
          share: revision === 0 || complete ? 1 : Math.min(index.cursor / revision, 1),
          total,
        },
        change,
      );
      // Somebody's messages wait no longer for this than it takes to keep pace.
      const enough = 1 + change.messages.length / ROWS_A_STEP;
      for (let step = 0; !signal.aborted && index.merge(); step += 1) {
        if (complete && revisions.pending && step > enough) break;
        await giveWay();
      }
      if (!complete) continue;
      // Only with time on our hands: it rewrites the file, page by page.
      while (!signal.aborted && !revisions.pending && index.tidy()) {
        await giveWay();
        // What has just been written is looked for at once.
        await Promise.race([quiet(), revisions.next()]);
      }
      // Of a million messages it takes a second: once for all that an import brings.
      const isDue = !index.vocabulary.isRead || performance.now() - wordsReadAt > OLD_WORDS;
      if (isDue || (await revisions.areQuietFor(QUIET))) {
        wordsReadAt = performance.now();
        index.vocabulary.refresh().catch(() => {
          // Whoever looks for a mistyped word asks again, and is told.
        });
      }
      await revisions.next();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    revisions.stop();
  }
}

/** Says when the database has a revision that was not there at the last `acknowledge`. */
class RevisionWatch {
  pending = false;
  readonly #signal: AbortSignal;
  readonly #stop: () => void;
  readonly #wake = () => this.#resolve();
  #resolve = () => {};
  #reject = (_error: unknown) => {};
  #failed: { error: unknown } | undefined;

  constructor(database: AccountDatabase, signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#wake);
    const subscription = liveQuery(() => database.counters.get('revision')).subscribe({
      next: () => {
        this.pending = true;
        this.#resolve();
      },
      error: (error: unknown) => {
        this.#failed = { error };
        this.#reject(error);
      },
    });
    this.#stop = () => subscription.unsubscribe();
  }

  acknowledge(): void {
    this.pending = false;
  }

  /** Resolves at the next revision, or when the signal aborts. */
  next(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failed) reject(this.#failed.error);
      else if (this.pending || this.#signal.aborted) resolve();
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Resolves to false at the next revision, to true when there has been none for so long (ms), or the signal aborts. */
  async areQuietFor(time: number): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const quiet = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, time, true);
    });
    const next = this.next().then(() => this.#signal.aborted);
    try {
      return await Promise.race([next, quiet]);
    } finally {
      clearTimeout(timer);
    }
  }

  stop(): void {
    this.#stop();
    this.#signal.removeEventListener('abort', this.#wake);
  }
}
