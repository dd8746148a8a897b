/**
 * Thirty days of sending by a fake clock, through the very rules that a claim goes by: clock, windows, budgets, pace, bucket,
 * order, quiet hours. The service worker dies all the time, the computer's clock is changed by a day and back, customers
 * storm the shop for a day, WhatsApp refuses messages and restricts the account. Times inside are of the real clock, which
 * nobody in it sees.
 */
import { holidayUntil } from '@/domain/holidays';
import { DEFAULT_LIMITS, DEFAULT_QUIET_HOURS, type SendingLimits } from '@/domain/limits';
import type { OutboxPriority } from '@/domain/outbox';
import {
  fullPace,
  gapAt,
  leavingRoom,
  limitsAt,
  lowerPace,
  raisePace,
  restrictPace,
  type PaceState,
} from '@/domain/pace';
import { zoneOfPhone } from '@/domain/phone-zone';
import { judge } from '@/domain/policy-enforcer';
import { quietUntil } from '@/domain/quiet-hours';
import { budgetOf, MONTH, type SendBudget } from '@/domain/send-budgets';
import { sendOrder } from '@/domain/send-order';
import { DAY, HOUR, MINUTE, sendWindows } from '@/domain/send-windows';
import { readClock, type ClockState } from '@/domain/sending-clock';
import { fullBucket, STEADY_GAP, takeToken, type BucketState } from '@/domain/token-bucket';
import { warmUp } from '@/domain/warm-up';

/** Monday, 00:00 in São Paulo. */
const START = Date.UTC(2026, 9, 5, 3);
const USER_ZONE = 'America/Sao_Paulo';
/** São Paulo, Manaus, Rio Branco: three zones. */
const AREAS = ['5511', '5592', '5568'];
const OPENS = 8 * HOUR;

export interface SimulationOptions {
  readonly days: number;
  readonly contacts: number;
  readonly seed: number;
  readonly perDay: {
    readonly batch: number;
    readonly followUps: number;
    readonly questions: number;
  };
  /** On this day (from 0) so many more people write, within two and a half hours of the morning. */
  readonly storm?: { readonly day: number; readonly questions: number };
  /** When WhatsApp refuses a message, and when it restricts the account for two hours; ms from the start. */
  readonly refusals: readonly number[];
  readonly restrictions: readonly number[];
  /** Changes of the computer's clock: from when, by how much, for how long (ms). */
  readonly clockChanges: readonly {
    readonly at: number;
    readonly by: number;
    readonly lasts: number;
  }[];
}

/** The whole month that the bench prints. */
export const WHOLE_MONTH: SimulationOptions = {
  days: 30,
  contacts: 10_000,
  seed: 1,
  perDay: { batch: 330, followUps: 50, questions: 90 },
  storm: { day: 4, questions: 500 },
  refusals: [11 * DAY + 10 * HOUR],
  restrictions: [17 * DAY + 11 * HOUR],
  clockChanges: [
    { at: 6 * DAY + 9 * HOUR, by: DAY, lasts: 3 * HOUR },
    { at: 20 * DAY + 9 * HOUR, by: -DAY, lasts: 3 * HOUR },
  ],
};

export interface SimulationOutcome {
  readonly approved: number;
  readonly sent: number;
  readonly deaths: number;
  /** The fullest that each window was at any offset, and its limit. */
  readonly windows: readonly {
    readonly policy: string;
    readonly fullest: number;
    readonly max: number;
  }[];
  /** Sends at which a window held more than the lowered pace allowed. */
  readonly abovePace: number;
  /** Longest wait by kind from approval (or the end of quiet hours) to hand-over, ms. */
  readonly longestWait: Readonly<Record<OutboxPriority, number>>;
  /** The same of the follow-ups that were approved on the day of the storm. */
  readonly stormWait: number;
  /** Hours of sending from each bad sign to the full pace again. */
  readonly recoveries: readonly number[];
  readonly lowestShare: number;
  readonly endShare: number;
}

interface Message {
  readonly chatId: string;
  readonly area: string;
  readonly priority: OutboxPriority;
  readonly approvedAt: number;
  readonly realApprovedAt: number;
  held: boolean;
}

interface Line {
  readonly at: number;
  readonly real: number;
  readonly steady: boolean;
  readonly chatId: string;
  readonly fingerprint: readonly number[];
}

interface Sent {
  readonly real: number;
  /** The pace's, just before. */
  readonly share: number;
  readonly priority: OutboxPriority;
  /** From when on it waited for nothing but its turn. */
  readonly since: number;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What the rows hold, and what a claim does with them. */
class Account {
  readonly limits: SendingLimits = DEFAULT_LIMITS;
  readonly usedSince = START - 400 * DAY;
  clock: ClockState | undefined;
  pace: PaceState = fullPace(START);
  bucket: BucketState = fullBucket(DEFAULT_LIMITS, START);
  lines: Line[] = [];
  /** By the sending clock, of 30 days. */
  month: number[] = [];
  otherSentAt = 0;

  look(clocks: { now: number; life: string; uptime: number }): number {
    const { now, life, uptime } = clocks;
    this.clock = readClock(this.clock, { wall: now, life, uptime });
    return this.clock.tick;
  }

  /** @returns when to ask again, by the computer's clock; undefined: sent */
  claim(message: Message, now: number, real: number, random: () => number): number | undefined {
    const tick = this.clock?.tick ?? now;
    const ahead = tick - now;
    while ((this.lines[0]?.at ?? Infinity) <= tick - DAY) this.lines.shift();
    while ((this.month[0] ?? Infinity) <= tick - MONTH) this.month.shift();
    const waiting = message.priority === 'reply';
    const scaled = limitsAt(this.limits, this.pace.share);
    const limits = waiting ? scaled : leavingRoom(scaled);
    const shown = this.lines.map((line) => ({ ...line, at: line.at - ahead }));
    const verdict = judge({
      now,
      text: 'Oi! Separei para você o que pediu.',
      hasFile: false,
      chatId: message.chatId,
      chatKind: 'person',
      recipient: { phone: `${message.area}987654321`, saved: true },
      consent: 'none',
      onDoNotContact: false,
      approvals: [],
      conversation: { hasIncoming: true, unanswered: 0, waiting },
      recentSends: shown,
      limits,
      budgets: this.budgets(shown, now, ahead, waiting),
      quietHours: DEFAULT_QUIET_HOURS,
      userTimeZone: USER_ZONE,
      safeMode: false,
      relaxed: [],
    });
    if (verdict.decision === 'refuse') throw new Error('Nothing here is to be refused.');
    message.held = verdict.decision === 'hold';
    if (verdict.decision === 'hold') return verdict.until ?? now + HOUR;
    const answer = takeToken({
      state: this.bucket,
      limits,
      now: tick,
      random,
      pace: waiting ? 'burst' : 'steady',
      gap: gapAt(STEADY_GAP, this.pace.share),
    });
    this.bucket = answer.state;
    if (!answer.granted) return answer.until - ahead;
    this.lines.push({ at: tick, real, steady: !waiting, chatId: message.chatId, fingerprint: [] });
    this.month.push(tick);
    if (!waiting) this.otherSentAt = now;
    this.pace = raisePace(this.pace, tick);
    return undefined;
  }

  private budgets(shown: Line[], now: number, ahead: number, waiting: boolean): SendBudget[] {
    const month = { limit: this.limits.perMonth, span: MONTH, now };
    // Only when it may be full: this is done for every claim.
    const full = this.month.length >= this.limits.perMonth;
    const budgets = full
      ? [
          budgetOf(
            'month-cap',
            this.month.map((at) => at - ahead),
            month,
          ),
        ]
      : [];
    const warm = waiting ? undefined : warmUp(this.usedSince, now, this.limits);
    if (warm) {
      const steady = shown.filter((line) => line.steady).map(({ at }) => at);
      budgets.push(budgetOf('warm-up', steady, { limit: warm.perDay, span: DAY, now }));
    }
    return budgets;
  }
}

/** Everything that is approved, in its order. */
function approvals(
  options: SimulationOptions,
  random: () => number,
): Omit<Message, 'approvedAt'>[] {
  const { days, contacts, perDay, storm } = options;
  const made: Omit<Message, 'approvedAt'>[] = [];
  let nextContact = 0;
  const add = (priority: OutboxPriority, at: number, contact: number) =>
    made.push({
      chatId: `${contact}@c.us`,
      area: AREAS[contact % AREAS.length] ?? '5511',
      priority,
      realApprovedAt: START + at,
      held: false,
    });
  const anyone = () => Math.floor(random() * contacts);
  for (let day = 0; day < days; day++) {
    const open = day * DAY + OPENS;
    for (let index = 0; index < perDay.batch; index++)
      add('batch', open + 30 * MINUTE + index * 2000, nextContact++ % contacts);
    for (let index = 0; index < perDay.followUps; index++)
      add('follow-up', open + Math.floor(random() * 8 * HOUR), anyone());
    for (let index = 0; index < perDay.questions; index++)
      add('reply', open + Math.floor(random() * 11 * HOUR), anyone());
    const more = storm?.day === day ? storm.questions : 0;
    for (let index = 0; index < more; index++)
      add('reply', open + HOUR + Math.floor(random() * 2.5 * HOUR), anyone());
  }
  return made.sort((a, b) => a.realApprovedAt - b.realApprovedAt);
}

/** Signs that are told to the pace, in their order. */
function signs({ refusals, restrictions }: SimulationOptions) {
  return [
    ...refusals.map((at) => ({ at: START + at, because: 'failures' as const })),
    ...restrictions.map((at) => ({ at: START + at, because: 'restricted' as const })),
  ].sort((a, b) => a.at - b.at);
}

/** Runs the whole time; the same for the same options. */
export function simulate(options: SimulationOptions): SimulationOutcome {
  const random = randomNumbers(options.seed);
  const account = new Account();
  const toCome = approvals(options, random);
  const approved = toCome.length;
  const badSigns = signs(options);
  const sent: Sent[] = [];
  const recoveries: number[] = [];
  let [hoursSince, lastSentHour, recovering] = [0, -1, false];
  let queue: Message[] = [];
  let [real, lifeStart, lives, lowestShare] = [START, START, 0, 1];
  let [comes, told] = [0, 0];
  const end = START + options.days * DAY;
  const wallAt = (at: number) =>
    options.clockChanges.reduce(
      (wall, { at: from, by, lasts }) =>
        at >= START + from && at < START + from + lasts ? wall + by : wall,
      at,
    );
  const isRestricted = (at: number) =>
    options.restrictions.some((from) => at >= START + from && at < START + from + 2 * HOUR);
  // A worker looks at the clock as soon as it lives; it lives while the clock is changed, or nobody could tell.
  const changes = options.clockChanges.flatMap(({ at, lasts }) => [START + at, START + at + lasts]);

  while (real < end) {
    if (random() < 0.05 && !changes.some((at) => Math.abs(at - real) < 10 * MINUTE)) {
      lives += 1;
      lifeStart = real;
    }
    const now = wallAt(real);
    const tick = account.look({ now, life: String(lives), uptime: real - lifeStart });
    for (; (toCome[comes]?.realApprovedAt ?? Infinity) <= real; comes++) {
      const message = toCome[comes];
      if (message) queue.push({ ...message, approvedAt: now });
    }
    for (; (badSigns[told]?.at ?? Infinity) <= real; told++) {
      const sign = badSigns[told];
      if (sign?.because === 'restricted')
        account.pace = restrictPace(account.pace, now, { now, tick });
      else account.pace = lowerPace(account.pace, 'failures', { now, tick });
      [recovering, hoursSince, lastSentHour] = [true, 0, -1];
    }
    lowestShare = Math.min(lowestShare, account.pace.share);

    let next = toCome[comes]?.realApprovedAt ?? end;
    next = Math.min(next, badSigns[told]?.at ?? end, ...changes.filter((at) => at > real));
    if (isRestricted(real)) {
      real = Math.max(real + 1, Math.min(next, real + 5 * MINUTE));
      continue;
    }
    /** Alike in all that the rules look at: one answer for all of them at one instant. */
    const answers = new Map<string, number>();
    const left = new Set(queue);
    for (const message of sendOrder(queue, account.otherSentAt, now)) {
      const alike = `${message.priority} ${message.area}`;
      const known = answers.get(alike);
      if (known !== undefined) {
        message.held = queueHeld(queue, message);
        continue;
      }
      const { share } = account.pace;
      const until = account.claim(message, now, real, random);
      if (until !== undefined) {
        answers.set(alike, until);
        next = Math.min(next, real + (until - now));
        continue;
      }
      left.delete(message);
      const { priority } = message;
      sent.push({ real, share, priority, since: mayGoFrom(message) });
      const hour = Math.floor(real / HOUR);
      if (recovering && hour !== lastSentHour) [hoursSince, lastSentHour] = [hoursSince + 1, hour];
      if (recovering && account.pace.share === 1) {
        recoveries.push(hoursSince);
        recovering = false;
      }
    }
    queue = queue.filter((message) => left.has(message));
    real = Math.max(real + 1, Math.min(next, end));
  }
  return {
    ...judged(sent, options),
    approved,
    deaths: lives,
    recoveries,
    lowestShare,
    endShare: account.pace.share,
  };
}

/** Nobody but an answer goes out in the recipient's quiet hours and holidays: only from then on it waits for its turn. */
function mayGoFrom({ priority, realApprovedAt, area }: Message): number {
  if (priority === 'reply') return realApprovedAt;
  const zone = zoneOfPhone(`${area}987654321`) ?? USER_ZONE;
  const later = (at: number) => quietUntil(at, zone, DEFAULT_QUIET_HOURS) ?? holidayUntil(at, zone);
  let at = realApprovedAt;
  for (let next = later(at); next !== undefined; next = later(at)) at = next;
  return at;
}

/** One of its kind was asked for at this instant: what held it holds this one. */
function queueHeld(queue: readonly Message[], message: Message): boolean {
  const first = queue.find(
    ({ priority, area }) => priority === message.priority && area === message.area,
  );
  return first?.held ?? false;
}

/** Counted apart from the rules, over the real clock. */
function judged(sent: readonly Sent[], { storm }: SimulationOptions) {
  const month = { policy: 'month-cap', span: MONTH, max: DEFAULT_LIMITS.perMonth };
  let abovePace = 0;
  const windows = [...sendWindows(DEFAULT_LIMITS), month].map(({ policy, span, max }) => {
    let [first, fullest] = [0, 0];
    for (const [index, { real, share }] of sent.entries()) {
      while ((sent[first]?.real ?? real) <= real - span) first += 1;
      const inside = index - first + 1;
      fullest = Math.max(fullest, inside);
      if (span < MONTH && inside > Math.max(1, Math.floor(max * share))) abovePace += 1;
    }
    return { policy, fullest, max };
  });
  const longest = (kind: OutboxPriority, from = 0, to = Infinity) =>
    Math.max(
      0,
      ...sent
        .filter(({ priority, since }) => priority === kind && since >= from && since < to)
        .map(({ real, since }) => real - since),
    );
  const stormFrom = START + (storm?.day ?? 0) * DAY;
  return {
    sent: sent.length,
    windows,
    abovePace,
    longestWait: {
      reply: longest('reply'),
      'follow-up': longest('follow-up'),
      batch: longest('batch'),
    },
    stormWait: storm ? longest('follow-up', stormFrom, stormFrom + DAY) : 0,
  };
}
