import type { PolicyRule } from './policy-rule';

export const emptyText: PolicyRule = ({ text, hasFile }) =>
  text.trim() === '' && !hasFile ? [{ policy: 'empty-text', decision: 'refuse' }] : [];
