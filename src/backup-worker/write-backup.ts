/** Writes the inside of a backup: see backup-record.ts. */
import type { AccountDatabase } from '@/database/account-database';
import { mediaOf, mediaSize } from '@/database/media-folder';
import { MIGRATIONS } from '@/database/migrations';
import { BACKUP_FORMAT, type BackupHeader, type BackupProgress } from '@/protocol/backup-api';
import type { BackupRecord, TableSum } from './backup-record';
import { HashChain } from './hash-chain';
import { readRows } from './read-rows';
import { rowsToJson } from './row-json';

/** characters of JSON in one record, about: what the reader holds at once */
const RECORD_LENGTH = 1024 * 1024;
/** bytes of a media file in one record */
const PIECE = 256 * 1024;

const encoder = new TextEncoder();

export async function* backupBytes(
  database: AccountDatabase,
  whatsAppId: string,
  now: number,
  onProgress: (progress: BackupProgress) => void,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const header: BackupHeader = {
    'mettri-backup': BACKUP_FORMAT,
    schema: MIGRATIONS.length,
    whatsAppId,
    createdAt: now,
    rows: await countRows(database),
    media: await mediaSize(database.accountId),
  };
  yield line(header);
  const total =
    Object.values(header.rows).reduce((sum, count) => sum + count, 0) + header.media.files;
  let done = 0;
  const progress = (more: number) => {
    done += more;
    onProgress({ phase: 'writing', done: Math.min(done, total), total });
  };

  const sums = new Map<string, { written: number; chain: HashChain }>();
  for (const table of database.tables) sums.set(table.name, { written: 0, chain: new HashChain() });
  for await (const record of readRows(database, signal)) {
    const { table, kind, items } = record;
    const sum = sums.get(table);
    for (const json of inPieces(items)) {
      await sum?.chain.add(encoder.encode(json));
      // Built by hand: the rows are JSON already.
      yield encoder.encode(`{"table":${JSON.stringify(table)},"${kind}":${json}}\n`);
    }
    if (sum && kind !== 'erased') sum.written += items.length;
    if (kind === 'rows') progress(items.length);
  }

  const chain = new HashChain();
  const media = { files: 0, bytes: 0 };
  for (const { name, file } of await mediaOf(database.accountId)) {
    signal.throwIfAborted();
    let whole = true;
    for (let start = 0; start < file.size && whole; start += PIECE) {
      const piece = await bytesOf(file.slice(start, start + PIECE));
      if (!piece) whole = false;
      else {
        await chain.add(piece);
        yield line({ file: name, bytes: piece.length });
        yield piece;
      }
    }
    if (whole) {
      media.files += 1;
      media.bytes += file.size;
    }
    yield line(whole ? { fileEnd: name } : { fileGone: name });
    progress(1);
  }

  const rows: Record<string, TableSum> = {};
  for (const [table, sum] of sums) rows[table] = { written: sum.written, sha256: sum.chain.hex };
  yield line({ end: { rows, media: { ...media, sha256: chain.hex } } });
}

export async function countRows(database: AccountDatabase): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const table of database.tables) rows[table.name] = await table.count();
  return rows;
}

function line(record: BackupRecord | BackupHeader): Uint8Array<ArrayBuffer> {
  return encoder.encode(`${JSON.stringify(record)}\n`);
}

/** JSON arrays of not much more than RECORD_LENGTH each. */
function* inPieces(items: readonly unknown[]): Generator<string> {
  let rows: string[] = [];
  let length = 0;
  for (const item of items) {
    const row = rowsToJson([item]).slice(1, -1);
    rows.push(row);
    length += row.length;
    if (length < RECORD_LENGTH) continue;
    yield `[${rows.join(',')}]`;
    rows = [];
    length = 0;
  }
  if (rows.length > 0) yield `[${rows.join(',')}]`;
}

/** undefined: the file was removed or replaced since it was listed. */
async function bytesOf(piece: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await piece.arrayBuffer());
  } catch (error) {
    const gone =
      error instanceof DOMException && ['NotFoundError', 'NotReadableError'].includes(error.name);
    if (gone) return undefined;
    throw error;
  }
}
