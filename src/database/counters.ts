/** Numbers that grow, in total and by the minute. Called inside the transaction of what they count. */
import type { AccountDatabase } from './account-database';
import type { CounterName, MinuteRow } from './rows';

const MINUTE = 60_000;
const KEPT = 30 * 24 * 60;

/** Adds `by` to a counter, in total and in this minute. The transaction must include `counters` and `minutes`. */
export async function count(
  database: AccountDatabase,
  name: CounterName,
  by: number,
  now: number,
): Promise<void> {
  if (by === 0) return;
  const value = (await database.counters.get(name))?.value ?? 0;
  await database.counters.put({ name, value: value + by });
  await addToMinute(database, name, by, 0, now);
}

/** Adds one sample of a measured quantity, in its unit. The transaction must include `minutes`. */
export function measure(
  database: AccountDatabase,
  name: Extract<MinuteRow['name'], 'response-ms'>,
  sample: number,
  now: number,
): Promise<void> {
  return addToMinute(database, name, 1, sample, now);
}

async function addToMinute(
  database: AccountDatabase,
  name: MinuteRow['name'],
  by: number,
  sum: number,
  now: number,
): Promise<void> {
  const minute = Math.floor(now / MINUTE);
  const known = await database.minutes.get({ name, minute });
  await database.minutes.put({
    name,
    minute,
    count: (known?.count ?? 0) + by,
    sum: (known?.sum ?? 0) + sum,
  });
}

/** Sets a counter that is a level, not a growth (`reconciled-…`, `contacts`). */
export async function setCounter(
  database: AccountDatabase,
  name: CounterName,
  value: number,
): Promise<void> {
  await database.counters.put({ name, value });
}

/** The next revision: grows by `by` with each content write; returns the first of them. */
export async function takeRevisions(database: AccountDatabase, by: number): Promise<number> {
  const value = (await database.counters.get('revision'))?.value ?? 0;
  await database.counters.put({ name: 'revision', value: value + by });
  return value + 1;
}

/** Forgets the minutes that are older than 30 days. */
export async function pruneMinutes(database: AccountDatabase, now: number): Promise<void> {
  await database.minutes
    .where('minute')
    .below(Math.floor(now / MINUTE) - KEPT)
    .delete();
}
