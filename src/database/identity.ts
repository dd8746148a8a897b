/** People as the screens show them: one view over all rows of a person. Read only. */
import { tidyName } from '@/domain/contact-name';
import { digitsOfChatId } from '@/domain/phone-identity';
import type { AccountDatabase } from './account-database';
import { readPeople } from './person-ids';
import type { ContactRow, OwnNameRow } from './rows';

/** A contact with what is known of the same person under their other ids. */
export interface PersonContact extends ContactRow {
  /** All ids of the person, this one first. */
  personIds: readonly string[];
  ownName?: string;
}

/**
 * For each id its contact as one person: names, number and marks that stand under another id of theirs are theirs. Who is in no
 * list has no names. Within a transaction: needs contacts, chats, merges and ownNames.
 */
export async function personContacts(
  database: AccountDatabase,
  ids: readonly string[],
): Promise<PersonContact[]> {
  const people = await readPeople(database, ids);
  const all = [...new Set([...people.ids.values()].flat())];
  const names = new Map<string, OwnNameRow>();
  for (const row of await database.ownNames.bulkGet(all)) if (row) names.set(row.id, row);
  return ids.map((id) => viewOf(id, people.ids.get(id) ?? [id], people.contacts, names));
}

export async function personContact(database: AccountDatabase, id: string): Promise<PersonContact> {
  const [contact] = await personContacts(database, [id]);
  return contact ?? viewOf(id, [id], new Map(), new Map());
}

/** `ids`: all of the person. What `id` says itself comes before what the others say. */
export function viewOf(
  id: string,
  ids: readonly string[],
  contacts: ReadonlyMap<string, ContactRow>,
  names: ReadonlyMap<string, OwnNameRow>,
): PersonContact {
  const rows = ids.flatMap((one) => contacts.get(one) ?? []);
  // The user named the person, not the id: what they said last counts.
  const ownName = ids
    .flatMap((one) => names.get(one) ?? [])
    .reduce<OwnNameRow | undefined>(
      (last, row) => (last && last.at >= row.at ? last : row),
      undefined,
    );
  const first = <Field extends 'savedName' | 'businessName' | 'pushName' | 'about'>(
    field: Field,
  ) => {
    const value = rows.find((row) => tidyName(row[field]) !== '')?.[field];
    return value === undefined ? {} : { [field]: value };
  };
  const phone = ids.reduce<string | undefined>(
    (found, one) => found ?? digitsOfChatId(one),
    undefined,
  );
  const own = contacts.get(id);
  return {
    id,
    personIds: ids,
    ...(ownName && { ownName: ownName.name }),
    ...(phone !== undefined && { phone }),
    ...(own?.pairedId !== undefined && { pairedId: own.pairedId }),
    ...first('savedName'),
    ...first('businessName'),
    ...first('pushName'),
    ...first('about'),
    saved: rows.some((row) => row.saved),
    business: rows.some((row) => row.business),
    updatedAt: Math.max(0, ...rows.map((row) => row.updatedAt)),
  };
}
