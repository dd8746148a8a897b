/**
 * Version 2: coverage becomes ranges (a gap is what lies between them), and tables for what happens to messages, pictures,
 * files, absences, identities and imports.
 */
import type { Transaction } from 'dexie';

interface CoverageOfVersion1 {
  chatId: string;
  from: number;
  to: number;
  gaps: { from: number; to: number }[];
  reachedLocalStart: boolean;
}

export const version2 = {
  version: 2,
  stores: {
    messages: 'rowid, &id, [chatId+timestamp], revision, expiresAt',
    earlyChanges: '++id, messageId, at',
    pictures: 'id',
    mediaFiles: 'messageId, state',
    absences: '++id, to',
    merges: 'pair, a, b',
    ownNames: 'id',
    imports: 'id',
    importBuckets: 'key, chatId',
    importReviews: '++id, chatId',
  },
  upgrade: (transaction: Transaction) =>
    transaction
      .table<CoverageOfVersion1>('coverage')
      .toCollection()
      .modify((row, reference) => {
        const { chatId, from, to, gaps, reachedLocalStart } = row;
        const edges = [...gaps].sort((a, b) => a.from - b.from);
        const starts = [from, ...edges.map((gap) => gap.to)];
        const ends = [...edges.map((gap) => gap.from), to];
        const ranges = starts.map((start, index) => ({ from: start, to: ends[index] ?? to }));
        (reference as { value: unknown }).value = { chatId, ranges, reachedLocalStart };
      }),
} as const;
