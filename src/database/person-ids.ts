import type { AccountDatabase } from './account-database';

/** All ids under which WhatsApp knows the person (or chat) of this id: its @c.us and its @lid, as far as the pair was learned from either side. The given one first. */
export async function personIds(database: AccountDatabase, id: string): Promise<string[]> {
  const own = await database.contacts.get(id);
  const others = await database.contacts.where('pairedId').equals(id).primaryKeys();
  return [...new Set([id, ...(own?.pairedId ? [own.pairedId] : []), ...others])];
}
