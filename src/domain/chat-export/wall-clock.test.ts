// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WallClock } from './wall-clock';

describe('the wall clock', () => {
  it.each([
    ['America/Sao_Paulo', Date.UTC(2026, 10, 19, 15, 7), Date.UTC(2026, 10, 19, 18, 7)],
    // Brazil's last summer time
    ['America/Sao_Paulo', Date.UTC(2019, 0, 19, 15, 7), Date.UTC(2019, 0, 19, 17, 7)],
    ['Europe/Lisbon', Date.UTC(2026, 6, 1, 9), Date.UTC(2026, 6, 1, 8)],
    ['Asia/Kolkata', Date.UTC(2026, 6, 1, 9), Date.UTC(2026, 6, 1, 3, 30)],
  ])('of %s', (zone, wall, instant) => {
    const clock = new WallClock(zone);
    expect(clock.instantsOf(wall)).toEqual([instant]);
    expect(clock.wallOf(instant)).toBe(wall);
  });

  it('shows the hour that is turned back twice', () => {
    const clock = new WallClock('America/New_York');
    const twice = Date.UTC(2026, 10, 1, 1, 30);
    expect(clock.instantsOf(twice)).toEqual([
      Date.UTC(2026, 10, 1, 5, 30),
      Date.UTC(2026, 10, 1, 6, 30),
    ]);
    const minutes = clock.instantsOf(twice).map((at) => clock.minuteOf(at));
    expect(new Set(minutes)).toEqual(new Set([twice / 60_000]));
  });

  it('never shows the hour that is skipped; a file that says so is not lost', () => {
    const clock = new WallClock('America/New_York');
    expect(clock.instantsOf(Date.UTC(2026, 2, 8, 2, 30))).toEqual([Date.UTC(2026, 2, 8, 7, 30)]);
  });

  it('and back, at any time', () => {
    const clocks = [
      'America/Sao_Paulo',
      'America/New_York',
      'Europe/Lisbon',
      'Australia/Lord_Howe',
    ].map((zone) => new WallClock(zone));
    fc.assert(
      fc.property(
        fc.constantFrom(...clocks),
        fc.integer({ min: Date.UTC(2010) / 1000, max: Date.UTC(2030) / 1000 }),
        (clock, seconds) => {
          expect(clock.instantsOf(clock.wallOf(seconds * 1000))).toContain(seconds * 1000);
        },
      ),
    );
  });

  it('may be ahead of its zone, or behind', () => {
    const noon = Date.UTC(2026, 10, 19, 12);
    const clock = new WallClock('America/Sao_Paulo', -60);
    expect(clock.wallOf(noon)).toBe(Date.UTC(2026, 10, 19, 8));
    expect(clock.instantsOf(Date.UTC(2026, 10, 19, 8))).toEqual([noon]);
  });

  it('of nowhere is an error', () => {
    expect(() => new WallClock('Mars/Olympus')).toThrow(RangeError);
  });
});
