/** MiniSearch alone, in memory, over the words of all messages. */
import MiniSearch from 'minisearch';
import { foldedWords } from '../../src/search-worker/fold';
import { accountMessages } from '../account-messages';
import type { PlainQuestion, PlainRequest } from './plain-question';

const index = new MiniSearch<{ id: number; text: string; chatId: string }>({
  fields: ['text'],
  storeFields: ['chatId'],
  tokenize: foldedWords,
  processTerm: (term) => term,
});

function build(count: number, seed: number): number {
  const started = performance.now();
  for (const { row } of accountMessages(count, seed))
    index.add({ id: row.rowid, text: row.text, chatId: row.chatId });
  return performance.now() - started;
}

function search({ wanted, open, loosely, chatId }: PlainQuestion): number[] {
  const last = wanted.at(-1);
  const queries = wanted.map((any) => ({
    queries: [...any],
    combineWith: 'OR' as const,
    prefix: open && any === last,
    fuzzy: loosely ? 2 : false,
  }));
  const within = (hit: { [field: string]: unknown }) => hit['chatId'] === chatId;
  return index
    .search({ combineWith: 'AND', queries }, chatId === undefined ? {} : { filter: within })
    .map((hit) => Number(hit.id))
    .sort((a, b) => b - a)
    .slice(0, 51);
}

self.addEventListener('message', ({ data }: MessageEvent<PlainRequest>) => {
  self.postMessage(data.do === 'build' ? build(data.count, data.seed) : search(data.question));
});
