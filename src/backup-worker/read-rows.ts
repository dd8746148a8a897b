/**
 * All rows of an account, while others go on writing. Nobody is kept waiting for longer than the last step takes:
 *
 * 1. What is large is read in batches by primary key, each in a transaction of its own.
 * 2. Messages that were written meanwhile are read again by their revision, until few are left.
 * 3. In one transaction over all tables: those last ones, what was erased, what was added to tables that only grow, and all
 *    other tables whole.
 *
 * So texts, edits, erasures and everything small are as they are at that last instant. What changes a message without a
 * revision (an acknowledgement) is as it was when its batch was read; WhatsApp says it again.
 */
import type { IndexableType, Table } from 'dexie';
import type { AccountDatabase } from '@/database/account-database';
import { keyOf } from '@/database/row-key';
import type { MessageRow } from '@/database/rows';

/** Rows read at once. */
const BATCH = 1000;
/** Rows in one record. */
const RECORD = 10_000;

export interface RowRecord {
  table: string;
  /** As in a BackupRecord. */
  kind: 'rows' | 'again' | 'erased';
  items: readonly unknown[];
}

/** Tables whose rows are added with growing keys and never changed. (Old lines of the log may go: that does no harm.) */
const GROWING = ['audit', 'consent', 'erasures', 'log', 'sendLedger'] as const;
/** Too many to be read in one transaction: read in batches. A preview never changes; it goes and comes with its message. */
const LARGE = ['pictures'] as const;

export async function* readRows(
  database: AccountDatabase,
  signal: AbortSignal,
): AsyncGenerator<RowRecord> {
  const { messages, erasures, counters } = database;
  const start = (await counters.get('revision'))?.value ?? 0;
  yield* inBatches(messages, signal);
  for (const name of LARGE) yield* inBatches(database.table(name), signal);
  const lastKeys = new Map<string, IndexableType>();
  for (const name of GROWING)
    yield* inBatches(database.table(name), signal, (key) => lastKeys.set(name, key));

  let cursor = start;
  for (;;) {
    signal.throwIfAborted();
    const again = await messages.where('revision').above(cursor).limit(BATCH).toArray();
    const last = again.at(-1);
    if (!last || again.length < BATCH) break;
    cursor = last.revision;
    // Rows may share their revision: the limit may have cut such a group.
    const known = new Set(again.map(({ rowid }) => rowid));
    const siblings = await messages.where('revision').equals(cursor).toArray();
    again.push(...siblings.filter(({ rowid }) => !known.has(rowid)));
    yield { table: messages.name, kind: 'again', items: again };
    yield await previewsOf(database, again);
  }

  const read = new Set<string>([messages.name, ...LARGE, ...GROWING]);
  const rest = await database.transaction('r', database.tables, async () => {
    const records: RowRecord[] = [];
    const gone = await erasures.where('revision').above(start).toArray();
    const rowids = [...new Set(gone.map(({ rowid }) => rowid))];
    // A rowid may have been given to another message since.
    const taken = new Set(await messages.where('rowid').anyOf(rowids).primaryKeys());
    const erased = rowids.filter((rowid) => !taken.has(rowid));
    records.push({ table: messages.name, kind: 'erased', items: erased });
    const again = await messages.where('revision').above(cursor).toArray();
    records.push({ table: messages.name, kind: 'again', items: again });
    records.push(await previewsOf(database, again));
    for (const name of GROWING) {
      const table: Table<object, IndexableType> = database.table(name);
      const last = lastKeys.get(name);
      const added = last === undefined ? table.toCollection() : table.where(':id').above(last);
      records.push({ table: name, kind: 'rows', items: await added.toArray() });
    }
    for (const table of database.tables)
      if (!read.has(table.name)) {
        const items: unknown[] = await table.toArray();
        for (let from = 0; from < items.length; from += RECORD)
          records.push({
            table: table.name,
            kind: 'rows',
            items: items.slice(from, from + RECORD),
          });
      }
    return records;
  });
  yield* rest;
}

async function previewsOf(database: AccountDatabase, rows: MessageRow[]): Promise<RowRecord> {
  const previews = await database.pictures.bulkGet(rows.map(({ id }) => id));
  const items = previews.filter((row) => row !== undefined);
  return { table: database.pictures.name, kind: 'again', items };
}

async function* inBatches(
  table: Table,
  signal: AbortSignal,
  onKey: (key: IndexableType) => void = () => {},
): AsyncGenerator<RowRecord> {
  let last: IndexableType | undefined;
  for (;;) {
    signal.throwIfAborted();
    const from = last === undefined ? table.toCollection() : table.where(':id').above(last);
    const rows = (await from.limit(BATCH).toArray()) as object[];
    if (rows.length === 0) return;
    last = keyOf(table, rows.at(-1) ?? {});
    onKey(last);
    yield { table: table.name, kind: 'rows', items: rows };
    if (rows.length < BATCH) return;
  }
}
