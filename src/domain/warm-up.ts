/**
 * A number that has hardly been used is restricted most easily: what it sends unasked grows over its first two weeks. Answers
 * to people who wait are not held by this.
 */
import type { SendingLimits } from './limits';
import { DAY } from './send-windows';

const FIRST_CAP = 20;
const GROWTH = 1.8;
const GROWS_EVERY = 2 * DAY;
/** From here on nothing of a number's newness is left. */
export const MATURE_AFTER = 30 * DAY;
/** The smallest budget of first messages, on a number's first day. */
const FIRST_BUDGET = 10;

/** ms that the number has been in use: since its oldest own message that we know of. A clock that went back makes it new. */
function ageOf(usedSince: number, now: number): number {
  return Math.max(0, now - usedSince);
}

export interface WarmUp {
  /** 1: the first day. */
  readonly day: number;
  /** How many unasked messages may go in 24 hours. */
  readonly perDay: number;
}

/** 20 a day for two days, 36 for two more, 65, 117 … and undefined once it reaches the day's limit: after two weeks at most. */
export function warmUp(
  usedSince: number,
  now: number,
  limits: Pick<SendingLimits, 'perDay'>,
): WarmUp | undefined {
  const age = ageOf(usedSince, now);
  const perDay = Math.round(FIRST_CAP * GROWTH ** Math.floor(age / GROWS_EVERY));
  if (age >= MATURE_AFTER || perDay >= limits.perDay) return undefined;
  return { day: Math.floor(age / DAY) + 1, perDay };
}

/** How many first messages may stand unanswered: grows evenly to the whole budget in a number's first 30 days. */
export function firstMessageBudget(
  usedSince: number,
  now: number,
  limits: Pick<SendingLimits, 'firstMessagesPerMonth'>,
): number {
  const share = Math.min(1, ageOf(usedSince, now) / MATURE_AFTER);
  const whole = limits.firstMessagesPerMonth;
  return Math.min(whole, Math.max(FIRST_BUDGET, Math.floor(whole * share)));
}
