import type { PolicyRule } from './policy-rule';

export const safeMode: PolicyRule = (input) =>
  input.safeMode ? [{ policy: 'safe-mode', decision: 'hold' }] : [];
