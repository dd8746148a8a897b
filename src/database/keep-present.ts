/**
 * Brings into a restored database what the present one holds and the backup does not, and then lets the restored one take
 * its place: while others go on writing into the present one, and without losing what they write.
 *
 * What is large goes first, batch by batch. The last step happens within one transaction that holds every table of the
 * present database: nobody else can write there until the account has its new database. Whoever waited then finds that the
 * account has moved, and does its work there (`stillOf` in the background).
 */
import Dexie, { type IndexableType, type Table } from 'dexie';
import type { AccountDatabase } from './account-database';
import { takeOverLines } from './consent-ledger';
import { copyAttachments } from './attachments';
import { takeRevisions } from './counters';
import { eraseMessages } from './erase';
import { dropAnsweredFollowUps } from './follow-ups';
import { forgetLedgerCheck } from './ledger-check';
import { importTwins, settleTwins } from './import-twins';
import { refreshChat, rowidAllocator } from './ingest';
import { copyMedia } from './media-folder';
import { withChange } from './message-life';
import { newerDetails } from './person-details';
import {
  joinedBucket,
  joinedChat,
  joinedCounter,
  joinedCoverage,
  joinedList,
  joinedMessage,
  joinedMinute,
  joinedOutbox,
  joinedSendingState,
  joinedSettings,
  laterRow,
  stoppedJob,
  unapproved,
  underKnownIds,
} from './restored-rows';
import { keyOf } from './row-key';
import type {
  ConsentRow,
  ContactRow,
  ErasureRow,
  ImportBucketRow,
  ImportReviewRow,
  LabelRow,
  MediaFileRow,
  MergeRow,
  MessageRow,
  NoteRow,
  OwnNameRow,
  PersonLabelRow,
  PictureRow,
  SearchRow,
  SettingsRow,
  TemplateRow,
} from './rows';
import { DEFAULT_SETTINGS, readSettings } from './settings';
import { sha256 } from './sha256';

const BATCH = 1000;
/** ms that the last step may take before it is given up */
const LAST_STEP = 10 * 60_000;
const ROWIDS_PER_SECOND = 2 ** 20;

/** Tables that only grow, and the index by which a line is found again: two lines that say the same are one. */
const GROWING = {
  audit: 'outboxId',
  consent: 'chatId',
  log: 'at',
  sendLedger: 'at',
} as const;
/** Small ones without a key of their own. */
const NUMBERED = new Map([
  ['absences', 'to'],
  ['earlyChanges', 'messageId'],
  ['importReviews', 'chatId'],
]);

export interface Kept {
  /** Messages that only the present database held. */
  messages: number;
  /** Messages of the backup that had been erased here. */
  erased: number;
  /** Approvals taken back. */
  unapproved: number;
}

/** Settles what a backup must not bring to life, before anything else happens to it. */
export async function settleRestored(restored: AccountDatabase, now: number): Promise<number> {
  const { outbox, audit, jobs, settings, mediaFiles } = restored;
  let taken = 0;
  await restored.transaction('rw', [outbox, audit, jobs, settings, mediaFiles], async () => {
    taken = await takeApprovalsBack(restored, now);
    for (const job of await jobs.toArray()) await jobs.put(stoppedJob(job));
    await forgetLedgerCheck(restored);
    const known = await settings.get('settings');
    if (known) await settings.put(joinedSettings({ ...DEFAULT_SETTINGS, ...known }, undefined));
    // A transfer of another time is over.
    await mediaFiles.where('state').anyOf('asked', 'receiving').delete();
  });
  return taken;
}

async function takeApprovalsBack(restored: AccountDatabase, now: number): Promise<number> {
  const open = await restored.outbox.where('status').anyOf('approved', 'sending').toArray();
  for (const row of open) {
    const next = unapproved(row, now);
    await restored.outbox.put(next);
    await restored.audit.add({
      at: now,
      outboxId: row.id,
      from: row.status,
      to: next.status,
      by: 'delivery',
      reason: 'restored',
      ...(row.approval && { hash: row.approval.hash }),
    });
  }
  return open.length;
}

/**
 * @param swap makes the restored database the account's; false: the account has another one by now
 * @param report how many of the present messages have been looked at
 * @throws AbortError of the signal, before the last step
 */
export async function keepPresent(
  present: AccountDatabase,
  restored: AccountDatabase,
  swap: () => Promise<boolean>,
  now: number,
  report: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Kept> {
  const kept = { messages: 0, erased: 0, unapproved: 0 };
  const { messages, erasures, pictures } = present;
  const total = await messages.count();
  const start = (await present.counters.get('revision'))?.value ?? 0;
  const drop = (await readSettings(present)).revokedText === 'drop';

  for await (const rows of batches<ErasureRow>(erasures, signal))
    kept.erased += await eraseAgain(restored, rows, now);
  await eraseSame(restored, await present.importBuckets.toArray(), now);
  let done = 0;
  for await (const rows of batches<MessageRow>(messages, signal)) {
    kept.messages += await joinMessages(restored, rows, drop, now);
    done += rows.length;
    report(done, total);
  }
  for await (const rows of batches<PictureRow>(pictures, signal))
    await keepPictures(restored, rows);
  await keepMediaFiles(present, restored, await present.mediaFiles.toArray());
  // One that is picked from here on is missing where it is shown, and can be picked again.
  await copyAttachments(present, restored);
  const lastKeys = new Map<string, IndexableType>();
  for (const [name, index] of Object.entries(GROWING))
    for await (const rows of batches(present.table(name), signal, (key) => lastKeys.set(name, key)))
      await addGrown(restored, name, index, rows);

  let cursor = start;
  for (;;) {
    signal.throwIfAborted();
    const rows = await messages.where('revision').above(cursor).limit(BATCH).toArray();
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    cursor = last.revision;
    kept.messages += await joinMessages(restored, rows, drop, now);
    const previews = await pictures.bulkGet(rows.map(({ id }) => id));
    await restored.pictures.bulkPut(previews.filter((row) => row !== undefined));
  }

  const swapped = await present.transaction('rw', present.tables, async () => {
    // Revisions may be shared: those of the last one again.
    const rows = await messages.where('revision').aboveOrEqual(cursor).toArray();
    const previews = await pictures.bulkGet(rows.map(({ id }) => id));
    const gone = await erasures.where('revision').above(start).toArray();
    const lines = new Map<string, object[]>();
    for (const name of Object.keys(GROWING)) {
      const last = lastKeys.get(name);
      const table: Table<object, IndexableType> = present.table(name);
      const added = last === undefined ? table.toCollection() : table.where(':id').above(last);
      lines.set(name, await added.toArray());
    }
    const small = new Map<string, object[]>();
    for (const table of present.tables)
      if (!LARGE.has(table.name)) small.set(table.name, await table.toArray());
    const ids = await idsOf(present, small);
    return Dexie.waitFor(async () => {
      kept.erased += await eraseAgain(restored, gone, now);
      kept.messages += await joinMessages(restored, rows, drop, now);
      await restored.pictures.bulkPut(previews.filter((row) => row !== undefined));
      await keepMediaFiles(present, restored, small.get('mediaFiles') as MediaFileRow[]);
      for (const [name, index] of Object.entries(GROWING))
        await addGrown(restored, name, index, lines.get(name) ?? []);
      await moveRowids(restored, small, ids);
      await meetLabels(restored, small);
      await joinSmall(restored, small);
      await eraseSame(restored, small.get('importBuckets') as ImportBucketRow[], now);
      kept.unapproved = await takeApprovalsBack(restored, now);
      await settleCounts(restored, now);
      await dropAnsweredFollowUps(restored);
      await forgetLedgerCheck(restored);
      return swap();
    }, LAST_STEP);
  });
  if (!swapped) throw new Error('The account has another database by now.');
  return kept;
}

const LARGE: ReadonlySet<string> = new Set([
  'messages',
  'pictures',
  'erasures',
  ...Object.keys(GROWING),
]);

async function* batches<Row extends object>(
  table: Table,
  signal: AbortSignal,
  onKey: (key: IndexableType) => void = () => {},
): AsyncGenerator<Row[]> {
  let last: IndexableType | undefined;
  for (;;) {
    signal.throwIfAborted();
    const from = last === undefined ? table.toCollection() : table.where(':id').above(last);
    const rows = (await from.limit(BATCH).toArray()) as Row[];
    const row = rows.at(-1);
    if (!row) return;
    last = keyOf(table, row);
    onKey(last);
    yield rows;
  }
}

/** Every wording of messages that both hold; a row, and a place in time, for those that only the present database holds. */
async function joinMessages(
  restored: AccountDatabase,
  rows: readonly MessageRow[],
  drop: boolean,
  now: number,
): Promise<number> {
  const { messages, pictures } = restored;
  // Nobody else is in there yet: all tables may be held.
  return restored.transaction('rw', restored.tables, async () => {
    const beneath = await messages.bulkGet(rows.map(({ rowid }) => rowid));
    const taken = new Set(beneath.flatMap((row) => row?.rowid ?? []));
    const known = new Map(beneath.flatMap((row) => (row ? [[row.id, row]] : [])));
    // Hardly any of them lies elsewhere, unless the backup is of another installation.
    const elsewhere = rows.flatMap(({ id }) => (known.has(id) ? [] : [id]));
    for (const row of await messages.where('id').anyOf(elsewhere).toArray()) known.set(row.id, row);
    const written: MessageRow[] = [];
    const fresh = rows.filter(
      ({ id, expiresAt }) => !known.has(id) && (expiresAt === undefined || expiresAt > now),
    );
    const captured = fresh.filter((row) => !row.imported);
    const twins = await importTwins(restored, captured);
    const nextRowid = await rowidAllocator(
      restored,
      fresh.filter(({ rowid }) => taken.has(rowid)).map(({ timestamp }) => timestamp),
    );
    for (const row of fresh) {
      const twin = twins.get(row.id);
      let rowid = twin?.rowid ?? row.rowid;
      while (!twin && taken.has(rowid)) rowid = nextRowid(row.timestamp);
      taken.add(rowid);
      written.push({ ...row, rowid });
    }
    for (const row of rows) {
      const same = known.get(row.id);
      if (!same || JSON.stringify(same) === JSON.stringify(row)) continue;
      const joined = joinedMessage(same, row, drop);
      if (joined === same) continue;
      written.push(joined);
      if (joined.revokedAt !== undefined && drop) await pictures.delete(row.id);
    }
    if (written.length === 0) return 0;
    let revision = await takeRevisions(restored, written.length);
    await messages.bulkPut(written.map((row) => ({ ...row, revision: revision++ })));
    await settleTwins(restored, captured, twins, now);
    return fresh.length;
  });
}

async function keepPictures(restored: AccountDatabase, rows: readonly PictureRow[]): Promise<void> {
  const known = await restored.pictures.bulkGet(rows.map(({ id }) => id));
  await restored.pictures.bulkPut(rows.filter(({ data }, index) => known[index]?.data !== data));
}

/** What was erased here stays erased, and stays known as erased. */
async function eraseAgain(
  restored: AccountDatabase,
  erasures: readonly ErasureRow[],
  now: number,
): Promise<number> {
  const again: number[] = [];
  const noted: ErasureRow[] = [];
  const known = await restored.erasures.bulkGet(erasures.map(({ revision }) => revision));
  for (const [index, erasure] of erasures.entries()) {
    const rowid = await findErased(restored, erasure);
    if (rowid !== undefined) again.push(rowid);
    else if (known[index]?.idHash !== erasure.idHash) noted.push(erasure);
  }
  await eraseMessages(restored, again, now);
  await restored.transaction('rw', restored.erasures, restored.counters, async () => {
    let revision = await takeRevisions(restored, noted.length);
    await restored.erasures.bulkPut(noted.map((row) => ({ ...row, revision: revision++ })));
  });
  return again.length;
}

/** The message may lie under another rowid here: its second is the same, and the hash tells. */
async function findErased(
  restored: AccountDatabase,
  { rowid, idHash }: ErasureRow,
): Promise<number | undefined> {
  const first = Math.floor(rowid / ROWIDS_PER_SECOND) * ROWIDS_PER_SECOND;
  const candidates = await restored.messages
    .where('rowid')
    .between(first, first + ROWIDS_PER_SECOND)
    .toArray();
  for (const row of candidates) if ((await sha256(row.id)) === idHash) return row.rowid;
  return undefined;
}

/** Files that the backup lacks; bytes first, so that a row never promises what is not there. */
async function keepMediaFiles(
  present: AccountDatabase,
  restored: AccountDatabase,
  rows: readonly MediaFileRow[],
): Promise<void> {
  const known = await restored.mediaFiles.bulkGet(rows.map(({ messageId }) => messageId));
  const missing = rows.filter(
    (row, index) => row.state === 'kept' && known[index]?.state !== 'kept',
  );
  await copyMedia(present.accountId, restored.accountId, new Set(missing.map(({ file }) => file)));
  await restored.mediaFiles.bulkPut(missing);
}

function addGrown(
  restored: AccountDatabase,
  name: string,
  index: string,
  lines: readonly object[],
): Promise<void> {
  return name === 'consent'
    ? takeOverLines(restored, lines as ConsentRow[])
    : addLines(restored.table(name), index, lines);
}

/** Adds the lines that are not there, under numbers of their own. */
async function addLines(table: Table, index: string, lines: readonly object[]): Promise<void> {
  const missing: object[] = [];
  for (const line of lines) {
    const { id: _id, ...content } = line as { id?: number };
    const key = (line as Record<string, IndexableType>)[index] ?? 0;
    const alike: { id?: number }[] = await table.where(index).equals(key).toArray();
    const json = JSON.stringify(content);
    const there = alike.some(({ id: _other, ...other }) => JSON.stringify(other) === json);
    if (!there) missing.push(content);
  }
  await table.bulkAdd(missing);
}

type Join = (restored: object | undefined, present: object) => object;

/** How two rows of one key become one. Tables that are not named: the present row. */
const JOINS: Readonly<Record<string, Join>> = {
  outbox: joinedOutbox as Join,
  buckets: joinedBucket as Join,
  sendingState: joinedSendingState as Join,
  chats: joinedChat as Join,
  coverage: joinedCoverage as Join,
  counters: joinedCounter as Join,
  doNotContactLists: joinedList as Join,
  minutes: joinedMinute as Join,
  contacts: later<ContactRow>((row) => row.updatedAt),
  templates: later<TemplateRow>((row) => row.updatedAt),
  ownNames: later<OwnNameRow>((row) => row.at),
  merges: later<MergeRow>((row) => row.at),
  personDetails: newerDetails as Join,
  labels: later<LabelRow>((row) => row.updatedAt),
  personLabels: later<PersonLabelRow>((row) => row.at),
  notes: later<NoteRow>((row) => row.updatedAt),
  searches: later<SearchRow>((row) => row.usedAt),
};

function later<Row extends object>(timeOf: (row: Row) => number): Join {
  return (restored, present) => laterRow(restored as Row | undefined, present as Row, timeOf);
}

/** Tables that are read whole: both sides' rows. */
async function joinSmall(
  restored: AccountDatabase,
  small: ReadonlyMap<string, readonly object[]>,
): Promise<void> {
  const [settings] = (small.get('settings') ?? []) as readonly SettingsRow[];
  // A row of an earlier release lacks what came later.
  const here = settings && { ...DEFAULT_SETTINGS, ...settings };
  await restored.settings.put(joinedSettings(await readSettings(restored), here));
  for (const [name, rows] of small) {
    const table: Table<object> = restored.table(name);
    const index = NUMBERED.get(name);
    if (index !== undefined) await addLines(table, index, rows);
    else if (name !== 'settings' && name !== 'mediaFiles') {
      const known = await table.bulkGet(rows.map((row) => keyOf(table, row)));
      const join = JOINS[name];
      await table.bulkPut(join ? rows.map((row, at) => join(known[at], row)) : [...rows]);
    }
  }
}

/** Tables whose rows name messages by their rowid. */
const POINTING = ['importBuckets', 'importReviews'] as const;
type Pointing = Partial<Pick<ImportReviewRow, 'rowid' | 'otherRowid'>>;

/** The ids of the messages that rows point at. */
async function idsOf(
  present: AccountDatabase,
  small: ReadonlyMap<string, object[]>,
): Promise<Map<number, string>> {
  const rowids = POINTING.flatMap((name) =>
    (small.get(name) ?? []).flatMap(({ rowid = 0, otherRowid = 0 }: Pointing) => [
      rowid,
      otherRowid,
    ]),
  );
  const rows = await present.messages.where('rowid').anyOf(rowids).toArray();
  return new Map(rows.map(({ rowid, id }) => [rowid, id]));
}

/** Lets the rows point at the same messages where those lie now; a row whose message is not there goes. */
async function moveRowids(
  restored: AccountDatabase,
  small: Map<string, object[]>,
  ids: ReadonlyMap<number, string>,
): Promise<void> {
  const there = await restored.messages
    .where('id')
    .anyOf([...ids.values()])
    .toArray();
  const rowids = new Map(there.map(({ id, rowid }) => [id, rowid]));
  const moved = (rowid: number) => rowids.get(ids.get(rowid) ?? '');
  for (const name of POINTING) {
    const rows: object[] = [];
    for (const row of small.get(name) ?? []) {
      const { rowid = 0, otherRowid }: Pointing = row;
      const next = { ...row, rowid: moved(rowid) };
      if (otherRowid === undefined) rows.push(next);
      else rows.push({ ...next, otherRowid: moved(otherRowid) });
    }
    small.set(
      name,
      rows.filter((row) => !Object.values(row).includes(undefined)),
    );
  }
}

/** Two labels of one name are one: that of the backup. */
async function meetLabels(restored: AccountDatabase, small: Map<string, object[]>): Promise<void> {
  const { labels, personLabels } = underKnownIds(await restored.labels.toArray(), {
    labels: (small.get('labels') ?? []) as LabelRow[],
    personLabels: (small.get('personLabels') ?? []) as PersonLabelRow[],
  });
  small.set('labels', labels);
  small.set('personLabels', personLabels);
}

/** Imported messages of which the user said that they are others' must not come back. */
async function eraseSame(
  restored: AccountDatabase,
  decided: readonly ImportBucketRow[],
  now: number,
): Promise<void> {
  const same = await restored.messages
    .where('id')
    .anyOf(decided.map(({ key }) => key))
    .primaryKeys();
  await eraseMessages(restored, same, now);
}

/** Changes that now find their message; chats whose newest message has changed; counters that count rows. */
async function settleCounts(restored: AccountDatabase, now: number): Promise<void> {
  const { messages, chats, contacts, counters, minutes, earlyChanges } = restored;
  await restored.transaction(
    'rw',
    [messages, chats, contacts, counters, minutes, earlyChanges],
    async () => {
      for (const { id, messageId, change } of await earlyChanges.toArray()) {
        const row = await messages.where('id').equals(messageId).first();
        if (!row || id === undefined) continue;
        const changed = withChange(row, change);
        if (changed !== row)
          await messages.put({ ...changed, revision: await takeRevisions(restored, 1) });
        await earlyChanges.delete(id);
      }
      for (const chat of await chats.toArray()) {
        const shown = await messages.where('id').equals(chat.lastMessageId).first();
        if (!shown) await refreshChat(restored, chat.id, now);
      }
      await counters.put({ name: 'messages', value: await messages.count() });
      await counters.put({ name: 'contacts', value: await contacts.count() });
    },
  );
}
