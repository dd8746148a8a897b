import type { PolicyRule } from './policy-rule';

export const emptyText: PolicyRule = ({ text }) =>
  text.trim() === '' ? [{ policy: 'empty-text', decision: 'refuse' }] : [];
