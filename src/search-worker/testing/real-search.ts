/** The real search worker over an account's real database, in a browser. */
import { afterEach, expect, vi } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import { changeDevice } from '@/database/registry';
import type { MessageRow } from '@/database/rows';
import { parseQuery } from '@/domain/search-query/parse-query';
import type { FilterMeaning } from '@/domain/search-query/query';
import type { MessageQuery } from '@/protocol/search-api';
import { connectSearch, type SearchClient } from '@/search-client/connect-search';
import { startSearchWorker, type SearchWorker } from '../start-search-worker';
import { DAY, MARCH, messageRow } from './message-rows';

/** What a test has begun, ended after it. */
export const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

export interface Account {
  database: AccountDatabase;
  put(...messages: Partial<MessageRow>[]): Promise<MessageRow[]>;
  erase(row: MessageRow): Promise<void>;
}

export async function account(id: string = crypto.randomUUID()): Promise<Account> {
  const database = new AccountDatabase(id);
  ended.push(() => database.close());
  await changeDevice({ currentAccountId: id });
  const { messages, erasures, counters } = database;
  const next = async () => {
    const revision = ((await counters.get('revision'))?.value ?? 0) + 1;
    await counters.put({ name: 'revision', value: revision });
    return revision;
  };
  return {
    database,
    put: (...given) =>
      database.transaction('rw', messages, counters, async () => {
        const put: MessageRow[] = [];
        for (const message of given) put.push({ ...messageRow(message), revision: await next() });
        await messages.bulkPut(put);
        await counters.put({ name: 'messages', value: await messages.count() });
        return put;
      }),
    erase: (row) =>
      database.transaction('rw', messages, erasures, counters, async () => {
        await messages.delete(row.rowid);
        await erasures.put({ rowid: row.rowid, revision: await next() });
      }),
  };
}

export function start(): { worker: SearchWorker; client: SearchClient } {
  const worker = startSearchWorker(() => {
    throw new Error('The search worker failed.');
  });
  const client = connectSearch({ handOver: async (port) => worker.accept(port) });
  ended.push(
    () => client.close(),
    () => worker.stop(),
  );
  return { worker, client };
}

/** Resolves when the index has taken everything in. */
export async function ready(client: SearchClient, indexed: number): Promise<void> {
  await expect.poll(() => client.status()).toMatchObject({ state: 'ready', indexed });
}

/** What is in the box, and what filters mean. */
export function asking(text: string, ...meanings: FilterMeaning[]): MessageQuery {
  const query = parseQuery(text, { now: MARCH + 90 * DAY, timeZone: 'UTC' });
  const filters = meanings.map((meaning) => ({
    meaning,
    excluded: false,
    span: { from: 0, to: 0 },
    text: '',
  }));
  return { query: { ...query, filters: [...query.filters, ...filters] } };
}

export async function found(
  client: SearchClient,
  text: string,
  ...meanings: FilterMeaning[]
): Promise<number[]> {
  return (await client.searchMessages(asking(text, ...meanings))).rowids;
}

export async function indexFiles(accountId: string): Promise<FileSystemFileHandle[]> {
  let folder = await navigator.storage.getDirectory();
  for (const name of ['search-index', accountId, '.opaque']) {
    folder = await folder.getDirectoryHandle(name);
  }
  const files: FileSystemFileHandle[] = [];
  for await (const handle of folder.values()) {
    if (handle instanceof FileSystemFileHandle) files.push(handle);
  }
  return files;
}

/** All bytes of the index, as far as they are text. */
export async function indexBytes(accountId: string): Promise<string> {
  const files = await indexFiles(accountId);
  const texts = await Promise.all(files.map(async (file) => (await file.getFile()).text()));
  return texts.join('');
}

/** Overwrites a part of the index, as soon as nobody holds it. */
export async function damage(
  accountId: string,
  range: (size: number) => { from: number; length: number },
  byte = 0x5a,
): Promise<void> {
  for (const file of await indexFiles(accountId)) {
    const { size } = await file.getFile();
    if (size <= 8192) continue;
    const { from, length } = range(size);
    await vi.waitFor(async () => {
      const writable = await file.createWritable({ keepExistingData: true });
      await writable.write({
        type: 'write',
        position: from,
        data: new Uint8Array(length).fill(byte),
      });
      await writable.close();
    });
  }
}
