import type { PolicyFinding } from '../verdict';
import type { PolicyRule } from './policy-rule';

/** The month, first messages that nobody answers, and the day of a new number: each has room again some day. */
export const budgets: PolicyRule = (input) =>
  (input.budgets ?? []).flatMap(({ policy, count, limit, until }): PolicyFinding[] =>
    count < limit ? [] : [{ policy, decision: 'hold', until, values: { count, limit } }],
  );
