/**
 * When an approved message may go, and when its approval has run out, whatever happens to the computer's clock.
 *
 * - The undo window and the pause before another try are spans: they pass by the sending clock. A clock put ahead does not skip
 *   them, one put back does not make a day of them.
 * - What is to go at an instant goes at that instant of the computer's clock, which is the one that the human sees. (A clock
 *   put ahead cannot be told from a night in which the computer slept.) Half a day late it does not go at all.
 * - An approval has run out when either clock says so: the sending clock stands still while the computer sleeps, the computer's
 *   may have been put back.
 *
 * All times in ms.
 */
import { expiresAt } from './outbox';
import type { ClockState } from './sending-clock';

/** Two clocks that differ by no more than this go together. */
const SAME = 1000;

export interface ApprovalTimes {
  /** By the computer's clock, as is `sendAfter`. */
  readonly at: number;
  readonly sendAfter: number;
  /** By the sending clock; noted when the background first sees the approval. */
  readonly tick?: { readonly at: number; readonly sendAfter?: number };
}

type Now = Pick<ClockState, 'tick' | 'wall'>;

/**
 * The approval's times by the sending clock.
 * @param wait its undo window, or the pause before another try: its end by the computer's clock, and how long it can be
 */
export function noteTimes(
  approval: ApprovalTimes,
  wait: { end: number; longest: number },
  { tick, wall }: Now,
): { at: number; sendAfter: number } {
  return {
    at: approval.tick?.at ?? tick - Math.max(0, wall - approval.at),
    sendAfter: tick + Math.min(Math.max(0, wait.end - wall), wait.longest),
  };
}

/** Not before this instant of the computer's clock. */
export function mayGoAt(approval: ApprovalTimes, scheduledFor: number | undefined, now: Now) {
  const noted = approval.tick?.sendAfter;
  if (noted === undefined) return approval.sendAfter;
  const end = Math.ceil(noted - now.tick + now.wall);
  const span = Math.abs(end - approval.sendAfter) <= SAME ? approval.sendAfter : end;
  return Math.max(scheduledFor ?? 0, span);
}

/** When the approval runs out, by the computer's clock as it now goes. */
export function runsOutAt(
  { at, tick }: ApprovalTimes,
  scheduledFor: number | undefined,
  now: Now,
): number {
  const byWall = expiresAt({ at, scheduledFor });
  if (tick === undefined || (scheduledFor ?? 0) > at) return byWall;
  return Math.min(byWall, expiresAt({ at: tick.at }) - now.tick + now.wall);
}
