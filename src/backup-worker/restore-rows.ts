/**
 * Reads the inside of a backup into an empty database, and compares: each batch is read back from the database and must be
 * what the file says, and in the end counts and hashes must be those that the backup was written with.
 */
import Dexie, { type Table } from 'dexie';
import { isDiskFull } from '@/database/disk-full';
import { removeMedia, writeMedia } from '@/database/media-folder';
import { keyOf } from '@/database/row-key';
import { BackupError } from './backup-error';
import { parseRecord, type BackupRecord, type MediaSum, type TableSum } from './backup-record';
import type { ByteReader } from './byte-reader';
import { HashChain } from './hash-chain';
import { rowsToJson } from './row-json';

interface Tally {
  written: number;
  /** Rows that took the place of one before, or were taken away. */
  less: number;
  chain: HashChain;
}

const encoder = new TextEncoder();

/**
 * @param database of the schema's version that the backup was written with, empty
 * @param accountId whose media folder takes the files
 * @throws BackupError `damaged`; of Dexie and OPFS: a full disk. The database is then to be thrown away.
 */
export async function restoreRows(
  reader: ByteReader,
  database: Dexie,
  accountId: string,
  signal: AbortSignal,
): Promise<void> {
  const tallies = new Map<string, Tally>();
  for (const { name } of database.tables)
    tallies.set(name, { written: 0, less: 0, chain: new HashChain() });
  const media = new MediaWriter(reader, accountId);
  /** Ids of messages that were erased while the backup was written: their previews go with them. */
  const erasedIds: string[] = [];
  for (;;) {
    signal.throwIfAborted();
    const line = await reader.line();
    if (line === undefined) throw new BackupError('damaged');
    const record = parseRecord(line);
    if ('end' in record) {
      await media.compare(record.end.media);
      await compare(database, tallies, record.end.rows);
      if ((await reader.line()) !== undefined) throw new BackupError('damaged');
      break;
    }
    if ('table' in record) {
      const tally = tallies.get(record.table);
      if (!tally) throw new BackupError('damaged');
      await store(database, record, tally, erasedIds);
    } else await media.take(record);
  }
  if (erasedIds.length > 0) await database.table('pictures').bulkDelete(erasedIds);
}

async function store(
  database: Dexie,
  record: Extract<BackupRecord, { table: string }>,
  tally: Tally,
  erasedIds: string[],
): Promise<void> {
  const table = database.table<object>(record.table);
  if ('erased' in record) {
    const present = (await table.bulkGet(record.erased)).filter((row) => row !== undefined);
    for (const row of present) if ('id' in row) erasedIds.push(String(row.id));
    tally.less += present.length;
    await table.bulkDelete(record.erased);
    await tally.chain.add(encoder.encode(rowsToJson(record.erased)));
    return;
  }
  const rows = 'rows' in record ? record.rows : record.again;
  const stored = 'rows' in record ? await add(table, rows) : await replace(table, rows, tally);
  const json = rowsToJson(stored);
  if (json !== rowsToJson(rows)) throw new BackupError('damaged');
  tally.written += rows.length;
  await tally.chain.add(encoder.encode(json));
}

/** Rows that are not there yet, in the order of their keys. Resolves to what is there now from the first to the last of them. */
async function add(table: Table<object>, rows: readonly object[]): Promise<object[]> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  try {
    await table.bulkAdd(rows);
  } catch (error) {
    // Two rows of one key, or of one unique value: we never wrote that.
    if (!isDiskFull(error) && error instanceof Dexie.BulkError) throw new BackupError('damaged');
    throw error;
  }
  return table.where(':id').between(keyOf(table, first), keyOf(table, last), true, true).toArray();
}

/** Rows of which some may be there. Resolves to what is there now under their keys. */
async function replace(
  table: Table<object>,
  rows: readonly object[],
  tally: Tally,
): Promise<object[]> {
  const keys = rows.map((row) => keyOf(table, row));
  const present = (found: (object | undefined)[]) => found.filter((row) => row !== undefined);
  tally.less += present(await table.bulkGet(keys)).length;
  await table.bulkPut(rows);
  return present(await table.bulkGet(keys));
}

async function compare(
  database: Dexie,
  tallies: ReadonlyMap<string, Tally>,
  sums: Readonly<Record<string, TableSum>>,
): Promise<void> {
  if (Object.keys(sums).length !== tallies.size) throw new BackupError('damaged');
  for (const [name, tally] of tallies) {
    const sum = sums[name];
    const count = await database.table(name).count();
    const same =
      sum !== undefined &&
      sum.written === tally.written &&
      sum.sha256 === tally.chain.hex &&
      count === tally.written - tally.less;
    if (!same) throw new BackupError('damaged');
  }
}

interface OpenFile {
  name: string;
  writer: FileSystemWritableFileStream;
  bytes: number;
}

/** Puts the pieces of media files together. */
class MediaWriter {
  readonly #reader: ByteReader;
  readonly #accountId: string;
  readonly #chain = new HashChain();
  #open: OpenFile | undefined;
  #files = 0;
  #bytes = 0;

  constructor(reader: ByteReader, accountId: string) {
    this.#reader = reader;
    this.#accountId = accountId;
  }

  async take(
    record: Extract<BackupRecord, { file: string } | { fileEnd: string } | { fileGone: string }>,
  ): Promise<void> {
    if ('file' in record) {
      const open = await this.#opened(record.file);
      const piece = await this.#reader.bytes(record.bytes);
      await this.#chain.add(piece);
      await open.writer.write(piece);
      open.bytes += piece.length;
      return;
    }
    const name = 'fileEnd' in record ? record.fileEnd : record.fileGone;
    const { writer, bytes } = await this.#opened(name);
    await writer.close();
    this.#open = undefined;
    if ('fileGone' in record) await removeMedia(this.#accountId, name);
    else {
      this.#files += 1;
      this.#bytes += bytes;
    }
  }

  async compare(sum: MediaSum): Promise<void> {
    const same =
      !this.#open &&
      sum.files === this.#files &&
      sum.bytes === this.#bytes &&
      sum.sha256 === this.#chain.hex;
    if (!same) throw new BackupError('damaged');
  }

  async #opened(name: string): Promise<OpenFile> {
    if (this.#open && this.#open.name !== name) throw new BackupError('damaged');
    this.#open ??= { name, writer: await writeMedia(this.#accountId, name), bytes: 0 };
    return this.#open;
  }
}
