/** What a field for day and time holds, on the clock of another zone. */
import { WallClock } from '@/domain/chat-export/wall-clock';

const DAY = 24 * 60 * 60_000;

/** '2026-11-19T08:00' for this instant (ms) in this zone (IANA). */
export function fieldOf(at: number, zone: string): string {
  return new Date(new WallClock(zone).wallOf(at)).toISOString().slice(0, 16);
}

/** The instant (ms) of such a field; undefined when it holds none. An hour that comes twice: the first. */
export function instantOf(field: string, zone: string): number | undefined {
  const wall = Date.parse(`${field}Z`);
  return Number.isNaN(wall) ? undefined : new WallClock(zone).instantsOf(wall)[0];
}

/** Tomorrow at eight on their clock. */
export function tomorrowMorning(now: number, zone: string): string {
  return `${fieldOf(now + DAY, zone).slice(0, 10)}T08:00`;
}
