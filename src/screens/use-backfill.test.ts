import { describe, expect, it } from 'vitest';
import type { BackfillProgress } from '@/database/rows';
import { readingState } from './use-backfill';

const run = (change: Partial<BackfillProgress>): BackfillProgress => ({
  phone: false,
  turn: 0,
  read: 0,
  doneAtStart: 0,
  skipped: [],
  ...change,
});

describe('what an order for one chat means to the run under way', () => {
  it.each([
    ['no run: it may begin', undefined, false, 'free'],
    ['all chats are being read', run({}), false, 'reading'],
    ['all chats are being read, but the phone is not asked', run({}), true, 'busy'],
    ['the phone is asked for all', run({ phone: true }), true, 'reading'],
    ['this chat was asked for already', run({ chatIds: ['a'] }), false, 'reading'],
    ['another chat was asked for: both are read', run({ chatIds: ['b'] }), false, 'free'],
    ['another chat is read without the phone', run({ chatIds: ['b'] }), true, 'busy'],
    ['this chat was tried in a run over all', run({ skipped: ['a'] }), false, 'busy'],
    [
      'this chat was tried, and may be again',
      run({ chatIds: ['a'], skipped: ['a'] }),
      false,
      'free',
    ],
  ] as const)('%s', (_, running, phone, expected) => {
    expect(readingState(running, 'a', phone)).toBe(expected);
  });
});
