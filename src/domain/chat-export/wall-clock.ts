/**
 * The wall clock of a zone: exports know no instants, only what the phone's clock showed. A wall time is ms since the
 * epoch as if the clock were UTC's.
 */

const DAY = 86_400_000;
/** Zones change at a quarter of an hour or at a rounder time. */
const STEP = 900_000;

export class WallClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #ahead: number;
  /** Offsets at the borders of UTC days. */
  readonly #days = new Map<number, number>();

  /** `zone`: IANA. `minutesAhead`: of that zone's clock. @throws RangeError for an unknown zone. */
  constructor(zone: string, minutesAhead = 0) {
    this.#ahead = minutesAhead * 60_000;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  }

  /** What the clock showed at that instant. */
  wallOf(at: number): number {
    return at + this.#offset(at);
  }

  /** The minute that the clock showed, as the number of minutes of its wall time. */
  minuteOf(at: number): number {
    return Math.floor(this.wallOf(at) / 60_000);
  }

  /**
   * When the clock showed this, earliest first: once, twice in the hour that is turned back, and never in the one that is
   * skipped (then the instant that the clock would have meant before the change).
   */
  instantsOf(wall: number): [number, ...number[]] {
    const before = this.#offset(wall - DAY);
    const after = this.#offset(wall + DAY);
    const early = wall - before;
    if (before === after) return [early];
    const meant = [early, wall - after].filter((at) => this.wallOf(at) === wall);
    const [first, ...others] = meant.sort((a, b) => a - b);
    return first === undefined ? [early] : [first, ...others];
  }

  #offset(at: number): number {
    const day = Math.floor(at / DAY) * DAY;
    const first = this.#dayOffset(day);
    return first === this.#dayOffset(day + DAY) ? first : this.#read(Math.floor(at / STEP) * STEP);
  }

  #dayOffset(day: number): number {
    let offset = this.#days.get(day);
    if (offset === undefined) {
      offset = this.#read(day);
      this.#days.set(day, offset);
    }
    return offset;
  }

  #read(at: number): number {
    const parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0 };
    for (const { type, value } of this.#format.formatToParts(at))
      if (type in parts) parts[type as keyof typeof parts] = Number(value);
    const shown = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
    return shown - at + this.#ahead;
  }
}
