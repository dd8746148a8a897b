import type { PolicyRule } from './policy-rule';

/** Faster than this after the one before (ms), nobody has read a card. */
export const FASTEST_READ_MS = 300;
/** So many in a row may be that fast: a slip of the key, a card that was read before. */
export const FAST_APPROVALS = 10;

/**
 * So many in a row, with gaps that differ by no more than this share of their mean (standard deviation), are a machine's beat.
 * People who tap a beat on purpose are off by 3 to 5 % of it, and who reads cards by far more: one share of three is met by
 * chance once in some two million rows of 21, one of five once in ten thousand million. A program's timer is off by a few ms.
 */
export const EVEN_APPROVALS = 21;
const EVEN_SHARE = 0.01;
/** ms: on a slower beat there was time to read. */
const SLOWEST_BEAT_MS = 10_000;

/** How far around an approval (ms) others can be of its row. */
export const APPROVALS_AROUND_MS = SLOWEST_BEAT_MS * (EVEN_APPROVALS - 1);

/**
 * Approvals that no human gave: faster than anybody reads (a key that was held down), or on a machine's beat. Only a human
 * settles that, by approving anew. What was approved in one act (a plan that was read as a whole) has one instant and is one.
 * A program that varies its beat is not found out; this is no proof of a human.
 */
export const automation: PolicyRule = ({ approvedAt, approvals }) => {
  if (approvedAt === undefined) return [];
  const instants = [...new Set([...approvals, approvedAt])].sort((a, b) => a - b);
  const count = fastAround(instants, approvedAt);
  if (count > FAST_APPROVALS)
    return [{ policy: 'automation', decision: 'hold', values: { count, limit: FAST_APPROVALS } }];
  return isOnBeat(instants, approvedAt)
    ? [
        {
          policy: 'automation',
          decision: 'hold',
          values: { count: EVEN_APPROVALS, limit: EVEN_APPROVALS, kind: 'beat' },
        },
      ]
    : [];
};

/** How many follow each other too fast in the row that this approval is of. */
function fastAround(instants: readonly number[], approvedAt: number): number {
  let count = 0;
  let previous = -Infinity;
  for (const at of instants) {
    if (at - previous >= FASTEST_READ_MS) {
      if (at > approvedAt) break;
      count = 0;
    }
    count += 1;
    previous = at;
  }
  return count;
}

function isOnBeat(instants: readonly number[], approvedAt: number): boolean {
  const own = instants.indexOf(approvedAt);
  const last = Math.min(own, instants.length - EVEN_APPROVALS);
  for (let first = Math.max(0, own - EVEN_APPROVALS + 1); first <= last; first += 1)
    if (isEven(instants.slice(first, first + EVEN_APPROVALS))) return true;
  return false;
}

function isEven(instants: readonly number[]): boolean {
  const gaps = instants.slice(1).map((at, index) => at - (instants[index] ?? at));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const squares = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (gaps.length - 1));
  return mean <= SLOWEST_BEAT_MS && deviation <= EVEN_SHARE * mean;
}
