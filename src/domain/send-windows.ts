/** The sliding windows over past sends: so many a minute, an hour, a day. */
import type { SendingLimits } from './limits';

export interface SendWindow {
  readonly policy: 'minute-cap' | 'hour-cap' | 'day-cap';
  /** ms */
  readonly span: number;
  readonly max: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function sendWindows(
  limits: Pick<SendingLimits, 'perMinute' | 'perHour' | 'perDay'>,
): SendWindow[] {
  return [
    { policy: 'minute-cap', span: MINUTE, max: limits.perMinute },
    { policy: 'hour-cap', span: HOUR, max: limits.perHour },
    { policy: 'day-cap', span: DAY, max: limits.perDay },
  ];
}

/**
 * When the window has a place for one more send: `now`, or the instant (ms since the epoch) at which enough of `sentAt`
 * (any order) have slid out. A send at t leaves the window at t + span. A window of 0 places never opens: the answer is
 * one span ahead, again and again.
 */
export function nextPlace(sentAt: readonly number[], window: SendWindow, now: number): number {
  if (window.max < 1) return now + window.span;
  // Sends that lie more than a span ahead were written by a clock that was wrong; counting them would block for ever.
  const inside = sentAt.filter((at) => at > now - window.span && at <= now + window.span);
  if (inside.length < window.max) return now;
  const leaving = inside.sort((a, b) => b - a)[Math.floor(window.max) - 1] ?? now;
  return leaving + window.span;
}

/** How many of `sentAt` count against the window at `now`. */
export function countInWindow(sentAt: readonly number[], window: SendWindow, now: number): number {
  return sentAt.filter((at) => at > now - window.span && at <= now + window.span).length;
}
