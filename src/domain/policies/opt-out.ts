import type { PolicyRule } from './policy-rule';

export const optOut: PolicyRule = ({ consent }) => {
  if (consent === 'opt-out')
    return [{ policy: 'opt-out', decision: 'refuse', values: { state: 'yes' } }];
  // Perhaps an opt-out: no clock settles that, only a human.
  if (consent === 'ask')
    return [{ policy: 'opt-out', decision: 'hold', values: { state: 'maybe' } }];
  return [];
};
