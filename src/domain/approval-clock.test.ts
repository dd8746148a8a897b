import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayGoAt, noteTimes, runsOutAt, type ApprovalTimes } from './approval-clock';
import { DAY, HOUR } from './send-windows';
import { readClock, type ClockState } from './sending-clock';

const NOON = Date.UTC(2026, 10, 20, 15);
const UNDO = 5000;
const start = readClock(undefined, { wall: NOON, life: 'a', uptime: 0 });
const given: ApprovalTimes = { at: NOON, sendAfter: NOON + UNDO };
const noted = { ...given, tick: noteTimes(given, { end: NOON + UNDO, longest: UNDO }, start) };

/** After so much time, with the computer's clock changed by `jump`. */
const later = (passed: number, jump = 0): ClockState =>
  readClock(start, { wall: NOON + passed + jump, life: 'a', uptime: passed });

describe('the undo window', () => {
  it('is its own length, whenever and however often the computer’s clock is changed', () => {
    const steps = fc.array(
      fc.record({
        passed: fc.integer({ min: 1, max: 2000 }),
        jump: fc.oneof(fc.constant(0), fc.integer({ min: -DAY, max: DAY })),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (looks) => {
        let [passed, ahead, clock] = [0, 0, start];
        for (const look of looks) {
          passed += look.passed;
          ahead += look.jump;
          clock = readClock(clock, { wall: NOON + passed + ahead, life: 'a', uptime: passed });
          const left = mayGoAt(noted, undefined, clock) - clock.wall;
          // Clocks that differ by less than a second are taken for one.
          expect(Math.abs(left - (UNDO - passed))).toBeLessThanOrEqual(1000);
        }
      }),
    );
  });

  it('is at most its own length (and the second that clocks may differ by) from the next process’s first look on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3 * DAY, max: 3 * DAY }), (moved) => {
        const next = readClock(start, { wall: NOON + moved, life: 'b', uptime: 3 });
        expect(mayGoAt(noted, undefined, next) - next.wall).toBeLessThanOrEqual(UNDO + 1000);
      }),
    );
  });

  it('is not more than itself when the clock was put back before anybody looked', () => {
    const seen = later(1000, -DAY);
    const tick = noteTimes(given, { end: NOON + UNDO, longest: UNDO }, seen);
    expect(mayGoAt({ ...given, tick }, undefined, seen) - seen.wall).toBe(UNDO);
  });

  it('is over when the background first sees it after it has passed', () => {
    const seen = later(HOUR);
    const tick = noteTimes(given, { end: NOON + UNDO, longest: UNDO }, seen);
    expect(mayGoAt({ ...given, tick }, undefined, seen)).toBeLessThanOrEqual(seen.wall);
  });
});

describe('a message for an instant', () => {
  const instant = NOON + 3 * HOUR;
  it.each([0, DAY, -DAY])('goes at that instant of the computer’s clock (%i ms)', (jump) => {
    const now = later(HOUR, jump);
    const left = mayGoAt({ ...noted, sendAfter: instant }, instant, now) - now.wall;
    expect(Math.max(0, left)).toBe(Math.max(0, instant - now.wall));
  });

  it('has its undo window when the clock is put ahead just after its approval', () => {
    const now = later(1000, 4 * HOUR);
    expect(mayGoAt({ ...noted, sendAfter: instant }, instant, now)).toBe(now.wall + 4000);
  });
});

describe('an approval', () => {
  it('runs out by whichever clock is further on', () => {
    const left = (now: ClockState) => runsOutAt(noted, undefined, now) - now.wall;
    expect(left(later(HOUR))).toBe(35 * HOUR);
    expect(left(later(HOUR, DAY))).toBe(11 * HOUR);
    expect(left(later(HOUR, -DAY))).toBe(35 * HOUR);
    // A night slept: the process has not lived through it.
    expect(left(later(HOUR, 10 * HOUR))).toBe(25 * HOUR);
  });
});
