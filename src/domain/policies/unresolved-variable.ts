import { unresolvedVariables } from '../variables';
import type { PolicyRule } from './policy-rule';

export const unresolvedVariable: PolicyRule = ({ text }) => {
  const count = unresolvedVariables(text).length;
  // How many, not which: a variable's name is part of the message's text.
  return count > 0
    ? [{ policy: 'unresolved-variable', decision: 'refuse', values: { count } }]
    : [];
};
