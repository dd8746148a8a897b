/**
 * A circuit breaker for hand-overs to WhatsApp: after a few failures in a row nothing is handed over for a while, then one
 * message alone is tried. Its state is a row, and results come back as events, perhaps to another service worker's life:
 * so it is a pure function over that row (docs/adr/0013).
 */
export interface BreakerState {
  readonly state: 'closed' | 'open' | 'half-open';
  /** Failures in a row. */
  readonly failures: number;
  /**
   * ms since the epoch. `open`: no hand-over before. Otherwise: when the one that is, or was, tried was handed over; what
   * went before it tells nothing new.
   */
  readonly until: number;
}

export const CLOSED: BreakerState = { state: 'closed', failures: 0, until: 0 };

/** So many failures in a row open it. */
export const FAILURES_TO_OPEN = 3;
const FIRST_REST = 30_000;
const LONGEST_REST = 30 * 60_000;
/** Share of a rest by which it is lengthened at most. */
const JITTER = 0.2;

export type BreakerAnswer =
  | { readonly pass: true; readonly next: BreakerState }
  /** Not before `until`; absent: not before the one that is under way is settled. */
  | { readonly pass: false; readonly until?: number };

/**
 * May one be handed over now? `next` is to be stored when it is.
 * @param underWay hand-overs whose result is not known
 */
export function askBreaker(breaker: BreakerState, now: number, underWay: number): BreakerAnswer {
  if (breaker.state === 'closed') return { pass: true, next: breaker };
  if (breaker.state === 'half-open' && underWay > 0) return { pass: false };
  // No honest rest ends later than this: whatever lies beyond comes from a clock that was ahead.
  const until = Math.min(breaker.until, now + LONGEST_REST * (1 + JITTER));
  if (breaker.state === 'open' && until > now) return { pass: false, until };
  // The one whose result never came is settled, or gone: another one is tried.
  return { pass: true, next: { ...breaker, state: 'half-open', until: now } };
}

/** After the result of a hand-over. What was handed over before the breaker last opened tells it nothing new. */
export function afterHandOver(
  breaker: BreakerState,
  result: { worked: boolean; handedOverAt: number },
  now: number,
  random: () => number,
): BreakerState {
  if (breaker.state === 'open') return breaker;
  // A time that is still to come is of a clock that was put back.
  if (result.handedOverAt < breaker.until && breaker.until <= now) return breaker;
  if (result.worked) return { state: 'closed', failures: 0, until: breaker.until };
  const failures = breaker.failures + 1;
  if (failures < FAILURES_TO_OPEN) return { ...breaker, failures };
  const rest = Math.min(FIRST_REST * 2 ** (failures - FAILURES_TO_OPEN), LONGEST_REST);
  return { state: 'open', failures, until: now + Math.round(rest * (1 + random() * JITTER)) };
}
