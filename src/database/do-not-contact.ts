/** The do-not-contact lists: imported by the screens, read wherever a message is judged. */
import { canonicalPhone, digitsOfChatId } from '@/domain/phone-identity';
import Dexie, { type Table } from 'dexie';
import type { AccountDatabase } from './account-database';
import { lastConsent } from './consent';
import type { DoNotContactListRow } from './rows';

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
  const found = await Promise.all(
    Array.from(numbers, (phone) =>
      database.doNotContact
        .where('[phone+listId]')
        .between([phone, Dexie.minKey], [phone, Dexie.maxKey])
        .toArray(),
    ),
  );
  const rows = found.flat();
  if (rows.length === 0) return false;
  const lists = await database.doNotContactLists.bulkGet(rows.map(({ listId }) => listId));
  const last = await lastConsent(database, ids);
  const optedIn = last?.kind === 'opt-in' ? last.at : -Infinity;
  return rows.some(
    ({ since }, index) => (since ?? lists[index]?.importedAt ?? Infinity) >= optedIn,
  );
}

/** Numbers by which an edition is recognised. */
const SAMPLE = 500;

/**
 * The stored list of which these numbers are probably a new edition: half of them stand on it, and it is not far longer. The
 * user has the last word.
 */
export async function earlierEdition(
  { doNotContact, doNotContactLists }: AccountDatabase,
  phones: readonly string[],
): Promise<string | undefined> {
  const step = Math.max(1, Math.floor(phones.length / SAMPLE));
  const sample = phones.filter((_, index) => index % step === 0);
  let best: { id: string; found: number } | undefined;
  for (const { id, numbers } of await doNotContactLists.toArray()) {
    if (numbers > phones.length * 2) continue;
    const rows = await doNotContact.bulkGet(sample.map((phone) => [phone, id]));
    const found = rows.filter((row) => row !== undefined).length;
    if (found > 0 && found * 2 >= sample.length && found > (best?.found ?? 0)) best = { id, found };
  }
  return best?.id;
}

/** Numbers written in one transaction. */
const BATCH = 2000;

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
  for (let done = 0; done < phones.length;) {
    if (signal.aborted) {
      await removeList(database, list.id, pause);
      signal.throwIfAborted();
    }
    const batch = phones.slice(done, done + BATCH);
    await database.transaction('rw', doNotContact, doNotContactLists, async () => {
      const sinces = replaces === undefined ? [] : await firstSeen(database, replaces, batch);
      await doNotContact.bulkPut(
        batch.map((phone, index) => {
          const since = sinces[index];
          return { phone, listId: list.id, ...(since !== undefined && { since }) };
        }),
      );
      await doNotContactLists.update(list.id, { numbers: done + batch.length });
    });
    done += batch.length;
    onProgress(done);
    await pause();
  }
  if (replaces !== undefined) await removeList(database, replaces, pause);
}

/** Since when each of these numbers has been on the list, or one before of which it was an edition; undefined: it is not. */
async function firstSeen(
  { doNotContact, doNotContactLists }: AccountDatabase,
  listId: string,
  phones: readonly string[],
): Promise<(number | undefined)[]> {
  const list = await doNotContactLists.get(listId);
  const rows = await doNotContact.bulkGet(phones.map((phone) => [phone, listId]));
  return rows.map((row) => row && (row.since ?? list?.importedAt));
}

/** Takes a list away, batch by batch; the list itself last, so that it can be taken away again after an end half-way. */
export async function removeList(
  database: AccountDatabase,
  id: string,
  pause: () => Promise<void>,
): Promise<void> {
  const { doNotContact, doNotContactLists } = database;
  let left = true;
  while (left) {
    await database.transaction('rw', doNotContact, doNotContactLists, async () => {
      const keys = await doNotContact.where('listId').equals(id).limit(BATCH).primaryKeys();
      await doNotContact.bulkDelete(keys);
      left = keys.length === BATCH;
      const list = await doNotContactLists.get(id);
      if (!left) await doNotContactLists.delete(id);
      else if (list) await doNotContactLists.put({ ...list, numbers: list.numbers - keys.length });
    });
    await pause();
  }
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
