import type { MessageHits } from '@/protocol/search-api';

/** Messages found by their whole words, which are marked. */
export function hitsOf(rowids: number[], ...words: string[]): MessageHits {
  const levels = rowids.length > 0 ? [{ level: 'words', count: rowids.length } as const] : [];
  const marks = words.map((text) => ({ text, beginning: false }));
  return { rowids, levels, count: rowids.length, marks, corrections: [], unknown: [] };
}
