import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits';
import {
  DAY,
  HOUR,
  MINUTE,
  countInWindow,
  nextPlace,
  sendWindows,
  type SendWindow,
} from './send-windows';

const NOW = Date.UTC(2026, 10, 20, 12);
const two: SendWindow = { policy: 'minute-cap', span: MINUTE, max: 2 };

describe('a sliding window', () => {
  it('has the spans and sizes of the limits', () => {
    expect(sendWindows(DEFAULT_LIMITS)).toEqual([
      { policy: 'minute-cap', span: MINUTE, max: 20 },
      { policy: 'hour-cap', span: HOUR, max: 200 },
      { policy: 'day-cap', span: DAY, max: 1000 },
    ]);
  });

  it.each([
    { sent: [], opens: 0 },
    { sent: [-10_000], opens: 0 },
    { sent: [-50_000, -10_000], opens: 10_000 },
    { sent: [-10_000, -50_000, -20_000], opens: 40_000 },
    { sent: [-MINUTE, -10_000], opens: 0 },
    { sent: [0, 0], opens: MINUTE },
  ])('with sends at $sent opens after $opens ms', ({ sent, opens }) => {
    const at = sent.map((before) => NOW + before);
    expect(nextPlace(at, two, NOW)).toBe(NOW + opens);
  });

  it('never opens with no place, but always names an instant to ask again', () => {
    expect(nextPlace([], { ...two, max: 0 }, NOW)).toBe(NOW + MINUTE);
  });

  it('counts sends of a clock that was a little ahead, not of one that was far ahead', () => {
    expect(nextPlace([NOW + 1000, NOW + 2000], two, NOW)).toBe(NOW + 1000 + MINUTE);
    expect(nextPlace([NOW + DAY, NOW + DAY], two, NOW)).toBe(NOW);
    expect(countInWindow([NOW + 1000, NOW + DAY, NOW - MINUTE], two, NOW)).toBe(1);
  });

  it('is open at the instant it names and full just before', () => {
    const sends = fc.array(fc.integer({ min: NOW - 2 * MINUTE, max: NOW }), { maxLength: 60 });
    fc.assert(
      fc.property(sends, fc.integer({ min: 1, max: 10 }), (sentAt, max) => {
        const window = { ...two, max };
        const opens = nextPlace(sentAt, window, NOW);
        expect(countInWindow(sentAt, window, opens)).toBeLessThan(max);
        if (opens > NOW)
          expect(countInWindow(sentAt, window, opens - 1)).toBeGreaterThanOrEqual(max);
      }),
    );
  });
});
