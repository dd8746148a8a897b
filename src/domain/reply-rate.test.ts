import { describe, expect, it } from 'vitest';
import { ANSWER_TIME, areRepliesFalling, replyRates } from './reply-rate';

const NOON = Date.UTC(2026, 10, 20, 15);

describe('the reply rates', () => {
  it('are those of the newest fifty that had a day for an answer, and of those before', () => {
    const delivered = Array.from({ length: 100 }, (_, index) => ({
      at: NOON - ANSWER_TIME - index,
      answered: index >= 50,
    }));
    const young = { at: NOON - 1000, answered: true };
    expect(replyRates([young, ...delivered], NOON)).toEqual({
      recent: { sent: 50, answered: 0 },
      before: { sent: 50, answered: 50 },
    });
  });

  it.each([
    { recent: [50, 10], before: [200, 80], falling: true },
    { recent: [50, 0], before: [200, 40], falling: true },
    // A third fewer, which chance alone does often.
    { recent: [30, 6], before: [60, 18], falling: false },
    { recent: [50, 18], before: [200, 80], falling: false },
    { recent: [50, 30], before: [200, 80], falling: false },
    // Too few to say anything.
    { recent: [29, 0], before: [200, 180], falling: false },
    { recent: [50, 0], before: [59, 50], falling: false },
    { recent: [50, 0], before: [200, 0], falling: false },
    { recent: [50, 50], before: [200, 200], falling: false },
  ])('of $recent after $before are falling: $falling', ({ recent, before, falling }) => {
    const part = ([sent = 0, answered = 0]: number[]) => ({ sent, answered });
    expect(areRepliesFalling({ recent: part(recent), before: part(before) })).toBe(falling);
  });
});
