// @vitest-environment node
import initialise from '@sqlite.org/sqlite-wasm';
import { describe, expect, it } from 'vitest';
import { MessageIndex } from './message-index';
import { memoryIndex } from './testing/memory-index';
import { MARCH, messageRow } from './testing/message-rows';

const { signal } = new AbortController();
const rows = (count: number, from: number) =>
  Array.from({ length: count }, (_, at) =>
    messageRow({ text: `pedido ${from + at}`, timestamp: MARCH + (from + at) * 1000 }),
  );
const whole = { from: 0, to: Number.MAX_SAFE_INTEGER };

describe('an index', () => {
  it('joins what many batches leave, step by step, and finds the same all the while', async () => {
    const sqlite = await initialise();
    const database = new sqlite.oo1.DB(':memory:');
    const index = await MessageIndex.over({
      database: () => database,
      wipe: async () => undefined,
      close: () => undefined,
    });
    const segments = () =>
      Number(database.selectValue('SELECT count(DISTINCT segid) FROM message_idx'));
    for (let batch = 0; batch < 64; batch += 1)
      await index.apply({ messages: rows(50, batch * 50), erased: [], cursor: batch + 1 }, signal);
    const found = () => index.match('"pedido"', whole.from, whole.to, 5000);
    const before = found();
    expect(before).toHaveLength(3200);
    expect(segments()).toBe(64);
    while (index.merge()) expect(found()).toEqual(before);
    expect(segments()).toBeLessThan(8);
    expect(found()).toEqual(before);
  });

  it('is empty after it was cleared, and takes everything in anew', async () => {
    const [one, two] = rows(2, 0);
    const index = await memoryIndex([one, two].filter((row) => row !== undefined));
    await index.clear();
    expect(index.size).toBe(0);
    expect(index.cursor).toBe(0);
    expect(index.match('"pedido"', whole.from, whole.to, 9)).toEqual([]);
  });

  it('says which rowids it has, newest first', async () => {
    const [one, two, three] = rows(3, 0).map(({ rowid }) => rowid);
    const index = await memoryIndex([]);
    const kept = rows(1, 10);
    await index.apply({ messages: kept, erased: [], cursor: 1 }, signal);
    expect(index.present([one, two, three, kept[0]?.rowid].map(Number))).toEqual([kept[0]?.rowid]);
    expect(index.present([])).toEqual([]);
  });
});
