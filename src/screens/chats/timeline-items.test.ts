import { describe, expect, it } from 'vitest';
import { ANA, message } from '../testing/rows';
import { timelineItems } from './timeline-items';

const DAY = 24 * 60;
const old = message(ANA, 'old', 10 * DAY);
const later = message(ANA, 'later', 2 * DAY);
const newest = message(ANA, 'newest', 2 * DAY - 1);
const types = (items: ReturnType<typeof timelineItems>) => items.map((item) => item.type);

describe('a timeline', () => {
  it('separates days', () => {
    expect(types(timelineItems([old, later, newest], undefined, false))).toEqual([
      'day',
      'message',
      'day',
      'message',
      'message',
    ]);
  });

  it('shows a hole in the capture where it is', () => {
    const gap = { from: old.timestamp, to: later.timestamp };
    const coverage = {
      chatId: ANA,
      ranges: [
        { from: old.timestamp, to: old.timestamp },
        { from: later.timestamp, to: newest.timestamp },
      ],
      reachedLocalStart: false,
    };
    const items = timelineItems([old, later], coverage, false);
    expect(types(items)).toEqual(['day', 'message', 'gap', 'day', 'message']);
    expect(items[2]).toMatchObject(gap);
  });

  it.each([true, false])('says where older messages are (read to the local start: %s)', (local) => {
    const coverage = {
      chatId: ANA,
      ranges: [{ from: old.timestamp, to: old.timestamp }],
      reachedLocalStart: local,
    };
    expect(timelineItems([old], coverage, true)[0]).toMatchObject({
      type: 'beginning',
      onPhone: local,
    });
  });
});
