import type { PolicyRule } from './policy-rule';

/** Groups where somebody has written may be answered; nothing that reaches strangers in bulk is written to. */
export const group: PolicyRule = ({ chatKind, conversation }) =>
  chatKind === 'person' || (chatKind === 'group' && conversation.hasIncoming)
    ? []
    : [{ policy: 'group', decision: 'refuse', values: { kind: chatKind } }];
