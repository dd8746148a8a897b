import type { PolicyInput } from '@/domain/policies/policy-rule';
import type { ChatRow, OutboxRow } from './rows';

/** One person's chats, under all of their ids, as one conversation: as a message of this priority meets it. */
export function conversationOf(
  chats: readonly ChatRow[],
  priority: OutboxRow['priority'],
): PolicyInput['conversation'] {
  const answered = chats.filter((chat) => chat.lastIncomingAt > 0);
  const newest = chats.toSorted((a, b) => b.lastMessageAt - a.lastMessageAt)[0];
  return {
    hasIncoming: answered.length > 0,
    unanswered:
      answered.length > 0
        ? Math.min(...answered.map((chat) => chat.unanswered))
        : chats.reduce((sum, chat) => sum + chat.unanswered, 0),
    // What goes to many is no answer, even to one of them who happens to wait.
    waiting: priority === 'reply' && newest !== undefined && newest.waitingSince > 0,
  };
}
