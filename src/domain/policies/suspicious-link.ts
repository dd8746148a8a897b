import { linkTrap, type LinkTrap } from '../links';
import type { PolicyRule } from './policy-rule';

/** No trap, only a bad look: the answer to a person who waits may hold one. */
const UGLY: ReadonlySet<LinkTrap> = new Set(['shortened', 'many']);

export const suspiciousLink: PolicyRule = ({ text, conversation }) => {
  const kind = linkTrap(text);
  if (kind === undefined) return [];
  const decision = conversation.waiting && UGLY.has(kind) ? 'warn' : 'refuse';
  return [{ policy: 'suspicious-link', decision, values: { kind } }];
};
