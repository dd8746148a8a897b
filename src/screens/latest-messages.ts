import Dexie from 'dexie';
import type { AccountDatabase } from '@/database/account-database';
import type { MessageRow } from '@/database/rows';

/** The last messages of a chat, oldest first. */
export async function latestMessages(
  database: AccountDatabase,
  chatId: string,
  count: number,
): Promise<MessageRow[]> {
  const rows = await database.messages
    .where('[chatId+timestamp]')
    .between([chatId, Dexie.minKey], [chatId, Dexie.maxKey])
    .reverse()
    .limit(count)
    .toArray();
  return rows.reverse();
}
