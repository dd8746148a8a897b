/** People as the screens show them: one view over all rows of a person. Read only. */
import { identitiesOf, pairOf, type Identities, type IdentityReason } from '@/domain/identity';
import { tidyName } from '@/domain/contact-name';
import { chatKind } from '@/domain/message';
import { digitsOfChatId } from '@/domain/phone-identity';
import type { AccountDatabase } from './account-database';
import { readPeople } from './person-ids';
import type { ChatRow, ContactRow, MergeRow, OwnNameRow } from './rows';

/** A contact with what is known of the same person under their other ids. */
export interface PersonContact extends ContactRow {
  /** All ids of the person, this one first. */
  personIds: readonly string[];
  ownName?: string;
}

/**
 * For each id its contact as one person: names, number and marks that stand under another id of theirs are theirs. undefined:
 * nothing is known of them. Outside of transactions, or within one over contacts, chats, merges and ownNames.
 */
export async function personContacts(
  database: AccountDatabase,
  ids: readonly string[],
): Promise<(PersonContact | undefined)[]> {
  const people = await readPeople(database, ids);
  const all = [...new Set([...people.ids.values()].flat())];
  const names = new Map<string, OwnNameRow>();
  for (const row of await database.ownNames.bulkGet(all)) if (row) names.set(row.id, row);
  return ids.map((id) => viewOf(people.ids.get(id) ?? [id], people.contacts, names));
}

export async function personContact(
  database: AccountDatabase,
  id: string,
): Promise<PersonContact | undefined> {
  const [contact] = await personContacts(database, [id]);
  return contact;
}

/** `ids`: of one person, the one that is shown first. What it says itself comes before what the others say. */
function viewOf(
  ids: readonly string[],
  contacts: ReadonlyMap<string, ContactRow>,
  names: ReadonlyMap<string, OwnNameRow>,
): PersonContact | undefined {
  const [id] = ids;
  const rows = ids.flatMap((one) => contacts.get(one) ?? []);
  // The user named the person, not the id: what they said last counts.
  const ownName = ids
    .flatMap((one) => names.get(one) ?? [])
    .reduce<OwnNameRow | undefined>(
      (last, row) => (last && last.at >= row.at ? last : row),
      undefined,
    );
  if (id === undefined || (rows.length === 0 && !ownName)) return undefined;
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
  /** undefined: nothing is known but the id. */
  person: PersonContact | undefined;
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
    person: viewOf(all, contacts, names),
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

/** Contacts read at once; some 20 ms of work. */
const CHUNK = 2000;

/** Every contact row, in chunks. */
async function* contactChunks(database: AccountDatabase): AsyncGenerator<ContactRow[], void, void> {
  let last: string | undefined;
  for (;;) {
    const from =
      last === undefined
        ? database.contacts.orderBy(':id')
        : database.contacts.where(':id').above(last);
    const rows = await from.limit(CHUNK).toArray();
    if (rows.length > 0) yield rows;
    if (rows.length < CHUNK) return;
    last = rows.at(-1)?.id;
  }
}

/**
 * Everyone in the list of contacts, once a person, in no order: under the id that says most (in the address book, then with a
 * number). A @lid or another spelling without a contact row of its own makes nobody.
 * @param pause awaited between chunks: gives way to the page, however many contacts there are.
 */
export async function allPeople(
  database: AccountDatabase,
  pause: () => Promise<void>,
): Promise<PersonContact[]> {
  const [merges, ownNames, chatIds] = await Promise.all([
    database.merges.toArray(),
    database.ownNames.toArray(),
    database.chats.toCollection().primaryKeys(),
  ]);
  const contacts = new Map<string, ContactRow>();
  const identities = identitiesOf({ ids: [], decisions: merges });
  for await (const rows of contactChunks(database)) {
    for (const row of rows) {
      contacts.set(row.id, row);
      identities.know(row);
    }
    await pause();
  }
  for (const id of chatIds)
    if (!contacts.has(id) && chatKind(id) === 'person') identities.know({ id });
  const names = new Map(ownNames.map((row) => [row.id, row]));
  const people: PersonContact[] = [];
  for (const [index, group] of identities.people().entries()) {
    const person = viewOf(group.toSorted(byWeight(contacts)), contacts, names);
    if (person) people.push(person);
    if (index % CHUNK === CHUNK - 1) await pause();
  }
  return people;
}

/** The id under which a person is shown: saved before unsaved, a number before a private id. */
function byWeight(contacts: ReadonlyMap<string, ContactRow>): (a: string, b: string) => number {
  const weight = (id: string) =>
    (contacts.get(id)?.saved ? 4 : 0) + (id.endsWith('@c.us') ? 2 : 0) + (contacts.has(id) ? 1 : 0);
  return (a, b) => weight(b) - weight(a) || (a < b ? -1 : 1);
}
