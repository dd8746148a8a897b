/** The names that the user gives people. Written by the screens. */
import { tidyName } from '@/domain/contact-name';
import type { AccountDatabase } from './account-database';
import { personIds } from './person-ids';

/** characters */
export const MAX_OWN_NAME = 120;

/**
 * Names the person of this id. '' takes their name away, under whichever of their ids it stands. A name that stood under
 * another id before a merge is only covered: it is there again when the merge is undone.
 */
export function giveOwnName(
  database: AccountDatabase,
  id: string,
  name: string,
  now: number,
): Promise<void> {
  const given = [...tidyName(name)].slice(0, MAX_OWN_NAME).join('').trim();
  return database.transaction(
    'rw',
    [database.ownNames, database.contacts, database.chats, database.merges],
    async () => {
      if (given !== '') await database.ownNames.put({ id, name: given, at: now });
      else await database.ownNames.bulkDelete(await personIds(database, id));
    },
  );
}
