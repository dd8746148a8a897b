import type { PolicyRule } from './policy-rule';

/** Nobody is written to out of the blue: not in the address book, never wrote, and no recorded opt-in. */
export const firstContact: PolicyRule = ({ chatKind, recipient, consent, conversation }) =>
  chatKind === 'person' && !recipient.saved && !conversation.hasIncoming && consent !== 'opt-in'
    ? [{ policy: 'first-contact', decision: 'refuse' }]
    : [];
