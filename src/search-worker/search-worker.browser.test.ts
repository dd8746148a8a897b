/** The real thing: the Worker, SQLite on OPFS, Dexie on IndexedDB, and the client that pages use. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import { changeDevice } from '@/database/registry';
import type { MessageRow } from '@/database/rows';
import { connectSearch, type SearchClient } from '@/search-client/connect-search';
import { startSearchWorker, type SearchWorker } from './start-search-worker';

const ANA = '5511987654321@c.us';
const BIA = '552199998888@c.us';
const GROUP = '120363041234567890@g.us';
const MARCH = Date.UTC(2026, 2, 10, 12);
const DAY = 86_400_000;

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

interface Account {
  database: AccountDatabase;
  put(...messages: Partial<MessageRow>[]): Promise<MessageRow[]>;
  erase(row: MessageRow): Promise<void>;
}

let rows = 0;

async function account(id: string = crypto.randomUUID()): Promise<Account> {
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
        for (const message of given) {
          rows += 1;
          const timestamp = message.timestamp ?? MARCH;
          put.push({
            rowid: Math.floor(timestamp / 1000) * 2 ** 20 + rows,
            id: `row-${rows}`,
            chatId: ANA,
            stanzaId: `3EB0${rows}`,
            fromMe: false,
            kind: 'text',
            rawType: 'chat',
            text: '',
            timestamp,
            ack: 1,
            capturedAt: timestamp,
            ...message,
            revision: await next(),
          });
        }
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

function start(): { worker: SearchWorker; client: SearchClient } {
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

async function ready(client: SearchClient, indexed: number): Promise<void> {
  await expect.poll(() => client.status()).toMatchObject({ state: 'ready', indexed });
}

async function found(client: SearchClient, text: string): Promise<number[]> {
  return (await client.searchMessages({ text })).rowids;
}

const rowids = (...messages: (MessageRow | undefined)[]) => messages.map((row) => row?.rowid);

describe('messages', () => {
  it('are found by words without accents, by beginnings, newest first', async () => {
    const { put } = await account();
    const [old, recent] = await put(
      { text: 'Você tem o tênis azul em promoção?' },
      { text: 'Tenis azul chegou', timestamp: MARCH + DAY },
      { text: 'Bom dia' },
      { text: '', kind: 'image' },
    );
    const { client } = start();
    await ready(client, 3);
    expect(await found(client, 'tenis azul')).toEqual(rowids(recent, old));
    expect(await found(client, 'TÊNIS PROMO')).toEqual(rowids(old));
    expect(await client.searchMessages({ text: 'tenis', limit: 1 })).toEqual({
      rowids: rowids(recent),
      more: true,
    });
    expect(await found(client, '"')).toEqual([]);
  });

  it('are found within a chat and between dates', async () => {
    const { put } = await account();
    const [march, april, other] = await put(
      { text: 'pedido azul' },
      { text: 'pedido verde', timestamp: MARCH + 30 * DAY },
      { text: 'pedido de outra', chatId: BIA },
    );
    const { client } = start();
    await ready(client, 3);
    const search = async (query: { chatId?: string; from?: number; to?: number }) =>
      (await client.searchMessages({ text: 'pedido', ...query })).rowids;
    expect(await search({ chatId: ANA })).toEqual(rowids(april, march));
    expect(await search({ chatId: BIA })).toEqual(rowids(other));
    expect(await search({ chatId: GROUP })).toEqual([]);
    expect(await search({ chatId: ANA, to: MARCH + DAY })).toEqual(rowids(march));
    expect(await search({ from: MARCH + 30 * DAY })).toEqual(rowids(april));
    expect(await search({ chatId: ANA, to: MARCH })).toEqual([]);
  });

  it('are followed as they come, change and go', async () => {
    const { database, put, erase } = await account();
    const { client } = start();
    await ready(client, 0);
    const [message] = await put({ text: 'quero o azul' });
    if (!message) throw new Error('no row');
    await expect.poll(() => found(client, 'azul')).toEqual([message.rowid]);
    await put({ ...message, text: 'quero o verde' });
    await expect.poll(() => found(client, 'verde')).toEqual([message.rowid]);
    expect(await found(client, 'azul')).toEqual([]);
    await erase(message);
    await expect.poll(() => found(client, 'verde')).toEqual([]);
    await ready(client, 0);
    expect(await database.messages.count()).toBe(0);
  });

  it('leave the file too when they are erased', async () => {
    const { database, put, erase } = await account();
    const others = Array.from({ length: 300 }, (_, at) => ({ text: `pedido ${at} e mais` }));
    const [secret] = await put({ text: 'inconfessavel' }, ...others);
    if (!secret) throw new Error('no row');
    const { client } = start();
    await ready(client, 301);
    // Terms are stored without the beginning that they share with the one before.
    const holds = async (end: string) => (await indexBytes(database.accountId)).includes(end);
    expect(await holds('confessavel')).toBe(true);
    await erase(secret);
    await expect.poll(() => holds('confessavel')).toBe(false);
    expect(await found(client, 'pedido 299')).toHaveLength(1);
  });

  it('of another account are not found after a switch, and are again after the way back', async () => {
    const one = await account();
    await one.put({ text: 'conta um' });
    const { client } = start();
    await ready(client, 1);
    const two = await account();
    await two.put({ text: 'conta dois' });
    await expect.poll(() => found(client, 'dois')).toHaveLength(1);
    expect(await found(client, 'um')).toEqual([]);
    await changeDevice({ currentAccountId: one.database.accountId });
    await expect.poll(() => found(client, 'um')).toHaveLength(1);
    expect(await found(client, 'dois')).toEqual([]);
  });

  it('like a text are found among those that persons wrote', async () => {
    const { put } = await account();
    const [both, one] = await put(
      { text: 'Vocês entregam no Butantã?' },
      { text: 'entregam amanhã' },
      { text: 'entregam no Butantã', fromMe: true },
      { text: 'entregam no Butantã', chatId: GROUP },
      { text: 'Qual o preço?' },
    );
    const { client } = start();
    await ready(client, 5);
    const similar = await client.similarIncoming('oi, vocês entregam no butanta?');
    expect(similar).toEqual(rowids(both, one));
    expect(await client.similarIncoming('')).toEqual([]);
  });
});

describe('the index', () => {
  it('goes on from where it was after a restart', async () => {
    const { database, put } = await account();
    const [early] = await put({ text: 'antes' });
    const first = start();
    await ready(first.client, 1);
    first.worker.stop();
    // Behind the back of revisions: a worker that read everything again would notice.
    await database.messages.update(early?.rowid ?? 0, { text: 'mudou' });
    await put({ text: 'depois' });
    const second = start();
    await ready(second.client, 2);
    expect(await found(second.client, 'antes')).toHaveLength(1);
    expect(await found(second.client, 'mudou')).toHaveLength(0);
    expect(await found(second.client, 'depois')).toHaveLength(1);
  });

  it('takes many batches in, with messages that share a revision across the cut', async () => {
    const { database } = await account();
    await database.transaction('rw', database.messages, database.counters, async () => {
      await database.messages.bulkPut(
        Array.from({ length: 5000 }, (_, at) => ({
          rowid: (MARCH / 1000 + (at % 100)) * 2 ** 20 + at,
          id: `many-${at}`,
          chatId: ANA,
          stanzaId: `3EB0${at}`,
          fromMe: at % 2 === 0,
          kind: 'text' as const,
          rawType: 'chat',
          text: `pedido numero ${at}`,
          timestamp: MARCH,
          ack: 1 as const,
          capturedAt: MARCH,
          revision: 1 + Math.floor(at / 1500),
        })),
      );
      await database.counters.put({ name: 'revision', value: 4 });
      await database.counters.put({ name: 'messages', value: 5000 });
    });
    const { client } = start();
    await ready(client, 5000);
    expect(await client.status()).toMatchObject({ total: 5000, progress: 1 });
    expect(await found(client, '4999')).toHaveLength(1);
  });

  it('is begun anew when the database is of another past', async () => {
    const { database, put } = await account();
    await put({ text: 'antes' }, { text: 'antes tambem' });
    const first = start();
    await ready(first.client, 2);
    await database.messages.clear();
    await database.counters.clear();
    await put({ text: 'restaurada' });
    await expect.poll(() => found(first.client, 'restaurada')).toHaveLength(1);
    expect(await found(first.client, 'antes')).toEqual([]);
  });

  it.each([
    ['overwritten from the start', (size: number) => ({ from: 0, length: size })],
    ['overwritten behind the header', (size: number) => ({ from: 4096, length: size - 4096 })],
    ['overwritten in its pages', (size: number) => ({ from: 8192, length: size - 8192 })],
  ])('is built again by itself when its file is %s', async (_name, range) => {
    const { database, put } = await account();
    await put(...Array.from({ length: 500 }, (_, at) => ({ text: `pedido ${at}` })));
    const first = start();
    await ready(first.client, 500);
    first.client.close();
    first.worker.stop();
    await damage(database.accountId, range);
    const second = start();
    await expect.poll(() => found(second.client, 'pedido 499')).toHaveLength(1);
    await ready(second.client, 500);
  });
});

describe('names', () => {
  it('of contacts are found with typos, without accents, and by their number', async () => {
    const { database } = await account();
    const contact = { saved: true, business: false, updatedAt: 1 };
    await database.contacts.bulkPut([
      { ...contact, id: ANA, phone: '5511987654321', savedName: 'Ana Conceição' },
      { ...contact, id: BIA, phone: '552199998888', pushName: 'Bia', businessName: 'Padaria Sol' },
    ]);
    const { client } = start();
    expect(await client.searchContacts('conceicao')).toEqual([ANA]);
    expect(await client.searchContacts('conceiçoa')).toEqual([ANA]);
    expect(await client.searchContacts('pad')).toEqual([BIA]);
    expect(await client.searchContacts('(11) 98765-43')).toEqual([ANA]);
    expect(await client.searchContacts('+55 21 9 9999-8888')).toEqual([BIA]);
    expect(await client.searchContacts('zzz')).toEqual([]);
    await database.contacts.update(BIA, { pushName: 'Beatriz', updatedAt: 2 });
    await expect.poll(() => client.searchContacts('beatriz')).toEqual([BIA]);
    await database.contacts.delete(ANA);
    await expect.poll(() => client.searchContacts('ana')).toEqual([]);
  });

  it('of people are found by the name that the user gave them, until they take it away', async () => {
    const { database } = await account();
    const contact = { saved: true, business: false, updatedAt: 1 };
    await database.contacts.put({ ...contact, id: ANA, phone: '5511987654321', pushName: 'Ana' });
    await database.ownNames.put({ id: ANA, name: 'Ana do Açaí', at: 1 });
    await database.ownNames.put({ id: BIA, name: 'Cliente sem agenda', at: 1 });
    const { client } = start();
    expect(await client.searchContacts('acai')).toEqual([ANA]);
    expect(await client.searchContacts('sem agenda')).toEqual([BIA]);
    await database.ownNames.delete(ANA);
    await expect.poll(() => client.searchContacts('acai')).toEqual([]);
    expect(await client.searchContacts('ana')).toEqual([ANA]);
  });

  it('of templates come before their texts', async () => {
    const { database } = await account();
    const template = { createdAt: 1, updatedAt: 1, uses: 0 };
    await database.templates.bulkPut([
      { ...template, id: 'a', title: 'Saudação', text: 'Olá! A entrega é amanhã.' },
      { ...template, id: 'b', title: 'Entrega', text: 'Chega em dois dias.' },
    ]);
    const { client } = start();
    expect(await client.searchTemplates('entrega')).toEqual(['b', 'a']);
    expect(await client.searchTemplates('saudacao')).toEqual(['a']);
    expect(await client.searchTemplates('Oi, a entrega demora quantos meses?')).toEqual(['b', 'a']);
    expect(await client.searchTemplates('quanto custa?')).toEqual([]);
  });
});

describe('the client', () => {
  it('rejects what is pending when the worker dies, and reaches the next one', async () => {
    const { put } = await account();
    await put({ text: 'azul' });
    let worker = startSearchWorker(() => {});
    const client = connectSearch({ handOver: async (port) => worker.accept(port) });
    ended.push(
      () => client.close(),
      () => worker.stop(),
    );
    await ready(client, 1);
    const states: string[] = [];
    client.subscribe(() => states.push(client.state));
    const pending = client.searchMessages({ text: 'azul' });
    worker.stop();
    worker = startSearchWorker(() => {});
    await expect(pending).rejects.toMatchObject({ name: 'SearchUnavailable', reason: 'lost' });
    expect(await found(client, 'azul')).toHaveLength(1);
    expect(states).toEqual(['lost', 'ready']);
  });

  it('ends a search that a newer one has overtaken', async () => {
    const { put } = await account();
    await put({ text: 'azul' });
    const { client } = start();
    await ready(client, 1);
    const typing = new AbortController();
    const overtaken = client.searchMessages({ text: 'az' }, typing.signal);
    typing.abort();
    await expect(overtaken).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.searchMessages({ text: 'az' }, typing.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(await found(client, 'azu')).toHaveLength(1);
  });

  it('gives up within its time when there is nobody, and says that it is lost', async () => {
    const client = connectSearch({
      handOver: async () => {},
      connectWithin: 50,
      answerWithin: 200,
    });
    ended.push(() => client.close());
    expect(client.state).toBe('connecting');
    await expect(client.status()).rejects.toMatchObject({ reason: 'timeout' });
    expect(client.state).toBe('lost');
    const pending = client.status();
    client.close();
    await expect(pending).rejects.toMatchObject({ reason: 'closed' });
  });
});

async function indexFiles(accountId: string): Promise<FileSystemFileHandle[]> {
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

async function indexBytes(accountId: string): Promise<string> {
  const files = await indexFiles(accountId);
  const texts = await Promise.all(files.map(async (file) => (await file.getFile()).text()));
  return texts.join('');
}

async function damage(
  accountId: string,
  range: (size: number) => { from: number; length: number },
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
        data: new Uint8Array(length).fill(0x5a),
      });
      await writable.close();
    }, 10_000);
  }
}
