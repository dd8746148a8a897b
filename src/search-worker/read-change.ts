/** What has happened to an account's messages since a revision, read from Dexie in one transaction. */
import type { AccountDatabase } from '@/database/account-database';
import type { IndexChange } from './message-index';

/** Messages read at once: large enough to be fast, small enough to be held twice. */
const BATCH = 2000;

export interface ReadChange {
  change: IndexChange;
  /** The newest revision of the database. Below the index's cursor: the index is of another past. */
  revision: number;
  /** Messages in the database. */
  total: number;
  /** Nothing lies beyond this change. */
  complete: boolean;
}

export function readChange(database: AccountDatabase, cursor: number): Promise<ReadChange> {
  const { messages, erasures, counters } = database;
  return database.transaction('r', messages, erasures, counters, async () => {
    const [revision, total, changed, gone] = await Promise.all([
      counters.get('revision'),
      counters.get('messages'),
      messages.where('revision').above(cursor).limit(BATCH).toArray(),
      erasures.where('revision').above(cursor).limit(BATCH).toArray(),
    ]);
    // Both lists are complete only up to the end of the shorter reaching one that was cut.
    const end = Math.min(
      changed.length < BATCH ? Infinity : (changed.at(-1)?.revision ?? Infinity),
      gone.length < BATCH ? Infinity : (gone.at(-1)?.revision ?? Infinity),
    );
    const within = changed.filter((message) => message.revision <= end);
    const erased = gone.filter((erasure) => erasure.revision <= end);
    if (within.length === BATCH) {
      // Messages written in one transaction may share their revision: the cut may have split them.
      const known = new Set(within.map((message) => message.rowid));
      const siblings = await messages.where('revision').equals(end).toArray();
      within.push(...siblings.filter((message) => !known.has(message.rowid)));
    }
    const reached = [...within, ...erased].reduce(
      (highest, row) => Math.max(highest, row.revision),
      cursor,
    );
    return {
      change: {
        messages: within,
        erased: erased.map((erasure) => erasure.rowid),
        cursor: reached,
      },
      revision: revision?.value ?? 0,
      total: total?.value ?? 0,
      complete: end === Infinity,
    };
  });
}
