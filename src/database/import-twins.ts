/**
 * A captured message takes over the imported row that stood for it: the same rowid, now with WhatsApp's own id. Part of
 * ingestion, in its transaction.
 */
import { doubtsOf, twinOf, type Doubt } from '@/domain/chat-export/match';
import { WallClock } from '@/domain/chat-export/wall-clock';
import type { AccountDatabase } from './account-database';
import { count, takeRevisions } from './counters';
import { factsOf, People, type RowFact } from './import-facts';
import { MOST_REVIEWS, type MessageRow } from './rows';

const MINUTE = 60_000;
/** Messages closer together than this are looked up in one go. */
const READ_TOGETHER = 6 * 60 * MINUTE;

/** The imported chat of a message, and how its phone's clock went. */
interface ImportedChat {
  ids: readonly string[];
  clock: WallClock;
}

/**
 * The imported rows that these messages, which are not stored yet, stand for: by the message's id. Tables: imports,
 * contacts, messages.
 */
export async function importTwins(
  database: AccountDatabase,
  captured: readonly MessageRow[],
): Promise<Map<string, MessageRow>> {
  const twins = new Map<string, MessageRow>();
  const taken = new Set<number>();
  const people = new People(database);
  for (const { ids, clock } of await importedChats(database, captured, people)) {
    const messages = captured.filter((row) => ids.includes(row.chatId) && !twins.has(row.id));
    const imported = await importedRows(database, { ids, clock }, messages, people);
    if (imported.length === 0) continue;
    for (const message of await factsOf(messages, clock, people)) {
      const free = imported.filter(
        ({ minute, row }) => minute === message.minute && !taken.has(row.rowid),
      );
      const twin = twinOf(message, free);
      if (!twin) continue;
      taken.add(twin.row.rowid);
      twins.set(message.row.id, twin.row);
    }
  }
  return twins;
}

/**
 * After they are stored: what was known of the imported rows by their old ids goes over to the new ones, and messages that
 * took no row's place, where one may be theirs all the same, go to the reviews. Tables: imports, contacts, messages,
 * erasures, importReviews, mediaFiles, counters, minutes.
 */
export async function settleTwins(
  database: AccountDatabase,
  captured: readonly MessageRow[],
  twins: ReadonlyMap<string, MessageRow>,
  now: number,
): Promise<void> {
  for (const [id, twin] of twins) {
    await closeReviews(database, twin);
    await removeImported(database, twin, now);
    const file = await database.mediaFiles.get(twin.id);
    if (!file) continue;
    await database.mediaFiles.delete(twin.id);
    await database.mediaFiles.put({ ...file, messageId: id });
  }
  const alone = captured.filter(({ id }) => !twins.has(id));
  const people = new People(database);
  for (const chat of await importedChats(database, alone, people)) {
    const messages = alone.filter((row) => chat.ids.includes(row.chatId));
    const imported = await importedRows(database, chat, messages, people);
    if (imported.length === 0) continue;
    const facts = await factsOf(messages, chat.clock, people);
    await raiseDoubts(database, doubtsOf(imported, facts), now);
  }
}

/** Asks what is not asked already. */
async function raiseDoubts(
  database: AccountDatabase,
  doubts: readonly Doubt<RowFact, RowFact>[],
  now: number,
): Promise<void> {
  for (const { line, row, reason } of doubts) {
    const { chatId, rowid } = line.row;
    const otherRowid = row.row.rowid;
    const asked = await database.importReviews.where('chatId').equals(chatId).toArray();
    const known = asked.some((one) => one.rowid === rowid && one.otherRowid === otherRowid);
    if (!known && asked.length < MOST_REVIEWS)
      await database.importReviews.add({ chatId, rowid, otherRowid, reason, at: now });
  }
}

async function closeReviews(database: AccountDatabase, { chatId, rowid }: MessageRow) {
  await database.importReviews
    .where('chatId')
    .equals(chatId)
    .filter((review) => review.rowid === rowid)
    .delete();
}

/** Where the captured message had a row of its own (a placeholder), the imported one is still there. */
async function removeImported(
  database: AccountDatabase,
  { rowid, id }: MessageRow,
  now: number,
): Promise<void> {
  if ((await database.messages.get(rowid))?.id !== id) return;
  await database.messages.delete(rowid);
  await database.erasures.put({ rowid, revision: await takeRevisions(database, 1) });
  await count(database, 'messages', -1, now);
}

async function importedChats(
  database: AccountDatabase,
  messages: readonly MessageRow[],
  people: People,
): Promise<ImportedChat[]> {
  if (messages.length === 0) return [];
  const imports = await database.imports.toArray();
  if (imports.length === 0) return [];
  const chatIds = [...new Set(messages.map(({ chatId }) => chatId))];
  await people.meet(chatIds);
  return imports.flatMap(({ chatId, zone, minutesAhead }) => {
    const here = chatIds.find((id) => people.known(id).includes(chatId));
    return here === undefined
      ? []
      : [{ ids: people.known(here), clock: new WallClock(zone, minutesAhead) }];
  });
}

/** Imported rows of the minutes of these messages, and of those beside them. */
async function importedRows(
  database: AccountDatabase,
  { ids, clock }: ImportedChat,
  messages: readonly MessageRow[],
  people: People,
): Promise<RowFact[]> {
  const instants = messages.flatMap(({ timestamp }) =>
    clock.instantsOf(clock.minuteOf(timestamp) * MINUTE),
  );
  const facts: RowFact[] = [];
  for (const { from, to } of stretches(instants))
    for (const chatId of ids) {
      const rows = await database.messages
        .where('[chatId+timestamp]')
        .between([chatId, from - MINUTE], [chatId, to + 2 * MINUTE], true, false)
        .filter((row) => row.imported === true)
        .toArray();
      facts.push(...(await factsOf(rows, clock, people)));
    }
  return facts;
}

function stretches(instants: readonly number[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const at of instants.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && at - last.to <= READ_TOGETHER) last.to = at;
    else found.push({ from: at, to: at });
  }
  return found;
}
