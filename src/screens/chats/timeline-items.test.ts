import { describe, expect, it } from 'vitest';
import type { CoverageRow } from '@/database/rows';
import { ANA, message } from '../testing/rows';
import { timelineItems } from './timeline-items';

const DAY = 24 * 60;
const old = message(ANA, 'old', 10 * DAY);
const later = message(ANA, 'later', 2 * DAY);
const newest = message(ANA, 'newest', 2 * DAY - 1);
const types = (items: ReturnType<typeof timelineItems>) => items.map((item) => item.type);
const part = { whole: false, newest: false, capturing: true };
const all = { whole: true, newest: true, capturing: true };
const covered = (
  ranges: CoverageRow['ranges'],
  change: Partial<CoverageRow> = {},
): CoverageRow => ({ chatId: ANA, ranges, reachedLocalStart: false, ...change });
const at = ({ timestamp }: { timestamp: number }, to = timestamp) => ({ from: timestamp, to });

describe('a timeline', () => {
  it('separates days', () => {
    expect(types(timelineItems([old, later, newest], undefined, part))).toEqual([
      'day',
      'message',
      'day',
      'message',
      'message',
    ]);
  });

  it('shows a hole in the capture where it is', () => {
    const coverage = covered([at(old), at(later, newest.timestamp)]);
    const items = timelineItems([old, later], coverage, part);
    expect(types(items)).toEqual(['day', 'message', 'gap', 'day', 'message']);
    expect(items[2]).toMatchObject({ gap: { from: old.timestamp, to: later.timestamp } });
  });

  it('shows holes beyond its messages only where nothing else is stored', () => {
    const early = { from: old.timestamp - 9000, to: old.timestamp - 8000 };
    const late = { from: newest.timestamp + 8000, to: newest.timestamp + 9000 };
    const coverage = covered([early, at(old, newest.timestamp), late]);
    expect(types(timelineItems([old], coverage, part))).toEqual(['day', 'message']);
    expect(types(timelineItems([old], coverage, all))).toEqual([
      'beginning',
      'gap',
      'day',
      'message',
      'gap',
    ]);
  });

  it.each([
    ['unread', {}],
    ['local', { reachedLocalStart: true }],
    ['phone', { reachedLocalStart: true, reachedPhoneStart: true }],
  ])('says what is older: %s', (beginning, change) => {
    const items = timelineItems([old], covered([at(old)], change), all);
    expect(items[0]).toMatchObject({ type: 'beginning', beginning });
  });

  it('says where WhatsApp’s own history begins below what was imported', () => {
    const imported = message(ANA, 'imported', 20 * DAY, { imported: true });
    const items = timelineItems([imported, old], covered([at(old)]), all);
    expect(types(items)).toEqual(['day', 'message', 'beginning', 'day', 'message']);
    expect(types(timelineItems([imported], covered([at(old)]), all))).toEqual([
      'day',
      'message',
      'beginning',
    ]);
  });

  it('says until when it was captured, while nothing is', () => {
    const items = timelineItems([old], covered([at(old, 77)]), { ...all, capturing: false });
    expect(items.at(-1)).toEqual({ type: 'end', key: 'end', at: 77 });
    const inside = timelineItems([old], covered([at(old)]), { ...part, capturing: false });
    expect(types(inside)).not.toContain('end');
  });
});
