/** What provably did not leave is tried again: later and later, and not for ever. */

/** Hand-overs of one approval, the first one included. */
export const MOST_ATTEMPTS = 8;
const FIRST_DELAY = 5000;
const LONGEST_DELAY = 300_000;
/** Share of a delay by which it is varied, so that what failed together does not come back together. */
const JITTER = 0.2;

/** No pause is longer, ms. */
export const LONGEST_PAUSE = LONGEST_DELAY * (1 + JITTER);

/**
 * How long to wait after so many hand-overs that did not leave, in ms; undefined: no more.
 * @param random gives numbers in [0, 1)
 */
export function retryDelay(attempts: number, random: () => number): number | undefined {
  if (attempts >= MOST_ATTEMPTS) return undefined;
  const delay = Math.min(FIRST_DELAY * 2 ** Math.max(0, attempts - 1), LONGEST_DELAY);
  return Math.round(delay * (1 + (2 * random() - 1) * JITTER));
}
