import type { PolicyRule } from './policy-rule';

export const unanswered: PolicyRule = ({ conversation, limits }) =>
  conversation.unanswered >= limits.unansweredInARow
    ? [
        {
          policy: 'unanswered',
          decision: 'refuse',
          values: { count: conversation.unanswered, limit: limits.unansweredInARow },
        },
      ]
    : [];
