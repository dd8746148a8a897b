import Dexie from 'dexie';
import type { AccountDatabase } from '@/database/account-database';
import { personIds } from '@/database/person-ids';
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

/** The last messages of a chat's person, under whichever of their ids, oldest first. */
export async function latestOfPerson(
  database: AccountDatabase,
  chatId: string,
  count: number,
): Promise<MessageRow[]> {
  const ids = await personIds(database, chatId);
  const rows = await Promise.all(ids.map((id) => latestMessages(database, id, count)));
  return rows
    .flat()
    .sort((a, b) => a.rowid - b.rowid)
    .slice(-count);
}
