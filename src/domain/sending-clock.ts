/**
 * The clock that the windows, the bucket and the pace are measured by. It goes with the computer's, but no change of the
 * computer's clock moves it: a day set ahead frees no window, a day set back locks none.
 *
 * - While one process lives, its uptime tells how much time has passed, whatever the computer's clock says. An uptime that
 *   stands still while the computer sleeps makes windows open later, never earlier.
 * - From one process to the next only the computer's clock is left. Set back, it counts as no time at all. Set ahead while
 *   no process looked, it cannot be told from a night: that one case is believed.
 */

/** What is persisted. Times in ms. */
export interface ClockState {
  /** The sending clock; ms since the epoch, as long as nobody has changed the computer's. */
  readonly tick: number;
  /** The computer's clock when `tick` was true. */
  readonly wall: number;
  /** The process that looked, and how long it had lived by then. */
  readonly life?: string;
  readonly uptime?: number;
}

export interface ClockReading {
  readonly wall: number;
  readonly life?: string;
  readonly uptime?: number;
}

/** The clock at this reading; `before`: as it was last persisted. */
export function readClock(before: ClockState | undefined, reading: ClockReading): ClockState {
  if (!before || !Number.isFinite(before.tick)) return { ...reading, tick: reading.wall };
  const sameLife = before.life !== undefined && before.life === reading.life;
  const elapsed = sameLife
    ? (reading.uptime ?? 0) - (before.uptime ?? 0)
    : reading.wall - before.wall;
  return { ...reading, tick: before.tick + Math.max(0, elapsed || 0) };
}
