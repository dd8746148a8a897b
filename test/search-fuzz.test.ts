// @vitest-environment node
import { expect, it } from 'vitest';
import { parseQuery } from '@/domain/search-query/parse-query';
import { conditionsOf } from '@/search-worker/conditions';
import { searchIndex } from '@/search-worker/message-search';
import { memoryIndex } from '@/search-worker/testing/memory-index';
import { accountMessages } from '../bench/account-messages';
import { randomInput } from '../bench/odd-inputs';
import { seededRandom } from '../bench/sales-messages';
import { CLOCK } from '../bench/search-questions';

/** Long ones have so many characters, and are one in a hundred. */
const INPUTS = 1000;

it('answers whatever is typed, and nothing that is typed changes the index', async () => {
  const messages = [...accountMessages(300, 8)].map(({ row }) => row);
  const index = await memoryIndex(messages);
  const ask = async (text: string) => {
    const query = parseQuery(text, CLOCK);
    const conditions = await conditionsOf(
      { query },
      {
        people: async () => [],
        groups: async () => [],
        labelled: async () => undefined,
        unanswered: async () => [],
        isAuthor: (expression) => index.match(expression, 0, Number.MAX_SAFE_INTEGER, 1).length > 0,
      },
    );
    return searchIndex(index, query, conditions, { limit: 50, patient: true });
  };
  const everything = 'depois:2000-01-01';
  const before = await ask(everything);
  expect(before.count).toBeGreaterThan(290);

  const random = seededRandom(9);
  const known = new Set(messages.map(({ rowid }) => rowid));
  let longest = 0;
  let found = 0;
  for (let at = 0; at < INPUTS; at += 1) {
    const text = randomInput(random);
    longest = Math.max(longest, text.length);
    const { rowids } = await ask(text);
    found += rowids.length;
    expect(rowids.every((rowid) => known.has(rowid))).toBe(true);
  }
  expect(await ask(everything)).toEqual(before);
  expect(longest).toBe(10_000);
  expect(found).toBeGreaterThan(100);
});
