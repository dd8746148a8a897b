/** Primary keys of imported messages: ordered by time as all are, and in the order of the file within a second. */
import Dexie from 'dexie';
import type { AccountDatabase } from './account-database';
import type { MessageRow } from './rows';

/** As in `ingest`: disambiguators in one second. */
const ROWIDS_PER_SECOND = 2 ** 20;
/** Captured messages have the first places of a second; behind them each chat has a stretch of its own. */
const STRETCH = 1024;
const STRETCHES = ROWIDS_PER_SECOND / STRETCH / 2;

/** Where the chat's stretch begins in each second. */
function stretchOf(chatId: string): number {
  let hash = 0;
  for (let at = 0; at < chatId.length; at += 1)
    hash = (Math.imul(hash, 31) + chatId.charCodeAt(at)) >>> 0;
  return STRETCH * (1 + (hash % STRETCHES));
}

/** Gives each row of a chat its key, in the order given. `known`: keys of the chat's rows about there. */
export function giveRowids(rows: readonly MessageRow[], known: readonly number[]): void {
  const next = new Map<number, number>();
  for (const rowid of known) {
    const second = Math.floor(rowid / ROWIDS_PER_SECOND);
    next.set(second, Math.max(next.get(second) ?? 0, rowid + 1));
  }
  for (const row of rows) {
    const second = Math.floor(row.timestamp / 1000);
    const first = second * ROWIDS_PER_SECOND + stretchOf(row.chatId);
    row.rowid = Math.max(next.get(second) ?? 0, first);
    next.set(second, row.rowid + 1);
  }
}

/**
 * Adds the rows. Where a key is taken (another chat may have the same stretch, and a message in the same second) the row gets
 * one in the next stretch.
 * @throws Error when there is no place
 */
export async function addRows(database: AccountDatabase, rows: MessageRow[]): Promise<void> {
  let left = rows;
  for (let attempt = 0; attempt < STRETCHES; attempt += 1) {
    const refused = new Set(await refusedOf(database, left));
    if (refused.size === 0) return;
    left = left.filter((_, index) => refused.has(index));
    for (const row of left) row.rowid += STRETCH;
  }
  throw new Error('A second has no place for more messages.');
}

/** Places of the rows whose key is taken; the others are stored. */
async function refusedOf(
  database: AccountDatabase,
  rows: readonly MessageRow[],
): Promise<number[]> {
  try {
    await database.messages.bulkAdd(rows);
    return [];
  } catch (error) {
    if (!(error instanceof Dexie.BulkError)) throw error;
    const other = error.failures.find((failure) => failure.name !== 'ConstraintError');
    if (other) throw other;
    return Object.keys(error.failuresByPos).map(Number);
  }
}
