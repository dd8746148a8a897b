import { nearLimits, type LimitUse } from '@/domain/near-limits';

const LOOKS = {
  fine: { text: 'text-ink-soft', fill: 'bg-accent', stroke: 'stroke-accent' },
  near: { text: 'text-warn', fill: 'bg-warn-fill', stroke: 'stroke-warn-fill' },
  reached: { text: 'text-bad', fill: 'bg-bad', stroke: 'stroke-bad' },
} as const;

/** How much of a limit is used (0–1), and the colours that say so beside the words. */
export function usageLook(use: LimitUse): (typeof LOOKS)[keyof typeof LOOKS] & { share: number } {
  const { count, limit } = use;
  const state = count >= limit ? 'reached' : nearLimits([use]).length > 0 ? 'near' : 'fine';
  return { ...LOOKS[state], share: limit > 0 ? Math.min(1, count / limit) : 1 };
}
