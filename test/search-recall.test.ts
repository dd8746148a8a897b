// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/domain/search-query/parse-query';
import { conditionsOf, type Surroundings } from '@/search-worker/conditions';
import { searchIndex } from '@/search-worker/message-search';
import { memoryIndex } from '@/search-worker/testing/memory-index';
import {
  accountMessages,
  CONTACT_COUNT,
  contactOfRank,
  GROUP_COUNT,
  groupOfRank,
} from '../bench/account-messages';
import { PlainSearch } from '../bench/plain-search';
import { CLOCK, QUESTION_KINDS, questions } from '../bench/search-questions';
import { waitingChats } from '../bench/waiting-chats';

const LEVELS = ['words', 'beginning', 'number', 'typo'];

const MESSAGES = [...accountMessages(3000, 5)];
const WAITING = waitingChats(MESSAGES);

function surroundings(isAuthor: Surroundings['isAuthor']): Surroundings {
  const ranks = Array.from({ length: CONTACT_COUNT }, (_, rank) => rank);
  const people = new Map(
    ranks.map(contactOfRank).map(({ id, savedName = '' }) => [savedName.toLowerCase(), id]),
  );
  const groups = new Map(
    Array.from({ length: GROUP_COUNT }, (_, rank) => groupOfRank(rank)).map(({ id, name }) => [
      name,
      id,
    ]),
  );
  const one = (id: string | undefined) => (id === undefined ? [] : [id]);
  return {
    people: async (name) => one(people.get(name.toLowerCase())),
    groups: async (name) => one(groups.get(name)),
    labelled: async () => undefined,
    unanswered: async () =>
      MESSAGES.filter(({ row }) => row.timestamp >= (WAITING.get(row.chatId) ?? Infinity)).map(
        ({ row }) => row.rowid,
      ),
    isAuthor,
  };
}

describe('a search', () => {
  const plain = new PlainSearch(MESSAGES, WAITING);
  const asked = questions(460, 6, MESSAGES);

  it('finds what somebody finds who looks at every message', async () => {
    const index = await memoryIndex(MESSAGES.map(({ row }) => row));
    const around = surroundings(
      (expression) => index.match(expression, 0, Number.MAX_SAFE_INTEGER, 1).length > 0,
    );
    const differences: unknown[] = [];
    const fruitful = new Map<string, number>();
    for (const question of asked) {
      const query = parseQuery(question.text, CLOCK);
      const conditions = await conditionsOf({ query }, around);
      const hits = await searchIndex(index, query, conditions, { limit: 50, patient: true });
      const levels = hits.levels.flatMap(({ level, count }) =>
        Array<number>(count).fill(LEVELS.indexOf(level)),
      );
      const expected = plain.find(question);
      if (expected.rowids.length > 0)
        fruitful.set(question.kind, (fruitful.get(question.kind) ?? 0) + 1);
      const ours = { rowids: hits.rowids, levels };
      if (JSON.stringify(ours) === JSON.stringify(expected)) continue;
      differences.push({ typed: question.text, kind: question.kind, ours, expected });
    }
    expect(differences).toEqual([]);
    // Two empty answers are alike, too.
    const barren = Object.keys(QUESTION_KINDS).filter((kind) => (fruitful.get(kind) ?? 0) < 3);
    expect(barren).toEqual([]);
  });
});
