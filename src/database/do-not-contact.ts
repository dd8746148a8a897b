/** The do-not-contact lists: imported by the screens, read wherever a message is judged. */
import { canonicalPhone, digitsOfChatId } from '@/domain/phone-identity';
import Dexie, { type Table } from 'dexie';
import type { AccountDatabase } from './account-database';
import { lastConsent } from './consent';
import type { DoNotContactListRow, DoNotContactRow } from './rows';

/** The tables that `isOnDoNotContact` reads. */
export function doNotContactTables(database: AccountDatabase): Table[] {
  return [database.doNotContact, database.doNotContactLists, database.consent];
}

/**
 * Is a number of this person on a list, and have they not opted in since it came on that list? The no of a list is as old as the
 * first edition that held the number: a body publishes its list month after month, and a person who said yes to us in between
 * has not taken that back. Off the list and on again is a new no; so is another list. Part of the caller's transaction.
 * @param ids all of the person
 * @param phones what else is known of their numbers, E.164 digits without '+'
 */
export async function isOnDoNotContact(
  database: AccountDatabase,
  ids: readonly string[],
  phones: readonly string[] = [],
): Promise<boolean> {
  const numbers = new Set(
    [...ids.flatMap((id) => digitsOfChatId(id) ?? []), ...phones].map(canonicalPhone),
  );
  const lists = await database.doNotContactLists.toCollection().primaryKeys();
  const found = await Promise.all(
    lists.flatMap((listId) =>
      Array.from(numbers, (phone) => listedSince(database, listId, Number(phone))),
    ),
  );
  const noes = found.filter((since) => since !== undefined);
  if (noes.length === 0) return false;
  const last = await lastConsent(database, ids);
  const optedIn = last?.kind === 'opt-in' ? last.at : -Infinity;
  return noes.some((since) => since >= optedIn);
}

/** The block of a list in which this number stands, if it stands on it. */
function blockAround(
  { doNotContact }: AccountDatabase,
  listId: string,
  phone: number,
): Promise<DoNotContactRow | undefined> {
  return doNotContact
    .where(':id')
    .between([listId, Dexie.minKey], [listId, phone], true, true)
    .last();
}

/** Since when a number has been on the list, or one before of which it is an edition; undefined: it is not. */
async function listedSince(
  database: AccountDatabase,
  listId: string,
  phone: number,
): Promise<number | undefined> {
  const block = await blockAround(database, listId, phone);
  return block?.since[block.phones.indexOf(phone)];
}

/** Numbers by which an edition is recognised. */
const SAMPLE = 500;

/**
 * The stored list of which these numbers are probably a new edition: half of them stand on it, and it is not far longer. The
 * user has the last word.
 */
export async function earlierEdition(
  database: AccountDatabase,
  phones: readonly string[],
): Promise<string | undefined> {
  const { doNotContact, doNotContactLists } = database;
  const step = Math.max(1, Math.floor(phones.length / SAMPLE));
  const sample = phones.filter((_, index) => index % step === 0).map(Number);
  let best: { id: string; found: number } | undefined;
  for (const { id, numbers } of await doNotContactLists.toArray()) {
    if (numbers > phones.length * 2) continue;
    let found = 0;
    // One after the other: all at once they hold the page up.
    await database.transaction('r', doNotContact, async () => {
      for (const phone of sample)
        if ((await listedSince(database, id, phone)) !== undefined) found += 1;
    });
    if (found > 0 && found * 2 >= sample.length && found > (best?.found ?? 0)) best = { id, found };
  }
  return best?.id;
}

/** Numbers written in one transaction. */
const BATCH = 2000;
/** Numbers in one row: a list of 100,000 is 200 rows, and whoever looks one number up reads one of them. */
const BLOCK = 500;

export interface ListImport {
  name: string;
  saoPaulo: boolean;
  /** As `domain/number-list` reads them. */
  phones: readonly string[];
  /** The stored list of which this is a new edition (its id): goes when this one is whole. */
  replaces?: string | undefined;
}

interface Course {
  /** Awaited between batches: gives way to the page. */
  pause: () => Promise<void>;
  signal: AbortSignal;
  onProgress: (done: number) => void;
}

/**
 * Stores a list, batch by batch. What is stored counts at once; what was stopped goes again, and what it replaces stays.
 * @throws the signal's reason when it is aborted; what the database throws. A list that is not whole then stays, and says so.
 */
export async function importList(
  database: AccountDatabase,
  { name, saoPaulo, phones, replaces }: ListImport,
  now: number,
  { pause, signal, onProgress }: Course,
): Promise<void> {
  const { doNotContact, doNotContactLists } = database;
  const list: DoNotContactListRow = {
    id: crypto.randomUUID(),
    name,
    saoPaulo,
    importedAt: now,
    numbers: 0,
    total: phones.length,
  };
  await doNotContactLists.add(list);
  const sorted = Float64Array.from(phones, Number).sort();
  for (let done = 0; done < phones.length;) {
    if (signal.aborted) {
      await removeList(database, list.id);
      signal.throwIfAborted();
    }
    const batch = Array.from(sorted.subarray(done, done + BATCH));
    await database.transaction('rw', doNotContact, doNotContactLists, async () => {
      const seen = replaces === undefined ? undefined : await firstSeen(database, replaces, batch);
      await doNotContact.bulkPut(blocksOf(list.id, batch, (phone) => seen?.get(phone) ?? now));
      await doNotContactLists.update(list.id, { numbers: done + batch.length });
    });
    done += batch.length;
    onProgress(done);
    await pause();
  }
  if (replaces !== undefined) await removeList(database, replaces);
}

/** @param phones sorted */
function blocksOf(
  listId: string,
  phones: readonly number[],
  sinceOf: (phone: number) => number,
): DoNotContactRow[] {
  const blocks: DoNotContactRow[] = [];
  for (let from = 0; from < phones.length; from += BLOCK) {
    const some = phones.slice(from, from + BLOCK);
    const [first = 0] = some;
    blocks.push({ listId, first, phones: some, since: some.map(sinceOf) });
  }
  return blocks;
}

/**
 * Since when those of these numbers that are on the list have been on it.
 * @param phones sorted
 */
async function firstSeen(
  database: AccountDatabase,
  listId: string,
  phones: readonly number[],
): Promise<Map<number, number>> {
  const [first = 0] = phones;
  const wanted = new Set(phones);
  const seen = new Map<number, number>();
  const around = await blockAround(database, listId, first);
  // One block at a time: a small edition may span a large list.
  await database.doNotContact
    .where(':id')
    .between([listId, around?.first ?? first], [listId, phones.at(-1) ?? first], true, true)
    .each((block) => {
      for (const [index, phone] of block.phones.entries()) {
        const since = block.since[index];
        if (since !== undefined && wanted.has(phone)) seen.set(phone, since);
      }
    });
  return seen;
}

/** Takes a list away, whole or not at all: its rows are one range of keys, and few. */
export function removeList(database: AccountDatabase, id: string): Promise<void> {
  const { doNotContact, doNotContactLists } = database;
  return database.transaction('rw', doNotContact, doNotContactLists, async () => {
    await doNotContact.where(':id').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
    await doNotContactLists.delete(id);
  });
}

/** How many of our chats are with one of these numbers. */
export async function countOwnChats(
  database: AccountDatabase,
  phones: readonly string[],
): Promise<number> {
  const listed = new Set(phones);
  const ids = await database.chats.where('id').above('').primaryKeys();
  const hidden = ids.filter((id) => id.endsWith('@lid'));
  const paired = await database.contacts.bulkGet(hidden);
  const pairOf = new Map(paired.flatMap((row) => (row?.pairedId ? [[row.id, row.pairedId]] : [])));
  return ids.filter((id) => {
    const phone = digitsOfChatId(pairOf.get(id) ?? id);
    return phone !== undefined && listed.has(canonicalPhone(phone));
  }).length;
}
