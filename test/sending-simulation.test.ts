import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate, WHOLE_MONTH, type SimulationOptions } from '../bench/sending-simulation.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const short: SimulationOptions = {
  days: 2,
  contacts: 300,
  seed: 7,
  perDay: { batch: 250, followUps: 20, questions: 40 },
  storm: { day: 0, questions: 120 },
  refusals: [10 * HOUR],
  restrictions: [DAY + 9 * HOUR],
  clockChanges: [{ at: 9 * HOUR, by: DAY, lasts: 3 * HOUR }],
};

describe('days of sending by a fake clock', () => {
  it('send all that was approved, exceed no window at any offset, and starve nobody', () => {
    const outcome = simulate(short);
    expect(outcome.sent).toBe(outcome.approved);
    for (const { fullest, max } of outcome.windows) expect(fullest).toBeLessThanOrEqual(max);
    expect(outcome.windows[1]).toMatchObject({ policy: 'hour-cap' });
    // The windows were really reached, or this would prove nothing.
    expect(outcome.windows[0]?.fullest).toBe(20);
    expect(outcome.abovePace).toBe(0);
    expect(outcome.lowestShare).toBeLessThan(1);
    expect(outcome.longestWait['follow-up']).toBeLessThan(DAY);
  });

  it('exceed nothing whenever the clock is changed, by however much', () => {
    const change = fc.record({
      at: fc.integer({ min: 8 * HOUR, max: 20 * HOUR }),
      by: fc.integer({ min: -2 * DAY, max: 2 * DAY }),
      lasts: fc.integer({ min: HOUR, max: 6 * HOUR }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), fc.nat(1000), (clockChanges, seed) => {
        const { windows, abovePace } = simulate({
          ...WHOLE_MONTH,
          days: 1,
          seed,
          perDay: { batch: 300, followUps: 20, questions: 60 },
          storm: { day: 0, questions: 200 },
          refusals: [13 * HOUR],
          clockChanges,
        });
        for (const { fullest, max } of windows) expect(fullest).toBeLessThanOrEqual(max);
        expect(abovePace).toBe(0);
      }),
      { numRuns: 5 },
    );
  });
});
