/** Hours in which nobody should be written to, on the recipient's own clock. */
import type { QuietHours } from './limits';

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether this browser knows the zone (IANA). */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    // Intl.DateTimeFormat throws a RangeError for an unknown zone, and has no other way to ask.
    return false;
  }
}

/** The zone's wall clock at an instant, as if it were UTC (ms, whole minutes). */
function wallClock(at: number, zone: string): number {
  const parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(at))
    if (type in parts) parts[type as keyof typeof parts] = Number(value);
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
}

/** A day of the calendar; month 1–12. */
export interface LocalDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day that it is in a zone. @throws RangeError for an unknown zone. */
export function localDate(at: number, zone: string): LocalDate {
  const date = new Date(wallClock(at, zone));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** When the zone's next day begins (ms since the epoch). @throws RangeError for an unknown zone. */
export function localMidnightAfter(at: number, zone: string): number {
  const start = Math.floor(at / MINUTE) * MINUTE;
  const midnight =
    (Math.floor(wallClock(at, zone) / (DAY_MINUTES * MINUTE)) + 1) * DAY_MINUTES * MINUTE;
  const end = start + midnight - wallClock(start, zone);
  // A clock that changes in between is off by what it was moved.
  return end - (wallClock(end, zone) - midnight);
}

/** Minutes since midnight on the zone's clock. @throws RangeError for an unknown zone. */
export function minuteOfDay(at: number, zone: string): number {
  return Math.floor(wallClock(at, zone) / MINUTE) % DAY_MINUTES;
}

function isQuiet(minute: number, quietHours: QuietHours): boolean {
  // 24:00 is 00:00; whole days of quiet cannot be told from none, and would never end.
  const fromMinute = quietHours.fromMinute % DAY_MINUTES;
  const toMinute = quietHours.toMinute % DAY_MINUTES;
  if (!quietHours.enabled || fromMinute === toMinute) return false;
  return fromMinute < toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}

/**
 * When the quiet hours that hold at `now` end (ms since the epoch, after `now`), or undefined when none hold. `zone` is
 * IANA. In a night in which the clock changes they still end at the wall clock's hour.
 * @throws RangeError for an unknown zone.
 */
export function quietUntil(now: number, zone: string, quietHours: QuietHours): number | undefined {
  if (!isQuiet(minuteOfDay(now, zone), quietHours)) return undefined;
  const start = Math.floor(now / MINUTE) * MINUTE;
  const left =
    ((quietHours.toMinute % DAY_MINUTES) - minuteOfDay(now, zone) + DAY_MINUTES) % DAY_MINUTES;
  const end = start + left * MINUTE;
  if (wallClock(end, zone) - wallClock(start, zone) === end - start) return end;
  // The clock changes before that (two nights a year): an hour is skipped or met twice, so walk.
  let minute = start + MINUTE;
  while (isQuiet(minuteOfDay(minute, zone), quietHours)) minute += MINUTE;
  return minute;
}
