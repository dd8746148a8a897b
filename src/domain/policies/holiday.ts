import { allowedFrom, holidayEnd } from './allowed-from';
import type { PolicyRule } from './policy-rule';

/** Holds to the next allowed day what nobody waits for. */
export const holiday: PolicyRule = (input) => {
  if (input.conversation.waiting) return [];
  const end = holidayEnd(input, input.now);
  return end === undefined
    ? []
    : [{ policy: 'holiday', decision: 'hold', until: allowedFrom(input, end) }];
};
