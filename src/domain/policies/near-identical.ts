import { DAY } from '../send-windows';
import { NEAR_IDENTICAL, fingerprint, similarity } from '../similarity';
import type { PolicyRule } from './policy-rule';

/**
 * A person who asked may be given the answer that others were given; the same text, or the same file, to those who did not ask
 * is bulk. A file is the same when its bytes are: its name and what stands beneath it are quickly varied.
 */
export const nearIdentical: PolicyRule = ({
  text,
  fileHash,
  chatId,
  now,
  conversation,
  recentSends,
  limits,
}) => {
  if (conversation.waiting) return [];
  const own = fingerprint(text);
  const others = new Set<string>();
  let byFile = false;
  for (const send of recentSends) {
    if (send.chatId === chatId || send.at <= now - DAY) continue;
    const sameFile = fileHash !== undefined && send.fileHash === fileHash;
    if (!sameFile && similarity(own, send.fingerprint) < NEAR_IDENTICAL) continue;
    others.add(send.chatId);
    byFile ||= sameFile;
  }
  return others.size >= limits.nearIdenticalPerDay && others.size > 0
    ? [
        {
          policy: 'near-identical',
          decision: 'refuse',
          values: {
            count: others.size,
            limit: limits.nearIdenticalPerDay,
            ...(byFile && { kind: 'file' }),
          },
        },
      ]
    : [];
};
