import { describe, expect, it } from 'vitest';
import type { BackfillRow } from '@/database/backfill-job';
import { timeLeft } from './time-left';

const row = (done: number, doneAtStart: number, total = 100): BackfillRow => ({
  job: 'backfill',
  state: 'running',
  done,
  total,
  startedAt: 0,
  updatedAt: 0,
  backfill: { phone: false, turn: 0, read: 0, doneAtStart, skipped: [] },
});

describe('the time left', () => {
  it.each([
    ['nothing is known before five chats were read', row(4, 0), 60_000, undefined],
    ['chats that were complete before do not count', row(54, 50), 60_000, undefined],
    ['goes by the speed of this run', row(60, 50), 60_000, 240_000],
    ['is nothing when all is read', row(100, 50), 60_000, 0],
    ['is never negative', row(110, 50), 60_000, 0],
  ])('%s', (_, backfill, now, expected) => {
    expect(timeLeft(backfill, now)).toBe(expected);
  });
});
