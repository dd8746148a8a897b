/** What is counted over longer than a day, or not of every send: the month, first messages, a new number's day. */
import { DAY } from './send-windows';
import type { Policy } from './verdict';

/** The months that sending is counted by are rolling ones. */
export const MONTH = 30 * DAY;

export type BudgetPolicy = Extract<Policy, 'month-cap' | 'first-message-budget' | 'warm-up'>;

/** How much of a budget is used, and when it has room again if it is used up (ms since the epoch). */
export interface SendBudget {
  readonly policy: BudgetPolicy;
  readonly count: number;
  readonly limit: number;
  readonly until: number;
}

/**
 * The budget of those that count: `sentAt` in any order, each for `span`. It has room again when enough of them are older
 * than that; with no places at all, one span ahead, again and again.
 */
export function budgetOf(
  policy: BudgetPolicy,
  sentAt: readonly number[],
  { limit, span, now }: { limit: number; span: number; now: number },
): SendBudget {
  const inside = sentAt.filter((at) => at > now - span).sort((a, b) => b - a);
  const last = limit < 1 ? now : (inside[Math.floor(limit) - 1] ?? now);
  return { policy, count: inside.length, limit, until: Math.max(now + 1, last + span) };
}
