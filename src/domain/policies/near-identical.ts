import { DAY } from '../send-windows';
import { NEAR_IDENTICAL, fingerprint, similarity } from '../similarity';
import type { PolicyRule } from './policy-rule';

/** A person who asked may be given the answer that others were given; the same text to those who did not ask is bulk. */
export const nearIdentical: PolicyRule = ({
  text,
  chatId,
  now,
  conversation,
  recentSends,
  limits,
}) => {
  if (conversation.waiting) return [];
  const own = fingerprint(text);
  const others = new Set<string>();
  for (const send of recentSends)
    if (
      send.chatId !== chatId &&
      send.at > now - DAY &&
      similarity(own, send.fingerprint) >= NEAR_IDENTICAL
    )
      others.add(send.chatId);
  return others.size >= limits.nearIdenticalPerDay && others.size > 0
    ? [
        {
          policy: 'near-identical',
          decision: 'refuse',
          values: { count: others.size, limit: limits.nearIdenticalPerDay },
        },
      ]
    : [];
};
