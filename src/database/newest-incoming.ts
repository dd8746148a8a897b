import type { AccountDatabase } from './account-database';
import { personIds } from './person-ids';

/**
 * The newest message that the person of this chat wrote, under whichever of their ids; undefined: none. `at`: ms. Within a
 * transaction: needs contacts, chats, merges.
 */
export async function newestIncoming(
  database: AccountDatabase,
  chatId: string,
): Promise<{ id: string; at: number } | undefined> {
  const chats = await database.chats.bulkGet(await personIds(database, chatId));
  let newest: { id: string; at: number } | undefined;
  // The chat's own id comes first: of two of one instant its own counts.
  for (const { lastIncomingId: id, lastIncomingAt: at } of chats.filter((chat) => !!chat))
    if (id && at > (newest?.at ?? 0)) newest = { id, at };
  return newest;
}
