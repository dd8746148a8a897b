/**
 * How far below the account's limits sending goes at present: a share of them, halved by bad signs and given back slowly
 * (additive increase, multiplicative decrease). It scales the minute's, hour's and day's windows and the gap of a batch.
 *
 * Bad signs: WhatsApp refused a message, WhatsApp restricts the account, or fewer people answer than used to. One incident
 * halves once. An hour without any, in which something was sent, gives a sixteenth back: from half to full in a working day.
 */
import type { SendingLimits } from './limits';
import { DAY, HOUR, MINUTE } from './send-windows';

export type PaceCause = 'failures' | 'restricted' | 'fewer-replies';

export interface PaceState {
  /** 0–1; 1: the full pace. */
  readonly share: number;
  /** What last lowered it; absent at the full pace. */
  readonly because?: PaceCause;
  /** When it was last lowered, by the computer's clock; `loweredTick`: by the sending clock. */
  readonly loweredAt?: number;
  readonly loweredTick?: number;
  /** When falling replies last lowered it, by the sending clock. */
  readonly repliesTick?: number;
  /** When `share` last changed, by the sending clock. */
  readonly updatedAt: number;
  /** Restrictions that began by then are accounted for (computer's clock). */
  readonly restrictedSince?: number;
}

export const LOWEST_SHARE = 1 / 16;
const RECOVERY_STEP = 1 / 16;
const RECOVERY_EVERY = HOUR;
/** What goes wrong within this time of the last lowering belongs to the same incident. */
export const SAME_INCIDENT = 10 * MINUTE;
/** Who answered the last messages is the same news for a day. */
const SAME_REPLIES = DAY;

export function fullPace(tick: number): PaceState {
  return { share: 1, updatedAt: tick };
}

interface Moment {
  /** The computer's clock. */
  readonly now: number;
  /** The sending clock. */
  readonly tick: number;
}

/** The pace after a bad sign; the same state when this incident has lowered it already. */
export function lowerPace(state: PaceState, because: PaceCause, { now, tick }: Moment): PaceState {
  const within = (since: number | undefined, span: number) =>
    since !== undefined && Math.abs(tick - since) < span;
  if (within(state.loweredTick, SAME_INCIDENT)) return state;
  if (because === 'fewer-replies' && within(state.repliesTick, SAME_REPLIES)) return state;
  return {
    ...state,
    share: Math.max(LOWEST_SHARE, state.share / 2),
    because,
    loweredAt: now,
    loweredTick: tick,
    ...(because === 'fewer-replies' && { repliesTick: tick }),
    updatedAt: tick,
  };
}

/** A restriction that WhatsApp shows; `since` names it, so that it lowers the pace once however long it lasts. */
export function restrictPace(state: PaceState, since: number, moment: Moment): PaceState {
  if (since <= (state.restrictedSince ?? -Infinity)) return state;
  return {
    ...lowerPace(state, 'restricted', moment),
    because: 'restricted',
    restrictedSince: since,
  };
}

/** The pace after something was sent: a step up when the last hour was clean. */
export function raisePace(state: PaceState, tick: number): PaceState {
  if (state.share >= 1 || tick - state.updatedAt < RECOVERY_EVERY) return state;
  const share = Math.min(1, state.share + RECOVERY_STEP);
  if (share < 1) return { ...state, share, updatedAt: tick };
  const { because: _because, loweredAt: _loweredAt, ...rest } = state;
  return { ...rest, share, updatedAt: tick };
}

/** How many clean hours of sending it takes from there to the full pace. */
export function recoveryHours(share: number): number {
  return Math.ceil((Math.max(0, 1 - share) / RECOVERY_STEP) * (RECOVERY_EVERY / HOUR));
}

/** A row that broke is read as the slowest pace, not the fastest. */
function soundShare(share: number): number {
  return share >= LOWEST_SHARE ? Math.min(1, share) : LOWEST_SHARE;
}

/** The limits at a share of the pace; each window keeps a place, or nothing would ever be sent that could raise it again. */
export function limitsAt(limits: SendingLimits, share: number): SendingLimits {
  const scaled = (max: number) =>
    max < 1 ? max : Math.max(1, Math.floor(max * soundShare(share)));
  return {
    ...limits,
    perMinute: scaled(limits.perMinute),
    perHour: scaled(limits.perHour),
    perDay: scaled(limits.perDay),
  };
}

/** Of the hour's and the day's places a tenth is left to answers, so that no batch keeps somebody who asked waiting for long. */
const FOR_ANSWERS = 0.1;

/** What of the windows those may fill that answer nobody. */
export function leavingRoom(limits: SendingLimits): SendingLimits {
  const most = (max: number) => Math.ceil(max * (1 - FOR_ANSWERS));
  return { ...limits, perHour: most(limits.perHour), perDay: most(limits.perDay) };
}

/** ms between two sends of a batch, before jitter, at a share of the pace. */
export function gapAt(gap: number, share: number): number {
  return gap / soundShare(share);
}
