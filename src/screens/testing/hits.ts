import type { MessageHits } from '@/protocol/search-api';

/** Messages found by their whole words. */
export function hitsOf(rowids: number[]): MessageHits {
  const levels = rowids.length > 0 ? [{ level: 'words', count: rowids.length } as const] : [];
  return { rowids, levels, count: rowids.length, marks: [], corrections: [], unknown: [] };
}
