/**
 * A backup's inside: lines of JSON. First the header; then rows, batch by batch; then media files in pieces, the bytes of a
 * piece following its line; last the end, with what everything before must add up to.
 */
import * as v from 'valibot';
import { BACKUP_FORMAT, type BackupHeader } from '@/protocol/backup-api';
import { BackupError } from './backup-error';
import { restoreNumbers } from './row-json';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const table = v.pipe(v.string(), v.regex(/^[A-Za-z]{1,64}$/));
const rows = v.array(v.custom<object>((row) => typeof row === 'object' && row !== null));
/** A file's name; nothing that could lead out of its folder. */
const fileName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/));

const headerSchema = v.object({
  'mettri-backup': v.pipe(v.number(), v.integer(), v.minValue(1)),
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  whatsAppId: v.pipe(v.string(), v.regex(/^[0-9a-zA-Z.:_-]{1,64}@(c\.us|lid)$/)),
  createdAt: v.number(),
  rows: v.record(table, count),
  media: v.object({ files: count, bytes: count }),
});

/** What a table's records must add up to. */
const tableSumSchema = v.object({
  /** Rows in all its records, those that replace others included. */
  written: count,
  /** HashChain over the JSON of each record's rows or keys. */
  sha256,
});
export type TableSum = v.InferOutput<typeof tableSumSchema>;

const mediaSumSchema = v.object({ files: count, bytes: count, sha256 });
export type MediaSum = v.InferOutput<typeof mediaSumSchema>;

const recordSchema = v.union([
  /** Rows that no record before held. */
  v.strictObject({ table, rows }),
  /** Rows that may replace those of a record before: they changed while the backup was written. */
  v.strictObject({ table, again: rows }),
  /** Primary keys whose rows went while the backup was written. */
  v.strictObject({ table, erased: v.array(v.union([v.string(), v.number()])) }),
  /** A piece of a file; so many bytes follow the line. */
  v.strictObject({ file: fileName, bytes: count }),
  /** The file is whole. */
  v.strictObject({ fileEnd: fileName }),
  /** The file went while it was read: its pieces are nothing. */
  v.strictObject({ fileGone: fileName }),
  v.strictObject({
    end: v.strictObject({ rows: v.record(table, tableSumSchema), media: mediaSumSchema }),
  }),
]);
export type BackupRecord = v.InferOutput<typeof recordSchema>;

/** @throws BackupError `not-a-backup`, `newer`, `damaged` */
export function parseHeader(line: string | undefined, newestSchema: number): BackupHeader {
  if (line === undefined) throw new BackupError('damaged');
  const version = v.safeParse(v.object({ 'mettri-backup': v.number() }), jsonOf(line));
  if (!version.success) throw new BackupError('not-a-backup');
  if (version.output['mettri-backup'] > BACKUP_FORMAT) throw new BackupError('newer');
  const header = v.safeParse(headerSchema, jsonOf(line));
  if (!header.success) throw new BackupError('damaged');
  if (header.output.schema > newestSchema) throw new BackupError('newer');
  return header.output;
}

/** @throws BackupError `damaged` */
export function parseRecord(line: string): BackupRecord {
  const record = v.safeParse(recordSchema, jsonOf(line));
  if (!record.success) throw new BackupError('damaged');
  if ('rows' in record.output) restoreNumbers(record.output.rows, line);
  if ('again' in record.output) restoreNumbers(record.output.again, line);
  return record.output;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupError('damaged');
  }
}
