/** All that is known of one person, for their card. Read only. */
import { pairOf, type Identities, type IdentityReason } from '@/domain/identity';
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
  /** The one that was asked for first, then as they hang together. */
  ids: PersonId[];
  /** base64 */
  photo?: string;
}

/** All that is known of the person of this id. */
export async function personCard(database: AccountDatabase, id: string): Promise<PersonCard> {
  const { ids, contacts, identities } = await readPeople(database, [id]);
  const all = [...(ids.get(id) ?? [id])];
  const reasons = reasonsFrom(id, identities);
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
    ids: [id, ...reasons.keys()].flatMap((one) => rows.get(one) ?? []),
    ...(photo !== undefined && { photo }),
  };
}

/** For each other id of the person the nearest joint by which it belongs to them, in the order in which they hang together. */
function reasonsFrom(
  id: string,
  identities: Identities,
): Map<string, { reason: IdentityReason; of: string }> {
  const joints = [...identities.joints()];
  const reasons = new Map<string, { reason: IdentityReason; of: string }>();
  const reached = [id];
  for (const of of reached)
    for (const { a, b, reason } of joints) {
      const other = a === of ? b : b === of ? a : undefined;
      if (other === undefined || other === id || reasons.has(other)) continue;
      reasons.set(other, { reason, of });
      reached.push(other);
    }
  return reasons;
}
