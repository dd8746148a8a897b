import type { PolicyRule } from './policy-rule';

/** Faster than this after the one before (ms), nobody has read a card. */
export const FASTEST_READ_MS = 300;
/** So many in a row may be that fast: a slip of the key, a card that was read before. */
export const FAST_APPROVALS = 10;
/** How far around an approval (ms) others can be of its row. */
export const APPROVALS_AROUND_MS = FASTEST_READ_MS * (FAST_APPROVALS + 1);

/**
 * Many approvals faster than a human can read: a key that was held down, or a program at the keyboard. Only a human settles
 * that, by approving anew. What was approved in one act (a plan that was read as a whole) has one instant and is one.
 */
export const automation: PolicyRule = ({ approvedAt, approvals }) => {
  if (approvedAt === undefined) return [];
  const instants = [...new Set([...approvals, approvedAt])].sort((a, b) => a - b);
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
  return count > FAST_APPROVALS
    ? [{ policy: 'automation', decision: 'hold', values: { count, limit: FAST_APPROVALS } }]
    : [];
};
