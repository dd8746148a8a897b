/** How sending stands: for the screen that explains it. Reads only. */
import { limitsAt } from '@/domain/pace';
import { zoneOfPhone } from '@/domain/phone-zone';
import type { SendBudget } from '@/domain/send-budgets';
import { planSends, type PlannedRecipient, type SendPlan } from '@/domain/send-plan';
import { countInWindow, sendWindows, type SendWindow } from '@/domain/send-windows';
import { fullBucket } from '@/domain/token-bucket';
import { warmUp, type WarmUp } from '@/domain/warm-up';
import type { AccountDatabase } from './account-database';
import { conversationOf } from './conversation';
import { readPeople } from './person-ids';
import type { OutboxRow, PaceRow } from './rows';
import { readMoment, readSendingFacts } from './sending-pace';
import { readSettings } from './settings';

/** How full a window or a budget is. */
export interface Usage {
  policy: SendWindow['policy'] | SendBudget['policy'];
  count: number;
  limit: number;
}

export interface SendingOverview {
  pace: PaceRow;
  /** Minute, hour, day, 30 days; at the present pace. */
  windows: Usage[];
  firstMessages: Usage;
  warmUp: WarmUp | undefined;
  /** Steady sends of the last 24 hours. */
  steady: number;
  /** How many of the plan are approved already; the others are proposed. */
  approved: number;
  /** What keeps everything back until the user lifts it: none of the plan's instants holds before. */
  stopped: 'safe-mode' | 'paused' | undefined;
  plan: SendPlan;
}

/** What may be approved next. */
export type ProposedSend = Pick<OutboxRow, 'chatId' | 'priority' | 'scheduledFor'>;

/** What is used of the limits, and what tells it. */
async function readUse(database: AccountDatabase, now: number) {
  // All that it depends on, at once: deeper in a longer reading a live query no longer sees what is read.
  await Promise.all([
    database.settings.get('settings'),
    database.sendLedger.count(),
    database.sendingState.count(),
    database.outbox.where('status').equals('approved').count(),
  ]);
  const settings = await readSettings(database);
  const { pace, clock } = await readMoment(database, { now });
  const send = { steady: true, firstContact: true };
  const facts = await readSendingFacts(database, settings.limits, { now }, send);
  const sentAt = facts.recentSends.map(({ at }) => at);
  const windows: Usage[] = sendWindows(limitsAt(settings.limits, pace.share)).map((window) => ({
    policy: window.policy,
    count: countInWindow(sentAt, window, now),
    limit: window.max,
  }));
  const budget = (policy: SendBudget['policy']): Usage =>
    facts.budgets.find((one) => one.policy === policy) ?? { policy, count: 0, limit: 0 };
  const [month, firstMessages] = [budget('month-cap'), budget('first-message-budget')];
  const age = await database.sendingState.get('age');
  const usedSince = age?.key === 'age' ? age.usedSince : now;
  return {
    ...{ settings, pace, clock, facts, usedSince, month, firstMessages },
    windows: [...windows, { policy: 'month-cap' as const, count: month.count, limit: month.limit }],
    warmUp: warmUp(usedSince, now, settings.limits),
    steady: facts.recentSends.filter((line) => line.steady).length,
  };
}

/** How full every limit is that is told of before it is reached. */
export function readUsages(database: AccountDatabase, now: number): Promise<Usage[]> {
  return readUse(database, now).then(({ windows, firstMessages, warmUp: warm, steady }) => [
    // A minute is over before anybody has read that it is full.
    ...windows.filter(({ policy }) => policy !== 'minute-cap'),
    firstMessages,
    ...(warm ? [{ policy: 'warm-up' as const, count: steady, limit: warm.perDay }] : []),
  ]);
}

/** `proposed`: planned as if it were approved, too. */
export async function readSendingOverview(
  database: AccountDatabase,
  {
    now,
    userTimeZone,
    proposed = [],
  }: { now: number; userTimeZone: string; proposed?: readonly ProposedSend[] },
): Promise<SendingOverview> {
  const { settings, clock, usedSince, facts, ...use } = await readUse(database, now);
  const { pace, firstMessages, month } = use;
  const ahead = clock.tick - now;
  const { key: _, ...bucket } = (await database.buckets.get('sending')) ?? {
    key: 'sending' as const,
    ...fullBucket(settings.limits, clock.tick),
  };
  const approved = await database.outbox.where('status').equals('approved').toArray();
  const recipients = await recipientsOf(database, [...approved, ...proposed], userTimeZone);
  return {
    pace,
    windows: use.windows,
    firstMessages,
    warmUp: use.warmUp,
    steady: use.steady,
    approved: approved.length,
    stopped: settings.safeMode ? 'safe-mode' : settings.paused ? 'paused' : undefined,
    plan: planSends(recipients, {
      now,
      limits: settings.limits,
      share: pace.share,
      recentSends: facts.recentSends,
      bucket: { ...bucket, updatedAt: bucket.updatedAt - ahead, nextAt: bucket.nextAt - ahead },
      quietHours: settings.quietHours,
      relaxed: settings.relaxed,
      timeZone: userTimeZone,
      usedSince,
      left: {
        month: month.limit - month.count,
        firstMessages: firstMessages.limit - firstMessages.count,
      },
    }),
  };
}

/** Asks of a person what a claim asks: under all of their ids. */
async function recipientsOf(
  database: AccountDatabase,
  sends: readonly (ProposedSend & Pick<OutboxRow, 'approval'>)[],
  userTimeZone: string,
): Promise<PlannedRecipient[]> {
  const people = await readPeople(
    database,
    sends.map(({ chatId }) => chatId),
  );
  const ids = [...new Set([...people.ids.values()].flat())];
  const [chats, details] = await Promise.all([
    database.chats.bulkGet(ids),
    database.personDetails.bulkGet(ids),
  ]);
  const chatById = new Map(ids.map((id, index) => [id, chats[index]]));
  const zoneById = new Map(ids.map((id, index) => [id, details[index]?.timeZone]));
  return sends.map((row) => {
    const own = people.ids.get(row.chatId) ?? [row.chatId];
    const phone = firstOf(own, (id) => people.contacts.get(id)?.phone);
    const { waiting, hasIncoming } = conversationOf(
      own.flatMap((id) => chatById.get(id) ?? []),
      row.priority,
    );
    return {
      zone:
        firstOf(own, (id) => zoneById.get(id)) ??
        (phone === undefined ? undefined : zoneOfPhone(phone)) ??
        userTimeZone,
      pace: waiting ? 'burst' : 'steady',
      firstContact: !hasIncoming,
      abroad: phone !== undefined && !phone.startsWith('55'),
      notBefore: Math.max(row.approval?.sendAfter ?? 0, row.scheduledFor ?? 0),
    };
  });
}

function firstOf<Value>(
  ids: readonly string[],
  valueOf: (id: string) => Value | undefined,
): Value | undefined {
  return ids.reduce<Value | undefined>((found, id) => found ?? valueOf(id), undefined);
}
