/** Accounts with rows, and backups of them, for tests in a real browser. */
import { proxy, wrap, type Remote } from 'comlink';
import Dexie from 'dexie';
import { afterEach, beforeEach } from 'vitest';
import { AccountDatabase, databaseName } from '@/database/account-database';
import { takeRevisions } from '@/database/counters';
import { changeDevice, readDevice, registry } from '@/database/registry';
import type { MessageRow, OutboxRow } from '@/database/rows';
import type { BackupApi, BackupProgress, Outcome } from '@/protocol/backup-api';
import { encrypted } from '../encryption';
import { backupBytes } from '../write-backup';

export const ME = '5511999990001@c.us';
export const ANA = '5511988887777@c.us';
export const NOON = Date.UTC(2026, 10, 18, 15);
export const PASSPHRASE = 'cavalo correto bateria grampo';
/** Cheap: what is tested here is not how hard it is to guess. */
const WORK_FACTOR = 2;

const workers: Worker[] = [];
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

beforeEach(async () => {
  for (const table of registry.tables) await table.clear();
  for (const name of await accountDatabases()) await Dexie.delete(name);
});

export async function accountDatabases(): Promise<string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(databaseName('')));
}

export interface BackupWorker {
  api: Remote<BackupApi>;
  end(): void;
}

export function worker(): BackupWorker {
  const started = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' });
  workers.push(started);
  return { api: wrap<BackupApi>(started), end: () => started.terminate() };
}

export async function account(whatsAppId = ME): Promise<AccountDatabase> {
  const id = crypto.randomUUID();
  await registry.accounts.where({ whatsAppId }).delete();
  await registry.accounts.put({ id, whatsAppId, createdAt: NOON, lastSeenAt: NOON });
  await changeDevice({ currentAccountId: id });
  const database = new AccountDatabase(id);
  await database.open();
  return database;
}

let made = 0;
export function message(change: Partial<MessageRow> = {}): MessageRow {
  made += 1;
  const timestamp = change.timestamp ?? NOON + made * 1000;
  return {
    rowid: Math.floor(timestamp / 1000) * 2 ** 20 + made,
    id: `false_${ANA}_3A${made}`,
    chatId: ANA,
    stanzaId: `3A${made}`,
    fromMe: false,
    kind: 'text',
    rawType: 'chat',
    text: `Oi ${made}`,
    timestamp,
    ack: 1,
    capturedAt: timestamp,
    revision: 0,
    ...change,
  };
}

export function draft(change: Partial<OutboxRow> = {}): OutboxRow {
  made += 1;
  return {
    id: `draft-${made}`,
    chatId: ANA,
    text: 'Tenho sim!',
    status: 'draft',
    priority: 'reply',
    createdAt: NOON,
    updatedAt: NOON,
    version: 1,
    ...change,
  };
}

/** Writes messages as ingestion does: each gets the next revision. */
export async function put(database: AccountDatabase, rows: readonly MessageRow[]): Promise<void> {
  const { messages, counters } = database;
  await database.transaction('rw', messages, counters, async () => {
    let revision = await takeRevisions(database, rows.length);
    await messages.bulkPut(rows.map((row) => ({ ...row, revision: revision++ })));
    await counters.put({ name: 'messages', value: await messages.count() });
  });
}

export async function contents(database: Dexie): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const table of database.tables) tables[table.name] = await table.toArray();
  return tables;
}

/** The database that the account has now. */
export async function current(): Promise<AccountDatabase> {
  const { currentAccountId = '' } = await readDevice();
  return new AccountDatabase(currentAccountId);
}

export async function backUp(database: AccountDatabase, whatsAppId = ME): Promise<File> {
  const pieces: BlobPart[] = [];
  const signal = new AbortController().signal;
  const bytes = backupBytes(database, whatsAppId, NOON, () => {}, signal);
  for await (const piece of bytes) pieces.push(piece);
  return lock(new Blob(pieces));
}

export async function lock(plain: Blob): Promise<File> {
  const outside = await encrypted(plain.stream(), PASSPHRASE, WORK_FACTOR);
  return new File([await new Response(outside).blob()], 'backup.age');
}

export async function wipe(database: AccountDatabase): Promise<void> {
  await database.delete();
  await registry.accounts.clear();
  await registry.device.clear();
}

export function restore(
  file: Blob,
  passphrase = PASSPHRASE,
  onProgress: (progress: BackupProgress) => void = () => {},
) {
  return worker().api.restore(file, passphrase, proxy(onProgress));
}

export function good<Result>(outcome: Outcome<Result>): Result {
  if (!outcome.ok) throw new Error(`It failed: ${outcome.code}`);
  return outcome.result;
}
