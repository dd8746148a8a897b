/** How long messages are kept: for ever, unless the user set a limit. */
export const DAY = 24 * 60 * 60_000;

/** Days that may be set: shorter is no use to a salesperson, and a slip of the finger. */
export const RETENTION_DAYS = { min: 7, max: 3650 } as const;

/** Messages from before this instant (ms) are erased, and not taken in again. Undefined: all are kept. */
export function retentionCutoff(
  settings: { retention?: { days: number } },
  now: number,
): number | undefined {
  const days = settings.retention?.days;
  // A limit that was not set by the screens is none: better kept than lost.
  if (days === undefined || !(days >= RETENTION_DAYS.min)) return undefined;
  return now - days * DAY;
}
