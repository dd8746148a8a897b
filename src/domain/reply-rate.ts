/** Whether fewer people answer what nobody asked us for: a sign, earlier than any other, that messages are not welcome. */
import { DAY } from './send-windows';

/** A message that arrived and did not answer anybody (a follow-up, a batch), and whether they wrote within a day of it. */
export interface Delivered {
  readonly at: number;
  readonly answered: boolean;
}

export interface ReplyRates {
  readonly recent: { readonly sent: number; readonly answered: number };
  /** Those before the recent ones. */
  readonly before: { readonly sent: number; readonly answered: number };
}

/** How long somebody has to answer; younger messages say nothing yet. */
export const ANSWER_TIME = DAY;
export const RECENT_SENDS = 50;
export const SENDS_BEFORE = 200;
/** Fewer than so many say nothing. */
const LEAST_RECENT = 30;
const LEAST_BEFORE = 60;
/** Falling: a third fewer answers than before, */
const FALL = 2 / 3;
/** and not by chance: once in about a hundred times (one-sided normal quantile). */
const QUANTILE = 2.33;

/** The rates of the newest messages and of those before, of `delivered` in any order. */
export function replyRates(delivered: readonly Delivered[], now: number): ReplyRates {
  const ripe = delivered
    .filter(({ at }) => at <= now - ANSWER_TIME)
    .toSorted((a, b) => b.at - a.at);
  const tally = (part: readonly Delivered[]) => ({
    sent: part.length,
    answered: part.filter(({ answered }) => answered).length,
  });
  return {
    recent: tally(ripe.slice(0, RECENT_SENDS)),
    before: tally(ripe.slice(RECENT_SENDS, RECENT_SENDS + SENDS_BEFORE)),
  };
}

export function areRepliesFalling({ recent, before }: ReplyRates): boolean {
  if (recent.sent < LEAST_RECENT || before.sent < LEAST_BEFORE) return false;
  const [now, then] = [recent.answered / recent.sent, before.answered / before.sent];
  if (now > then * FALL) return false;
  const both = (recent.answered + before.answered) / (recent.sent + before.sent);
  const spread = Math.sqrt(both * (1 - both) * (1 / recent.sent + 1 / before.sent));
  return spread > 0 && (then - now) / spread >= QUANTILE;
}
