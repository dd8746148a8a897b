/**
 * The pace of sending: a token bucket whose state is persisted, so that no reload or restart forgets it.
 *
 * - The bucket holds `bucketCapacity` tokens and gains `refillPerSecond`; each send costs one. In any T seconds of a
 *   running clock no more than capacity + T × refill sends are granted, whatever the pace.
 * - `burst` (a reply to someone who waits): goes at once while there is a token. Once the bucket is empty the sends come
 *   one per token, and each gap is lengthened by 0 to `jitter` of itself. It is never shortened: a token that is not
 *   there yet cannot be spent, so here the 20 % is one-sided.
 * - `steady` (follow-ups, schedules, campaigns): needs a token too, and keeps 3 s (more, when the pace is lowered) ± `jitter` from the send
 *   before it, of either pace. A reply does not wait for a batch's gap.
 */
import type { SendingLimits } from './limits';

/** What is persisted of the bucket; times in ms since the epoch. */
export interface BucketState {
  /** Tokens at `updatedAt`. A little below zero while the jitter of an emptied bucket is served. */
  readonly tokens: number;
  readonly updatedAt: number;
  /** No `steady` send before this instant. */
  readonly nextAt: number;
}

export type Pace = 'burst' | 'steady';

export type TokenAnswer =
  | { readonly granted: true; readonly state: BucketState }
  | { readonly granted: false; readonly until: number; readonly state: BucketState };

/** ms between two `steady` sends, before jitter. */
export const STEADY_GAP = 3000;

type BucketLimits = Pick<SendingLimits, 'bucketCapacity' | 'refillPerSecond' | 'jitter'>;

/** A bucket that nobody has used yet. */
export function fullBucket(limits: BucketLimits, now: number): BucketState {
  return { tokens: limits.bucketCapacity, updatedAt: now, nextAt: now };
}

/** The bucket at `now`: refilled, and healed when the clock was set back or the limits were lowered. */
function refilled(state: BucketState, limits: BucketLimits, now: number, gap: number): BucketState {
  // A clock that went back gives nothing, and a broken row starts empty rather than full.
  const elapsed = Number.isFinite(state.updatedAt) ? Math.max(0, now - state.updatedAt) : 0;
  const held = Number.isFinite(state.tokens) ? Math.max(state.tokens, -limits.jitter) : 0;
  const tokens = Math.min(limits.bucketCapacity, held + (elapsed / 1000) * limits.refillPerSecond);
  // No honest gap is longer than this: whatever lies beyond comes from a clock that was ahead.
  const latest = now + gap * (1 + limits.jitter);
  const nextAt = Number.isFinite(state.nextAt) ? Math.min(state.nextAt, latest) : latest;
  return { tokens, updatedAt: now, nextAt };
}

/**
 * Takes one token, or says when to ask again (`until` > `now`, ms since the epoch). The returned state is to be stored
 * either way. `random` gives numbers in [0, 1).
 * @throws RangeError when the limits cannot work: capacity below 1, no refill, or jitter outside 0–1.
 */
export function takeToken(ask: {
  state: BucketState;
  limits: BucketLimits;
  now: number;
  random: () => number;
  pace: Pace;
  /** ms between two `steady` sends, before jitter; absent: the ordinary gap. */
  gap?: number;
}): TokenAnswer {
  const { limits, now, random, pace, gap = STEADY_GAP } = ask;
  if (!(limits.bucketCapacity >= 1)) throw new RangeError('The bucket must hold a token or more.');
  if (!(limits.refillPerSecond > 0)) throw new RangeError('The bucket must be refilled.');
  if (!(limits.jitter >= 0 && limits.jitter <= 1))
    throw new RangeError('Jitter is a share, 0 to 1.');

  const state = refilled(ask.state, limits, now, gap);
  const tokenAt =
    state.tokens >= 1 ? now : now + ((1 - state.tokens) / limits.refillPerSecond) * 1000;
  const readyAt = pace === 'steady' ? Math.max(tokenAt, state.nextAt) : tokenAt;
  if (readyAt > now) return { granted: false, until: Math.max(Math.ceil(readyAt), now + 1), state };

  const left = state.tokens - 1;
  return {
    granted: true,
    state: {
      // An emptied bucket owes the jitter of its next gap as a fraction of a token: so it is persisted with the rest.
      tokens: left < 1 ? left - random() * limits.jitter : left,
      updatedAt: now,
      nextAt: now + gap * (1 + (2 * random() - 1) * limits.jitter),
    },
  };
}
