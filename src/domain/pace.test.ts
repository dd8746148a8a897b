import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits';
import {
  fullPace,
  gapAt,
  leavingRoom,
  limitsAt,
  lowerPace,
  LOWEST_SHARE,
  raisePace,
  restrictPace,
  SAME_INCIDENT,
  type PaceCause,
  type PaceState,
} from './pace';
import { DAY, HOUR, MINUTE } from './send-windows';

const NOON = Date.UTC(2026, 10, 20, 15);
const at = (after: number) => ({ now: NOON + after, tick: NOON + after });
const full = fullPace(NOON);

describe('a bad sign', () => {
  it('halves the pace and says why and since when', () => {
    expect(lowerPace(full, 'failures', at(5))).toMatchObject({
      share: 0.5,
      because: 'failures',
      loweredAt: NOON + 5,
    });
  });

  it('halves once for one incident, and again for the next', () => {
    const once = lowerPace(full, 'failures', at(0));
    expect(lowerPace(once, 'failures', at(SAME_INCIDENT - 1))).toBe(once);
    expect(lowerPace(once, 'fewer-replies', at(SAME_INCIDENT - 1))).toBe(once);
    expect(lowerPace(once, 'failures', at(SAME_INCIDENT)).share).toBe(0.25);
  });

  it('counts as a new incident right after a step up', () => {
    const risen = raisePace(lowerPace(full, 'failures', at(0)), NOON + HOUR);
    expect(lowerPace(risen, 'failures', at(HOUR + 1)).share).toBe(9 / 32);
  });

  it('stops at a sixteenth', () => {
    let state: PaceState = full;
    for (let hour = 0; hour < 20; hour++) state = lowerPace(state, 'failures', at(hour * HOUR));
    expect(state.share).toBe(LOWEST_SHARE);
  });

  it('of a restriction counts once, however long it lasts', () => {
    const once = restrictPace(full, NOON - 1000, at(0));
    expect(once).toMatchObject({ share: 0.5, because: 'restricted' });
    expect(restrictPace(once, NOON - 1000, at(5 * HOUR))).toBe(once);
    expect(restrictPace(once, NOON + 5 * HOUR, at(5 * HOUR)).share).toBe(0.25);
  });

  it('of failures just before a restriction is the same incident, by its worse name', () => {
    const failed = lowerPace(full, 'failures', at(0));
    expect(restrictPace(failed, NOON + MINUTE, at(MINUTE))).toMatchObject({
      share: 0.5,
      because: 'restricted',
    });
  });

  it('of replies is the same news for a day', () => {
    const once = lowerPace(full, 'fewer-replies', at(0));
    expect(lowerPace(once, 'fewer-replies', at(DAY - 1))).toBe(once);
    expect(lowerPace(once, 'fewer-replies', at(DAY)).share).toBe(0.25);
  });
});

describe('recovery', () => {
  it('from half takes eight hours of sending, a step each', () => {
    let state = lowerPace(full, 'failures', at(0));
    let hours = 0;
    while (state.share < 1) {
      hours += 1;
      // Many sends an hour: one step.
      for (let minute = 0; minute < 60; minute += 5)
        state = raisePace(state, NOON + hours * HOUR + minute * MINUTE);
    }
    expect(hours).toBe(8);
    expect(state).not.toHaveProperty('because');
  });

  it('does not come with waiting alone', () => {
    const state = lowerPace(full, 'failures', at(0));
    expect(raisePace(state, NOON + 3 * DAY).share).toBe(9 / 16);
  });

  it('begins anew with every bad sign', () => {
    const state = lowerPace(full, 'failures', at(0));
    const again = lowerPace(state, 'failures', at(59 * MINUTE));
    expect(raisePace(again, NOON + HOUR)).toBe(again);
  });
});

describe('whatever happens', () => {
  it('the pace stays between a sixteenth and full, and rises a sixteenth an hour at most', () => {
    const event = fc.record({
      wait: fc.integer({ min: 0, max: 3 * HOUR }),
      what: fc.constantFrom<PaceCause | 'sent'>('sent', 'failures', 'restricted', 'fewer-replies'),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        let state = full;
        let passed = 0;
        for (const { wait, what } of events) {
          passed += wait;
          const before = state.share;
          if (what === 'sent') state = raisePace(state, NOON + passed);
          else if (what === 'restricted') state = restrictPace(state, NOON + passed, at(passed));
          else state = lowerPace(state, what, at(passed));
          expect(state.share).toBeGreaterThanOrEqual(LOWEST_SHARE);
          expect(state.share).toBeLessThanOrEqual(1);
          if (what === 'sent') expect(state.share - before).toBeLessThanOrEqual(1 / 16);
          else expect(state.share).toBeGreaterThanOrEqual(before / 2);
        }
      }),
    );
  });
});

describe('the limits at a share', () => {
  it('scale with it, and the gap against it', () => {
    expect(limitsAt(DEFAULT_LIMITS, 0.5)).toMatchObject({
      perMinute: 10,
      perHour: 100,
      perDay: 500,
    });
    expect(limitsAt(DEFAULT_LIMITS, 1)).toEqual(DEFAULT_LIMITS);
    expect(gapAt(3000, 0.5)).toBe(6000);
  });

  it('leave a tenth of the hour and the day to answers', () => {
    expect(leavingRoom(DEFAULT_LIMITS)).toMatchObject({ perMinute: 20, perHour: 180, perDay: 900 });
    expect(leavingRoom({ ...DEFAULT_LIMITS, perHour: 1, perDay: 0 })).toMatchObject({
      perHour: 1,
      perDay: 0,
    });
  });

  it('leave one place in each window, and none where the user wants none', () => {
    const few = { ...DEFAULT_LIMITS, perMinute: 2, perDay: 0 };
    expect(limitsAt(few, LOWEST_SHARE)).toMatchObject({ perMinute: 1, perDay: 0 });
  });

  it.each([Number.NaN, -1, 0])('at a share of %d, which cannot be, are the lowest', (share) => {
    expect(limitsAt(DEFAULT_LIMITS, share).perDay).toBe(62);
    expect(gapAt(3000, share)).toBe(48_000);
  });
});
