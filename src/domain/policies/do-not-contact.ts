import type { PolicyRule } from './policy-rule';

/** Nobody on a list is written to; who wrote and waits is answered. */
export const doNotContact: PolicyRule = ({ onDoNotContact, conversation }) =>
  onDoNotContact && !conversation.waiting ? [{ policy: 'do-not-contact', decision: 'refuse' }] : [];
