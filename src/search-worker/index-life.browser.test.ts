/** The index through its life: restarts, deaths, damage, erasure. In a browser, with the real worker and its file. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import type { MessageRow } from '@/database/rows';
import { connectSearch, type SearchClient } from '@/search-client/connect-search';
import { startSearchWorker } from './start-search-worker';
import { ANA, BIA, MARCH, messageRow } from './testing/message-rows';
import {
  account,
  asking,
  damage,
  ended,
  found,
  indexBytes,
  indexFiles,
  ready,
  start,
  type Account,
} from './testing/real-search';

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

it.each([
  // `user_version`, behind the 4 kB that the pool keeps of each file.
  ['of an older version', (id: string) => damage(id, () => ({ from: 4096 + 63, length: 1 }), 1)],
  ['missing', removeIndex],
])('an index that is %s is built again by itself', async (_name, spoil) => {
  const { database, put } = await account();
  await put({ text: 'azul' });
  const first = start();
  await ready(first.client, 1);
  first.client.close();
  first.worker.stop();
  await spoil(database.accountId);
  // Behind the back of revisions: only a new build sees it.
  await database.messages.toCollection().modify({ text: 'verde' });
  const second = start();
  await expect.poll(() => found(second.client, 'verde')).toHaveLength(1);
  await ready(second.client, 1);
});

const WORDS = ['azul', 'verde', 'tenis', 'bota', 'preco', 'entrega'];

type Step = { thenAsk: boolean } & (
  | { do: 'add'; words: string[]; fromMe: boolean; chatId: string }
  | { do: 'edit'; which: number; words: string[] }
  | { do: 'take back' | 'erase'; which: number }
  | { do: 'restart' }
);

const someWords = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 });
const thenAsk = fc.boolean();
const which = fc.nat();
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    words: someWords,
    fromMe: fc.boolean(),
    chatId: fc.constantFrom(ANA, BIA),
    thenAsk,
  }),
  fc.record({ do: fc.constant('edit' as const), which, words: someWords, thenAsk }),
  fc.record({ do: fc.constantFrom('take back' as const, 'erase' as const), which, thenAsk }),
  fc.record({ do: fc.constant('restart' as const), thenAsk }),
);

/** What each word, each chat and each side finds. */
async function answers(client: SearchClient): Promise<number[][]> {
  return [
    ...(await Promise.all(WORDS.map((word) => found(client, word)))),
    await found(client, '', { kind: 'me' }),
    await found(client, 'azul', { kind: 'me' }),
    (await client.searchMessages({ query: NOTHING, chatIds: [BIA] })).rowids,
  ];
}

const NOTHING = { clauses: [], filters: [], problems: [] };

/** The same off the rows, without any index. */
async function expected({ messages }: AccountDatabase): Promise<number[][]> {
  const rows = (await messages.orderBy(':id').reverse().toArray()).filter(({ text }) => text);
  const those = (holds: (row: MessageRow) => boolean) =>
    rows.filter(holds).map(({ rowid }) => rowid);
  return [
    ...WORDS.map((word) => those(({ text }) => text.split(' ').includes(word))),
    those(({ fromMe }) => fromMe),
    those(({ fromMe, text }) => fromMe && text.split(' ').includes('azul')),
    those(({ chatId }) => chatId === BIA),
  ];
}

async function sayWhatTheRowsSay(client: SearchClient, database: AccountDatabase): Promise<void> {
  const wanted = await expected(database);
  await expect.poll(() => answers(client)).toEqual(wanted);
}

/** Its file as it stands, without having been let go of. */
async function restart(running: ReturnType<typeof start>): Promise<ReturnType<typeof start>> {
  running.client.close();
  running.worker.stop();
  return start();
}

async function doStep(
  given: Step,
  { database, put, erase }: Account,
  running: ReturnType<typeof start>,
): Promise<ReturnType<typeof start>> {
  const rows = await database.messages.toArray();
  const row = 'which' in given ? rows[given.which % Math.max(rows.length, 1)] : undefined;
  if (given.do === 'add')
    await put({ text: given.words.join(' '), fromMe: given.fromMe, chatId: given.chatId });
  if (given.do === 'edit' && row) await put({ ...row, text: given.words.join(' ') });
  if (given.do === 'take back' && row) await put({ ...row, text: '', revokedAt: MARCH });
  if (given.do === 'erase' && row) await erase(row);
  const after = given.do === 'restart' ? await restart(running) : running;
  if (given.thenAsk) await sayWhatTheRowsSay(after.client, database);
  return after;
}

it('the index after any life is the one that a fresh build makes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (steps) => {
      const owner = await account();
      await owner.put({ text: 'azul' }, { text: 'azul verde', fromMe: true });
      let running = start();
      for (const one of steps) running = await doStep(one, owner, running);
      await sayWhatTheRowsSay(running.client, owner.database);
      running.client.close();
      running.worker.stop();
      await removeIndex(owner.database.accountId);
      running = start();
      await sayWhatTheRowsSay(running.client, owner.database);
      running.client.close();
      running.worker.stop();
    }),
    { numRuns: 3, seed: 5, endOnFailure: true },
  );
}, 60_000);

/** As soon as nobody holds it. */
async function removeIndex(accountId: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('search-index');
  await vi.waitFor(() => folder.removeEntry(accountId, { recursive: true }), { timeout: 10_000 });
}

describe('erasure', () => {
  it('takes words, names of files, numbers and chats out of the file', async () => {
    const { database, put, erase } = await account();
    const others = Array.from({ length: 300 }, (_, at) => ({ text: `pedido ${at} e mais` }));
    const [secret, taken] = await put(
      {
        text: 'inconfessavel, ligue (11) 98765-4321 ou veja lojasecreta.com.br',
        chatId: '5521977776666@c.us',
        kind: 'document',
        media: { fileName: 'segredissimo.pdf' },
      },
      { text: 'arrependimento' },
      ...others,
    );
    if (!secret || !taken) throw new Error('no row');
    const { client } = start();
    await ready(client, 302);
    // Terms are stored without the beginning that they share with the one before.
    const remains = async () => {
      const bytes = await indexBytes(database.accountId);
      return [
        'confessavel',
        'gredissimo',
        '1187654321',
        'secreta',
        '21977776666',
        'pendimento',
      ].filter((word) => bytes.includes(word));
    };
    expect(await remains()).toHaveLength(6);
    expect((await client.searchMessages(asking('inconfesavel'))).corrections).toHaveLength(1);
    await erase(secret);
    await put({ ...taken, text: '', revokedAt: MARCH });
    await expect.poll(() => remains()).toEqual([]);
    expect(await found(client, 'pedido 299')).toHaveLength(1);
    // Nor is it offered for a word with a typo in it.
    expect(await client.searchMessages(asking('inconfesavel'))).toMatchObject({
      count: 0,
      corrections: [],
    });
  });

  it('is believed at once: a word that no longer occurs is not offered', async () => {
    const { put, erase } = await account();
    const [secret] = await put({ text: 'inconfessavel' }, { text: 'pedido' });
    if (!secret) throw new Error('no row');
    const { client } = start();
    await ready(client, 2);
    expect((await client.searchMessages(asking('inconfesavel'))).count).toBe(1);
    await erase(secret);
    await expect
      .poll(() => client.searchMessages(asking('inconfesavel')))
      .toMatchObject({ count: 0, corrections: [] });
  });

  it('of much makes the file smaller', async () => {
    const { database } = await account();
    const { messages, erasures, counters } = database;
    const rows = Array.from({ length: 4000 }, (_, at) => ({
      ...messageRow({ text: `pedido ${at} ${'abcdefgh'.slice(at % 8)}${at * 7919} de tudo` }),
      revision: at + 1,
    }));
    await messages.bulkPut(rows);
    await counters.bulkPut([
      { name: 'revision', value: 4000 },
      { name: 'messages', value: 4000 },
    ]);
    const { client } = start();
    await ready(client, 4000);
    const size = async () => {
      const files = await Promise.all(
        (await indexFiles(database.accountId)).map((file) => file.getFile()),
      );
      return files.reduce((sum, file) => sum + file.size, 0);
    };
    const before = await size();
    await database.transaction('rw', messages, erasures, counters, async () => {
      const gone = rows.slice(0, 3900);
      await messages.bulkDelete(gone.map(({ rowid }) => rowid));
      await erasures.bulkPut(gone.map(({ rowid }, at) => ({ rowid, revision: 4001 + at })));
      await counters.bulkPut([
        { name: 'revision', value: 8000 },
        { name: 'messages', value: 100 },
      ]);
    });
    await expect.poll(() => size()).toBeLessThan(before / 2);
    await ready(client, 100);
    expect(await found(client, 'pedido 3999')).toHaveLength(1);
  });
});

describe('one owner', () => {
  it('at a time: a second worker answers when the first has ended', async () => {
    const { put } = await account();
    await put({ text: 'azul' });
    const first = start();
    await ready(first.client, 1);
    const worker = startSearchWorker(() => {
      throw new Error('The second worker failed.');
    });
    const client = connectSearch({
      handOver: async (port) => worker.accept(port),
      connectWithin: 300,
    });
    ended.push(
      () => client.close(),
      () => worker.stop(),
    );
    await expect.poll(() => client.state).toBe('lost');
    expect(await found(first.client, 'azul')).toHaveLength(1);
    first.client.close();
    first.worker.stop();
    expect(await found(client, 'azul')).toHaveLength(1);
  });

  it('that dies in the middle of a batch leaves an index to go on from', async () => {
    const { database } = await account();
    await database.messages.bulkPut(
      Array.from({ length: 4000 }, (_, at) => ({
        ...messageRow({ text: `pedido numero ${at}` }),
        revision: at + 1,
      })),
    );
    await database.counters.bulkPut([
      { name: 'revision', value: 4000 },
      { name: 'messages', value: 4000 },
    ]);
    let running = start();
    // Three times: in the first batch, after it, and wherever that leads.
    for (const least of [1, 2001, 2200]) {
      await vi.waitFor(
        async () => expect((await running.client.status()).indexed).toBeGreaterThanOrEqual(least),
        { interval: 1, timeout: 20_000 },
      );
      running = await restart(running);
    }
    await ready(running.client, 4000);
    const [first, last] = await Promise.all([
      found(running.client, 'numero 0'),
      found(running.client, 'numero 3999'),
    ]);
    expect([first.length, last.length]).toEqual([1, 1]);
    expect((await running.client.searchMessages({ ...asking('numero'), limit: 500 })).count).toBe(
      1000,
    );
  });
});
