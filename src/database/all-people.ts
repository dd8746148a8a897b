/** Everyone at once, for lists and reviews. Read only. */
import { identitiesOf, type Identities } from '@/domain/identity';
import { peopleInSteps } from '@/domain/identity-people';
import { chatKind } from '@/domain/message';
import type { AccountDatabase } from './account-database';
import { viewOf, type PersonContact } from './identity';
import type { ContactRow } from './rows';

/** Contacts read at once: some 10 ms of work. */
const CHUNK = 1000;

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
  const heaviest = byWeight(contacts);
  const people: PersonContact[] = [];
  for (const [index, group] of (await inSteps(identities, pause)).entries()) {
    const ids = group.toSorted(heaviest);
    if (ids[0] !== undefined && ids.some((id) => contacts.has(id) || names.has(id)))
      people.push(viewOf(ids[0], ids, contacts, names));
    if (index % CHUNK === CHUNK - 1) await pause();
  }
  return people;
}

async function inSteps(identities: Identities, pause: () => Promise<void>): Promise<string[][]> {
  const steps = peopleInSteps(identities);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

/** The id under which a person is shown: saved before unsaved, a number before a private id. */
function byWeight(contacts: ReadonlyMap<string, ContactRow>): (a: string, b: string) => number {
  const weight = (id: string) =>
    (contacts.get(id)?.saved ? 4 : 0) + (id.endsWith('@c.us') ? 2 : 0) + (contacts.has(id) ? 1 : 0);
  return (a, b) => weight(b) - weight(a) || (a < b ? -1 : 1);
}
