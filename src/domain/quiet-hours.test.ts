import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_QUIET_HOURS, type QuietHours } from './limits';
import { minuteOfDay, quietUntil } from './quiet-hours';

const at = (iso: string) => Date.parse(iso);
const hours = (fromMinute: number, toMinute: number): QuietHours => ({
  enabled: true,
  fromMinute,
  toMinute,
});

describe('quiet hours', () => {
  it.each([
    // São Paulo is UTC−3, Rio Branco UTC−5
    ['2026-11-20T23:59:00Z', 'America/Sao_Paulo', undefined],
    ['2026-11-21T00:00:00Z', 'America/Sao_Paulo', '2026-11-21T11:00:00Z'],
    ['2026-11-21T00:00:00Z', 'America/Rio_Branco', undefined],
    ['2026-11-21T12:59:59Z', 'America/Rio_Branco', '2026-11-21T13:00:00Z'],
    ['2026-11-21T10:59:59.999Z', 'America/Sao_Paulo', '2026-11-21T11:00:00Z'],
    ['2026-11-21T11:00:00Z', 'America/Sao_Paulo', undefined],
    // the clock is put back at 03:00 and forward at 02:00 in this night: it ends at 08:00 on the wall all the same
    ['2026-10-24T20:00:00Z', 'Europe/Lisbon', '2026-10-25T08:00:00Z'],
    ['2026-03-28T21:30:00Z', 'Europe/Lisbon', '2026-03-29T07:00:00Z'],
    ['2026-12-31T23:30:00Z', 'America/Sao_Paulo', undefined],
    ['2027-01-01T02:30:00Z', 'America/Sao_Paulo', '2027-01-01T11:00:00Z'],
  ])('at %s in %s hold until %s', (now, zone, until) => {
    expect(quietUntil(at(now), zone, DEFAULT_QUIET_HOURS)).toBe(until && at(until));
  });

  it('are none when they are off or empty', () => {
    const night = at('2026-11-21T03:00:00Z');
    expect(quietUntil(night, 'UTC', { ...DEFAULT_QUIET_HOURS, enabled: false })).toBeUndefined();
    expect(quietUntil(night, 'UTC', hours(60, 60))).toBeUndefined();
    expect(quietUntil(night, 'UTC', hours(0, 1440))).toBeUndefined();
    expect(quietUntil(night, 'UTC', hours(120, 1440))).toBe(at('2026-11-22T00:00:00Z'));
  });

  it('may lie within one day', () => {
    const noon = at('2026-11-21T12:15:30Z');
    expect(quietUntil(noon, 'UTC', hours(12 * 60, 13 * 60))).toBe(at('2026-11-21T13:00:00Z'));
    expect(quietUntil(noon, 'UTC', hours(13 * 60, 12 * 60))).toBeUndefined();
  });

  it('end in the hour that a change of clocks skips or repeats', () => {
    // New York: 02:00 → 03:00 on 8 March 2026; 02:00 → 01:00 on 1 November 2026
    const skipped = quietUntil(at('2026-03-08T06:00:00Z'), 'America/New_York', hours(0, 150));
    expect(skipped).toBe(at('2026-03-08T07:00:00Z'));
    const second = quietUntil(at('2026-11-01T06:10:00Z'), 'America/New_York', hours(0, 90));
    expect(second).toBe(at('2026-11-01T06:30:00Z'));
  });

  it('read the minute of the day off the zone’s clock', () => {
    expect(minuteOfDay(at('2026-12-31T23:30:00Z'), 'America/Sao_Paulo')).toBe(20 * 60 + 30);
    expect(minuteOfDay(at('2026-12-31T23:30:00Z'), 'Asia/Kolkata')).toBe(5 * 60);
  });

  it('refuse a zone that does not exist', () => {
    expect(() => quietUntil(0, 'America/Nowhere', DEFAULT_QUIET_HOURS)).toThrow(RangeError);
  });

  it('end within 26 hours, in the future, when the wall clock is past them', () => {
    const zone = fc.constantFrom(
      'America/Sao_Paulo',
      'America/Rio_Branco',
      'Europe/Lisbon',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'America/Santiago',
      'Africa/Cairo',
    );
    const minute = fc.integer({ min: 0, max: 1439 });
    const instant = fc.integer({
      min: at('2024-01-01T00:00:00Z'),
      max: at('2028-01-01T00:00:00Z'),
    });
    fc.assert(
      fc.property(instant, zone, minute, minute, (now, where, from, to) => {
        const until = quietUntil(now, where, hours(from, to));
        if (until === undefined) return;
        expect(until).toBeGreaterThan(now);
        expect(until - now).toBeLessThanOrEqual(26 * 3_600_000);
        expect(quietUntil(until, where, hours(from, to))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});
