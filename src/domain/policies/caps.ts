import { countInWindow, nextPlace, sendWindows } from '../send-windows';
import type { PolicyFinding } from '../verdict';
import type { PolicyRule } from './policy-rule';

/** So many a minute, an hour, a day. */
export const caps: PolicyRule = ({ recentSends, limits, now }) => {
  const sentAt = recentSends.map(({ at }) => at);
  return sendWindows(limits).flatMap((window): PolicyFinding[] => {
    const until = nextPlace(sentAt, window, now);
    if (until <= now) return [];
    const values = { count: countInWindow(sentAt, window, now), limit: window.max };
    return [{ policy: window.policy, decision: 'hold', until, values }];
  });
};
