import { DEFAULT_LIMITS, type SendingLimits } from '@/domain/limits';

export type ChosenLimit =
  | 'perMinute'
  | 'perHour'
  | 'perDay'
  | 'perMonth'
  | 'firstMessagesPerMonth'
  | 'bucketCapacity'
  | 'unansweredInARow'
  | 'nearIdenticalPerDay';

/** How far the user may go: at most twice the product's own pace; the unanswered, the real limit, hardly at all. */
export const LIMIT_BOUNDS: Readonly<Record<ChosenLimit, { min: number; max: number }>> = {
  perMinute: { min: 1, max: 40 },
  perHour: { min: 1, max: 400 },
  perDay: { min: 1, max: 2000 },
  perMonth: { min: 1, max: 30_000 },
  firstMessagesPerMonth: { min: 1, max: 200 },
  bucketCapacity: { min: 1, max: 40 },
  unansweredInARow: { min: 1, max: 3 },
  nearIdenticalPerDay: { min: 1, max: 10 },
};

export type LimitJudgement = 'outside' | 'raises' | 'fine';

/** `raises`: allowed, above the product's default, and more than it was. */
export function judgeLimit(
  name: ChosenLimit,
  value: number,
  limits: SendingLimits,
): LimitJudgement {
  const { min, max } = LIMIT_BOUNDS[name];
  if (!Number.isInteger(value) || value < min || value > max) return 'outside';
  return value > DEFAULT_LIMITS[name] && value > limits[name] ? 'raises' : 'fine';
}
