/**
 * What the pace of sending depends on besides the message itself. Written by the background alone; what a claim needs is part
 * of the claim's own transaction.
 */
import {
  areRepliesFalling,
  ANSWER_TIME,
  RECENT_SENDS,
  replyRates,
  SENDS_BEFORE,
} from '@/domain/reply-rate';
import {
  fullPace,
  gapAt,
  leavingRoom,
  limitsAt,
  lowerPace,
  raisePace,
  restrictPace,
  type PaceCause,
} from '@/domain/pace';
import type { SendingLimits } from '@/domain/limits';
import { budgetOf, MONTH, type SendBudget } from '@/domain/send-budgets';
import { DAY } from '@/domain/send-windows';
import { readClock } from '@/domain/sending-clock';
import { fullBucket, STEADY_GAP, takeToken, type Pace } from '@/domain/token-bucket';
import { firstMessageBudget, MATURE_AFTER, warmUp } from '@/domain/warm-up';
import type { AccountDatabase } from './account-database';
import { personIds } from './person-ids';
import type { AgeRow, ClockRow, PaceRow, SendLedgerRow } from './rows';

/** The clocks of whoever asks. */
export interface Clocks {
  /** The computer's, ms since the epoch. */
  now: number;
  /** How long this process has lived, in ms; absent: only the computer's clock is there. */
  uptime?: { life: string; ms: number };
}

/** The sending clock differs by more than this from what its row would tell: worth a write. */
const CLOCK_DRIFT = 1000;

/** What holds for the whole account at this moment. */
export interface SendingMoment {
  clock: ClockRow;
  pace: PaceRow;
}

/** Part of the caller's transaction over `sendingState`; writes nothing. */
export async function readMoment(
  database: AccountDatabase,
  { now, uptime }: Clocks,
): Promise<SendingMoment> {
  const reading = { wall: now, ...(uptime && { life: uptime.life, uptime: uptime.ms }) };
  const clock = readClock(await stateOf(database, 'clock'), reading);
  return { clock: { key: 'clock', ...clock }, pace: await paceOf(database, clock.tick) };
}

/** Moves the clock on: only who knows how long their process has lived. */
export async function keepClock(database: AccountDatabase, clock: ClockRow): Promise<void> {
  const known = await stateOf(database, 'clock');
  const moved =
    !known || Math.abs(clock.tick - known.tick - (clock.wall - known.wall)) > CLOCK_DRIFT;
  if (moved || known.life !== clock.life) await database.sendingState.put(clock);
}

/** As soon as a process lives it looks at the clock: only what changes after that look it can tell from time that passed. */
export function noteClock(database: AccountDatabase, clocks: Clocks): Promise<void> {
  return database.transaction('rw', database.sendingState, async () => {
    await keepClock(database, (await readMoment(database, clocks)).clock);
  });
}

/** The clock as the last claim left it. */
async function lastTick(database: AccountDatabase, now: number): Promise<number> {
  return (await stateOf(database, 'clock'))?.tick ?? now;
}

async function stateOf<Key extends 'clock' | 'pace' | 'age'>(
  database: AccountDatabase,
  key: Key,
): Promise<Extract<ClockRow | PaceRow | AgeRow, { key: Key }> | undefined> {
  const row = await database.sendingState.get(key);
  return row as Extract<ClockRow | PaceRow | AgeRow, { key: Key }> | undefined;
}

async function paceOf(database: AccountDatabase, at: number): Promise<PaceRow> {
  return (await stateOf(database, 'pace')) ?? { key: 'pace', ...fullPace(at) };
}

export interface SendingFacts {
  /** The account's, at the present share of the pace, less what is left to answers. */
  limits: SendingLimits;
  /** The last 24 hours of the sending clock, as times of the computer's clock that now shows. */
  recentSends: SendLedgerRow[];
  budgets: SendBudget[];
}

/**
 * Everything that tells whether one more may go.
 * @param send `steady`: it answers nobody who waits; `firstContact`: they have never written
 */
export async function readSendingFacts(
  database: AccountDatabase,
  limits: SendingLimits,
  clocks: Clocks,
  send: { steady: boolean; firstContact: boolean },
): Promise<SendingFacts> {
  const { now } = clocks;
  const { clock, pace } = await readMoment(database, clocks);
  const ahead = clock.tick - now;
  const recent = await database.sendLedger
    .where('at')
    .above(clock.tick - DAY)
    .toArray();
  const recentSends = recent.map((line) => ({ ...line, at: line.at - ahead }));
  const usedSince = (await stateOf(database, 'age'))?.usedSince ?? now;
  const budgets = [await monthBudget(database, limits, clock.tick, now)];
  const warm = send.steady ? warmUp(usedSince, now, limits) : undefined;
  if (warm) {
    const steady = recentSends.filter((line) => line.steady).map(({ at }) => at);
    budgets.push(budgetOf('warm-up', steady, { limit: warm.perDay, span: DAY, now }));
  }
  if (send.firstContact) {
    const unanswered = await unansweredFirstMessages(database, clock.tick);
    budgets.push(
      budgetOf(
        'first-message-budget',
        unanswered.map(({ at }) => at - ahead),
        { limit: firstMessageBudget(usedSince, now, limits), span: MONTH, now },
      ),
    );
  }
  const scaled = limitsAt(limits, pace.share);
  return { limits: send.steady ? leavingRoom(scaled) : scaled, recentSends, budgets };
}

async function monthBudget(
  database: AccountDatabase,
  { perMonth }: Pick<SendingLimits, 'perMonth'>,
  at: number,
  now: number,
): Promise<SendBudget> {
  const month = () => database.sendLedger.where('at').above(at - MONTH);
  const count = await month().count();
  const last =
    count >= perMonth && perMonth >= 1
      ? await month()
          .reverse()
          .offset(perMonth - 1)
          .first()
      : undefined;
  const until = Math.max(now + 1, (last?.at ?? at) + MONTH - at + now);
  return { policy: 'month-cap', count, limit: perMonth, until };
}

/** First messages of the last 30 days to people who have not written to this day, under any of their ids. */
async function unansweredFirstMessages(
  database: AccountDatabase,
  at: number,
): Promise<SendLedgerRow[]> {
  const lines = await database.sendLedger
    .where('at')
    .above(at - MONTH)
    .and((line) => line.firstContact)
    .toArray();
  const answered = new Map<string, boolean>();
  for (const { chatId } of lines)
    if (!answered.has(chatId)) answered.set(chatId, await hasWritten(database, chatId));
  return lines.filter(({ chatId }) => answered.get(chatId) === false);
}

async function hasWritten(database: AccountDatabase, chatId: string): Promise<boolean> {
  const wrote = (chat: { lastIncomingAt: number } | undefined) => (chat?.lastIncomingAt ?? 0) > 0;
  if (wrote(await database.chats.get(chatId))) return true;
  return (await database.chats.bulkGet(await personIds(database, chatId))).some(wrote);
}

/**
 * Takes a token of the account's bucket for one send, at the present pace.
 * @returns when to ask again, by the computer's clock; undefined: taken
 */
export async function takeSendingToken(
  database: AccountDatabase,
  { clock, pace: state }: SendingMoment,
  limits: SendingLimits,
  pace: Pace,
  random: () => number,
): Promise<number | undefined> {
  const { key: _, ...bucket } = (await database.buckets.get('sending')) ?? {
    key: 'sending' as const,
    ...fullBucket(limits, clock.tick),
  };
  const token = takeToken({
    state: bucket,
    limits,
    now: clock.tick,
    random,
    pace,
    gap: gapAt(STEADY_GAP, state.share),
  });
  await database.buckets.put({ key: 'sending', ...token.state });
  return token.granted ? undefined : token.until - clock.tick + clock.wall;
}

/** Something was sent: the clock is noted, and a lowered pace may rise. */
export async function noteSent(
  database: AccountDatabase,
  { clock, pace }: SendingMoment,
): Promise<void> {
  await database.sendingState.put(clock);
  const raised = raisePace(pace, clock.tick);
  if (raised !== pace) await database.sendingState.put({ ...raised, key: 'pace' });
}

/** A bad sign. Part of the caller's transaction. */
export async function slowDown(
  database: AccountDatabase,
  because: PaceCause,
  now: number,
): Promise<void> {
  const tick = await lastTick(database, now);
  const pace = await paceOf(database, tick);
  const lowered = lowerPace(pace, because, { now, tick });
  if (lowered !== pace) await database.sendingState.put({ ...lowered, key: 'pace' });
}

/** WhatsApp restricts the account, since then. */
export function noteRestriction(
  database: AccountDatabase,
  since: number,
  now: number,
): Promise<void> {
  return database.transaction('rw', database.sendingState, async () => {
    const tick = await lastTick(database, now);
    const pace = await paceOf(database, tick);
    const lowered = restrictPace(pace, since, { now, tick });
    if (lowered !== pace) await database.sendingState.put({ ...lowered, key: 'pace' });
  });
}

const LOOK_AGAIN = 60 * 60_000;
/** So many of the oldest messages are looked through for one of ours. */
const OLDEST = 2000;

/** Keeps since when the number has been in use: the oldest message of its own that is known, once it is known. */
export async function noteAge(database: AccountDatabase, now: number): Promise<void> {
  const known = await stateOf(database, 'age');
  if (known && (now - known.usedSince >= MATURE_AFTER || now - known.checkedAt < LOOK_AGAIN))
    return;
  const oldest = await database.messages.orderBy(':id').limit(OLDEST).toArray();
  const own = oldest.filter((row) => row.fromMe).map(({ timestamp }) => timestamp);
  const lastOfChats = (await database.chats.toArray()).map((chat) => chat.lastOutgoingAt);
  const times = [...own, ...lastOfChats].filter((at) => at > 0);
  const usedSince = Math.min(known?.usedSince ?? now, now, ...times);
  await database.sendingState.put({ key: 'age', usedSince, checkedAt: now });
}

/** Looks at who answered what nobody had asked for, and slows down when fewer do. */
export async function reviewReplies(database: AccountDatabase, now: number): Promise<void> {
  const at = await lastTick(database, now);
  const lines = await database.sendLedger
    .where('at')
    .between(at - MONTH, at - ANSWER_TIME, true, true)
    .reverse()
    .and((line) => line.steady === true)
    .limit(RECENT_SENDS + SENDS_BEFORE)
    .toArray();
  const sent = await database.outbox.bulkGet(lines.map(({ outboxId }) => outboxId));
  const delivered = [];
  for (const [index, line] of lines.entries()) {
    const row = sent[index];
    if (row?.status !== 'delivered' && row?.status !== 'read') continue;
    const from = row.sendingAt ?? line.at;
    delivered.push({ at: line.at, answered: await hasAnswered(database, line.chatId, from) });
  }
  const replies = replyRates(delivered, at);
  await database.transaction('rw', database.sendingState, async () => {
    if (areRepliesFalling(replies)) await slowDown(database, 'fewer-replies', now);
    await database.sendingState.put({ ...(await paceOf(database, at)), replies });
  });
}

async function hasAnswered(
  database: AccountDatabase,
  chatId: string,
  from: number,
): Promise<boolean> {
  for (const id of await personIds(database, chatId)) {
    const answer = await database.messages
      .where('[chatId+timestamp]')
      .between([id, from], [id, from + ANSWER_TIME])
      .and((row) => !row.fromMe)
      .first();
    if (answer) return true;
  }
  return false;
}
