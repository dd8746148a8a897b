/** All that is known of one person, for their card. Read only. */
import { othersOf, pairOf, type IdentityReason } from '@/domain/identity';
import type { AccountDatabase } from './account-database';
import { viewOf, type PersonContact } from './identity';
import { readPeople } from './person-ids';
import type { ChatRow, ContactRow, MergeRow, OwnNameRow } from './rows';

/** One id of a person. */
export interface PersonId {
  id: string;
  contact?: ContactRow;
  chat?: ChatRow;
  ownName?: OwnNameRow;
  /** Why it is the same person as one of those before it; absent: the id that was asked for. */
  because?: { reason: IdentityReason; of: string; merge?: MergeRow };
}

export interface PersonCard {
  person: PersonContact;
  /** The one that was asked for, then the nearest first. */
  ids: PersonId[];
  /** base64 */
  photo?: string;
}

/** All that is known of the person of this id. */
export async function personCard(database: AccountDatabase, id: string): Promise<PersonCard> {
  const { contacts, near } = await readPeople(database, [id]);
  const reasons = othersOf(id, near);
  const all = [id, ...reasons.keys()];
  const [chats, ownNames, pictures, merges] = await Promise.all([
    database.chats.bulkGet(all),
    database.ownNames.bulkGet(all),
    database.pictures.bulkGet(all),
    database.merges.bulkGet([...reasons].map(([other, { of }]) => pairOf(other, of))),
  ]);
  const merged = new Map(merges.flatMap((row) => (row ? [[row.pair, row]] : [])));
  const names = new Map(ownNames.flatMap((row) => (row ? [[row.id, row]] : [])));
  const rows = new Map(
    all.map((one, index): [string, PersonId] => {
      const because = reasons.get(one);
      const merge = because?.reason === 'decision' && merged.get(pairOf(one, because.of));
      const [contact, chat, ownName] = [contacts.get(one), chats[index], names.get(one)];
      return [
        one,
        {
          id: one,
          ...(contact && { contact }),
          ...(chat && { chat }),
          ...(ownName && { ownName }),
          ...(because && { because: { ...because, ...(merge && { merge }) } }),
        },
      ];
    }),
  );
  const photo = pictures.find((row) => row !== undefined)?.data;
  return {
    person: viewOf(id, all, contacts, names),
    ids: [...rows.values()],
    ...(photo !== undefined && { photo }),
  };
}
