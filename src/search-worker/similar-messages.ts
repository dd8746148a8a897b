/**
 * What is most like a text: which earlier messages of persons share its telling words, the rarer the better. (FTS5's bm25 walks
 * every message of every word: half a second in a million.)
 */
import { incomingWord } from './match-expression';
import type { MessageIndex } from './message-index';
import { pause } from './pause';
import { ALL_ROWIDS } from './rowid-ranges';
import { tellingWords } from './telling-words';

/** Of each word; what is older counts as forgotten. */
const NEWEST = 1000;

/** What of the index is looked at. */
export type ComparedIndex = Pick<MessageIndex, 'match' | 'size' | 'vocabulary'>;

/** @returns rowids, the most alike first, then the newest */
export async function similarIncoming(
  index: ComparedIndex,
  text: string,
  limit: number,
): Promise<number[]> {
  const scores = new Map<number, number>();
  for (const word of tellingWords(text)) {
    const { from, to } = ALL_ROWIDS;
    const rowids = index.match(incomingWord(word), from, to, NEWEST);
    const messages = Math.max(rowids.length, index.vocabulary.messages(word));
    const weight = Math.log(1 + index.size / Math.max(messages, 1));
    for (const rowid of rowids) scores.set(rowid, (scores.get(rowid) ?? 0) + weight);
    await pause();
  }
  return [...scores]
    .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || b - a)
    .slice(0, limit)
    .map(([rowid]) => rowid);
}
