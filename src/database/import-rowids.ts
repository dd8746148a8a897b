/** Primary keys of imported messages: ordered by time as all are, and in the order of the file within a second. */
import type { AccountDatabase } from './account-database';

/** As in `ingest`: disambiguators in one second. */
const ROWIDS_PER_SECOND = 2 ** 20;
/** Captured messages have the first places of a second; behind them each chat has a stretch of its own. */
const STRETCH = 1024;
const STRETCHES = ROWIDS_PER_SECOND / STRETCH - 2;

/** Where the chat's stretch begins in each second. */
function stretchOf(chatId: string): number {
  let hash = 0;
  for (let at = 0; at < chatId.length; at += 1)
    hash = (Math.imul(hash, 31) + chatId.charCodeAt(at)) >>> 0;
  return STRETCH * (1 + (hash % STRETCHES));
}

/**
 * One key for each time, in the order given; none is taken already. `timestamps`: ms; `known`: keys of the chat's rows
 * about there. To be called in the transaction that writes the rows.
 */
export async function importRowids(
  database: AccountDatabase,
  chatId: string,
  timestamps: readonly number[],
  known: readonly number[],
): Promise<number[]> {
  const stretch = stretchOf(chatId);
  const next = new Map<number, number>();
  for (const rowid of known) {
    const second = Math.floor(rowid / ROWIDS_PER_SECOND);
    next.set(second, Math.max(next.get(second) ?? 0, rowid + 1));
  }
  const wished = timestamps.map((timestamp) => {
    const second = Math.floor(timestamp / 1000);
    const rowid = Math.max(next.get(second) ?? 0, second * ROWIDS_PER_SECOND + stretch);
    next.set(second, rowid + 1);
    return rowid;
  });
  // Another chat may have the same stretch; it seldom has a message in the same second.
  const taken = await database.messages.bulkGet(wished);
  if (taken.every((row) => row === undefined)) return wished;
  return pastTaken(database, wished);
}

async function pastTaken(database: AccountDatabase, wished: readonly number[]): Promise<number[]> {
  const given: number[] = [];
  let last = -1;
  for (const wish of wished) {
    let rowid = Math.max(wish, last >= wish && sameSecond(last, wish) ? last + 1 : wish);
    while (await database.messages.get(rowid)) rowid += 1;
    given.push(rowid);
    last = rowid;
  }
  return given;
}

function sameSecond(a: number, b: number): boolean {
  return Math.floor(a / ROWIDS_PER_SECOND) === Math.floor(b / ROWIDS_PER_SECOND);
}
