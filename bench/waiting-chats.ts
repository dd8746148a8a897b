/** Which chats of a made-up account wait for an answer, and since when (ms). */
import type { MessageRow } from '@/database/rows';
import { chatKind } from '@/domain/message';
import type { AccountMessage } from './account-messages';

/** @param messages in the order of their time */
export function waitingChats(messages: Iterable<AccountMessage>): Map<string, number> {
  const waiting = new Map<string, number>();
  for (const { row } of messages) noteWaiting(waiting, row);
  return waiting;
}

/** @param waiting as it was before the message */
export function noteWaiting(waiting: Map<string, number>, row: MessageRow): void {
  if (chatKind(row.chatId) !== 'person') return;
  if (row.fromMe) waiting.delete(row.chatId);
  else if (!waiting.has(row.chatId)) waiting.set(row.chatId, row.timestamp);
}
