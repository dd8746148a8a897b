/**
 * When what is about to be approved will go: the rules of sending, run ahead with the mean of every jitter. What it says is
 * what they will do, as far as nothing else is sent meanwhile.
 */
import { holidayUntil } from './holidays';
import type { QuietHours, SendingLimits } from './limits';
import { gapAt, leavingRoom, limitsAt } from './pace';
import { minuteOfDay, quietUntil } from './quiet-hours';
import type { BudgetPolicy } from './send-budgets';
import { DAY, HOUR, MINUTE, sendWindows, type SendWindow } from './send-windows';
import { STEADY_GAP, takeToken, type BucketState, type Pace } from './token-bucket';
import type { Policy } from './verdict';
import { warmUp } from './warm-up';

export interface PlannedRecipient {
  /** IANA */
  readonly zone: string;
  /** `burst`: they wait for it. */
  readonly pace: Pace;
  /** They have never written. */
  readonly firstContact?: boolean;
  /** Brazil's holidays are not theirs. */
  readonly abroad?: boolean;
  /** Not before this instant, ms since the epoch. */
  readonly notBefore?: number;
}

/** All that the plan depends on besides the recipients. Instants in ms since the epoch, by the computer's clock. */
export interface PlanFacts {
  readonly now: number;
  /** The account's own, at the full pace. */
  readonly limits: SendingLimits;
  readonly share: number;
  /** Of the last 24 hours, any order. */
  readonly recentSends: readonly { readonly at: number; readonly steady?: boolean }[];
  /** As it will be read at `now`. */
  readonly bucket: BucketState;
  readonly quietHours: QuietHours;
  /** What the user relaxed. */
  readonly relaxed: readonly Policy[];
  /** The user's own zone, IANA: its midnight ends today. */
  readonly timeZone: string;
  readonly usedSince: number;
  /** Places of the budgets that are left. */
  readonly left: { readonly month: number; readonly firstMessages: number };
}

export interface SendPlan {
  /** When each goes, earliest first. */
  readonly instants: readonly number[];
  /** How many go in each hour of the clock, hours with any alone. */
  readonly hours: readonly { readonly from: number; readonly count: number }[];
  readonly today: number;
  /** Held for tomorrow, or later. */
  readonly later: number;
  /** For each window that fills up: when first, and when it has a place again. */
  readonly closes: readonly {
    readonly policy: SendWindow['policy'] | 'warm-up';
    readonly at: number;
    readonly until: number;
  }[];
  /** What no day of the plan has room for: a budget is used up, or it would take too long. */
  readonly unplanned: readonly {
    readonly policy: BudgetPolicy | 'day-cap';
    readonly count: number;
  }[];
}

/** Nothing is planned further ahead. */
const HORIZON = 30 * DAY;

interface Line extends Omit<PlannedRecipient, 'firstContact'> {
  count: number;
}

/** Those who are alike in all that the plan looks at, in the order of the first of each; those who wait first. */
function lines(recipients: readonly PlannedRecipient[]): Line[] {
  const alike = new Map<string, Line>();
  for (const { zone, pace, abroad = false, notBefore } of recipients) {
    const key = `${pace} ${zone} ${abroad} ${notBefore ?? ''}`;
    const line = alike.get(key) ?? { zone, pace, abroad, notBefore, count: 0 };
    line.count += 1;
    alike.set(key, line);
  }
  return [...alike.values()].sort(
    (a, b) => Number(a.pace === 'steady') - Number(b.pace === 'steady'),
  );
}

/** When a place of so many in each span is free; `sentAt` earliest first. */
function placeAt(sentAt: readonly number[], max: number, span: number, now: number): number {
  if (max < 1) return now + span;
  const last = sentAt[sentAt.length - Math.floor(max)];
  return last === undefined ? now : Math.max(now, last + span);
}

/** The budgets count people; which of them is left out makes no difference. */
function withinBudgets(recipients: readonly PlannedRecipient[], left: PlanFacts['left']) {
  let [month, first] = [left.month, left.firstMessages];
  const without = { month: 0, first: 0 };
  const planned = recipients.filter(({ firstContact }) => {
    if (month <= 0) without.month += 1;
    else if (firstContact && first <= 0) without.first += 1;
    else {
      month -= 1;
      if (firstContact) first -= 1;
      return true;
    }
    return false;
  });
  return { planned, without };
}

/** @throws RangeError for an unknown zone, or limits that cannot work. */
export function planSends(recipients: readonly PlannedRecipient[], facts: PlanFacts): SendPlan {
  const { now, quietHours, usedSince } = facts;
  const { planned, without } = withinBudgets(recipients, facts.left);
  const open = lines(planned);
  const limits = limitsAt(facts.limits, facts.share);
  const gap = gapAt(STEADY_GAP, facts.share);
  const past = facts.recentSends.toSorted((a, b) => a.at - b.at);
  const sentAt = past.map(({ at }) => at);
  const steadyAt = past.filter(({ steady }) => steady).map(({ at }) => at);
  const closes = new Map<string, SendPlan['closes'][number]>();
  const instants: number[] = [];
  let bucket = facts.bucket;
  let at = now;

  const holds = (policy: Policy) => !facts.relaxed.includes(policy);
  /** When the rules let one more of this line go: `at`, or later. */
  const mayGoAt = ({ pace, zone, abroad, notBefore = 0 }: Line): number => {
    let until = Math.max(at, notBefore);
    const close = (policy: SendPlan['closes'][number]['policy'], opens: number) => {
      if (opens <= at) return;
      if (!closes.has(policy)) closes.set(policy, { policy, at, until: opens });
      until = Math.max(until, opens);
    };
    for (const { policy, max, span } of sendWindows(
      pace === 'steady' ? leavingRoom(limits) : limits,
    ))
      close(policy, placeAt(sentAt, max, span, at));
    if (pace === 'burst') return until;
    const warm = warmUp(usedSince, at, facts.limits);
    if (warm) close('warm-up', placeAt(steadyAt, warm.perDay, DAY, at));
    const quiet = holds('quiet-hours') ? quietUntil(at, zone, quietHours) : undefined;
    const holiday = holds('holiday') && !abroad ? holidayUntil(at, zone) : undefined;
    return Math.max(until, quiet ?? at, holiday ?? at);
  };

  while (open.length > 0 && at - now < HORIZON) {
    let next = Infinity;
    for (const [index, line] of open.entries()) {
      let until = mayGoAt(line);
      if (until <= at) {
        const token = takeToken({
          state: bucket,
          limits,
          now: at,
          random: mean,
          pace: line.pace,
          gap,
        });
        bucket = token.state;
        if (token.granted) {
          instants.push(at);
          sentAt.push(at);
          if (line.pace === 'steady') steadyAt.push(at);
          line.count -= 1;
          if (line.count === 0) open.splice(index, 1);
          next = at;
          break;
        }
        until = token.until;
      }
      next = Math.min(next, until);
    }
    at = next;
  }
  const tooLate = open.reduce((sum, { count }) => sum + count, 0);
  const midnight =
    now + (DAY / MINUTE - minuteOfDay(now, facts.timeZone)) * MINUTE - (now % MINUTE);
  const today = instants.filter((instant) => instant < midnight).length;
  return {
    instants,
    hours: byHour(instants),
    today,
    later: instants.length - today,
    closes: [...closes.values()],
    unplanned: (
      [
        { policy: 'month-cap', count: without.month },
        { policy: 'first-message-budget', count: without.first },
        { policy: 'day-cap', count: tooLate },
      ] as const
    ).filter(({ count }) => count > 0),
  };
}

/** Of every jitter. */
function mean(): number {
  return 0.5;
}

function byHour(instants: readonly number[]): SendPlan['hours'] {
  const hours = new Map<number, number>();
  for (const instant of instants) {
    const from = Math.floor(instant / HOUR) * HOUR;
    hours.set(from, (hours.get(from) ?? 0) + 1);
  }
  return [...hours].map(([from, count]) => ({ from, count }));
}
