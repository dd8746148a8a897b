import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from './send-windows';
import { readClock, type ClockState } from './sending-clock';

const NOON = Date.UTC(2026, 10, 20, 15);
const start = readClock(undefined, { wall: NOON, life: 'a', uptime: 0 });

describe('the sending clock', () => {
  it('begins with the computer’s', () => {
    expect(start.tick).toBe(NOON);
  });

  it('goes on over a restart', () => {
    const next = readClock(start, { wall: NOON + HOUR, life: 'b', uptime: 7 });
    expect(next.tick).toBe(NOON + HOUR);
  });

  it.each([DAY, -DAY])('does not move when the computer’s clock is changed by %i ms', (jump) => {
    const changed = readClock(start, { wall: NOON + jump + 2000, life: 'a', uptime: 2000 });
    expect(changed.tick).toBe(NOON + 2000);
    const back = readClock(changed, { wall: NOON + 3000, life: 'a', uptime: 3000 });
    expect(back.tick).toBe(NOON + 3000);
  });

  it('stands still when the clock was set back while nobody looked, and goes on then', () => {
    const back = readClock(start, { wall: NOON - DAY, life: 'b', uptime: 5 });
    expect(back.tick).toBe(NOON);
    const later = readClock(back, { wall: NOON - DAY + HOUR, life: 'c', uptime: 5 });
    expect(later.tick).toBe(NOON + HOUR);
  });

  it('heals a row that broke', () => {
    expect(readClock({ tick: Number.NaN, wall: 0 }, { wall: NOON }).tick).toBe(NOON);
    expect(readClock({ tick: NOON, wall: Number.NaN }, { wall: NOON }).tick).toBe(NOON);
  });

  it('never goes back, nor ahead of the time that truly passed while a process lives', () => {
    const look = fc.record({
      passed: fc.integer({ min: 0, max: DAY }),
      jump: fc.integer({ min: -3 * DAY, max: 3 * DAY }),
    });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 40 }), (looks) => {
        let clock: ClockState = start;
        let [uptime, ahead] = [0, 0];
        for (const { passed, jump } of looks) {
          uptime += passed;
          ahead += jump;
          const next = readClock(clock, { wall: NOON + uptime + ahead, life: 'a', uptime });
          expect(next.tick).toBe(NOON + uptime);
          clock = next;
        }
      }),
    );
  });
});
