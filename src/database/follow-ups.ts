/**
 * "No answer in so many days: a draft." Set by the screens, stopped by any answer in the transaction that stores it. Nothing is
 * sent by it: when it is due, the deck shows a card.
 */
import { DAY } from '@/domain/send-windows';
import type { AccountDatabase } from './account-database';
import type { FollowUpRow, OutboxRow } from './rows';

/** days */
export const LONGEST_FOLLOW_UP = 14;

/** Takes the place of one that the chat has. @throws RangeError for other days than 1 to 14. */
export async function setFollowUp(
  database: AccountDatabase,
  { chatId, text, days }: { chatId: string; text: string; days: number },
  now: number,
): Promise<void> {
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_FOLLOW_UP)
    throw new RangeError('A follow-up is due in 1 to 14 days.');
  await database.followUps.put({
    chatId,
    text: text.trim(),
    dueAt: now + days * DAY,
    createdAt: now,
  });
}

export function dueFollowUps(database: AccountDatabase, now: number): Promise<FollowUpRow[]> {
  return database.followUps.where('dueAt').belowOrEqual(now).toArray();
}

/** They answered at `at`, under whichever of their ids. Part of the caller's transaction. */
export async function stopFollowUps(
  database: AccountDatabase,
  chatIds: readonly string[],
  at: number,
): Promise<void> {
  const rows = await database.followUps.bulkGet([...chatIds]);
  const stopped = rows.filter((row) => row !== undefined && isAnswered(row, at));
  await database.followUps.bulkDelete(stopped.flatMap((row) => row?.chatId ?? []));
}

/** WhatsApp's instants are whole seconds: within one, an answer may seem older than what it answers. */
function isAnswered(row: FollowUpRow, at: number): boolean {
  return at + 999 >= row.createdAt;
}

/** The draft that it led to was approved or skipped. Part of the caller's transaction. */
export async function settleFollowUp(
  database: AccountDatabase,
  draft: Pick<OutboxRow, 'chatId' | 'priority'>,
  now: number,
): Promise<void> {
  if (draft.priority !== 'follow-up') return;
  const row = await database.followUps.get(draft.chatId);
  if (row && row.dueAt <= now) await database.followUps.delete(draft.chatId);
}

/** A backup brings back no follow-up that has been answered since. */
export async function dropAnsweredFollowUps(database: AccountDatabase): Promise<void> {
  const rows = await database.followUps.toArray();
  const chats = await database.chats.bulkGet(rows.map(({ chatId }) => chatId));
  const answered = rows.filter((row, index) => isAnswered(row, chats[index]?.lastIncomingAt ?? 0));
  await database.followUps.bulkDelete(answered.map(({ chatId }) => chatId));
}
