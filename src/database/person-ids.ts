/** Which ids are one person, read from the rows around them by indices alone: cheap enough for a transaction per message. */
import {
  aliasIds,
  canBePair,
  identitiesOf,
  nearby,
  othersOf,
  type KnownId,
  type Nearby,
} from '@/domain/identity';
import { chatKind } from '@/domain/message';
import type { AccountDatabase } from './account-database';
import type { ContactRow, MergeRow } from './rows';

/** The rows that say who some people are. */
export interface PeopleRows {
  /** All ids of the person of each id that was asked for: that id first, then the nearest. */
  ids: ReadonlyMap<string, readonly string[]>;
  /** The contacts among those ids, and perhaps some of others. */
  contacts: ReadonlyMap<string, ContactRow>;
  /** What joins them. */
  near: Nearby;
}

/**
 * All ids under which WhatsApp knows the person (or chat) of this id: paired ids, other spellings of the number that are known
 * as a contact or a chat, and what the user merged. The given one first, then the nearest. Within a transaction: needs contacts, chats, merges.
 */
export async function personIds(database: AccountDatabase, id: string): Promise<string[]> {
  const { ids } = await readPeople(database, [id]);
  return [...(ids.get(id) ?? [id])];
}

/** The same for many ids at once, with the contacts that were read on the way. Same tables. */
export function readPeople(
  database: AccountDatabase,
  asked: readonly string[],
): Promise<PeopleRows> {
  const { contacts, chats, merges } = database;
  return database.transaction('r', [contacts, chats, merges], () => gather(database, asked));
}

async function gather(database: AccountDatabase, asked: readonly string[]): Promise<PeopleRows> {
  const contacts = new Map<string, ContactRow>();
  const merges = new Map<string, MergeRow>();
  const known = new Map<string, KnownId>();
  const looked = new Set<string>();
  let open = new Set(asked.filter((id) => chatKind(id) === 'person'));
  for (const id of open) known.set(id, { id });
  while (open.size > 0) {
    const batch = [...open].flatMap((id) => [id, ...aliasIds(id)]).filter((id) => !looked.has(id));
    for (const id of batch) looked.add(id);
    const found = await lookAround(database, batch);
    const next = new Set<string>();
    const meet = (id: string) => {
      if (!known.has(id)) known.set(id, { id });
      if (!looked.has(id)) next.add(id);
    };
    for (const row of found.contacts) {
      contacts.set(row.id, row);
      known.set(row.id, row);
      meet(row.id);
      if (row.pairedId !== undefined && canBePair(row.id, row.pairedId)) meet(row.pairedId);
    }
    for (const id of found.chatIds) meet(id);
    for (const row of found.merges) {
      merges.set(row.pair, row);
      meet(row.a);
      meet(row.b);
    }
    open = next;
  }
  const near = nearby(identitiesOf({ ids: known.values(), decisions: merges.values() }));
  return {
    ids: new Map(asked.map((id) => [id, [id, ...othersOf(id, near).keys()]])),
    contacts,
    near,
  };
}

/** What is said of these ids, which may or may not be known. */
async function lookAround(
  database: AccountDatabase,
  ids: string[],
): Promise<{ contacts: ContactRow[]; chatIds: string[]; merges: MergeRow[] }> {
  const [rows, asA, asB] = await Promise.all([
    database.contacts.bulkGet(ids),
    database.merges.where('a').anyOf(ids).toArray(),
    database.merges.where('b').anyOf(ids).toArray(),
  ]);
  const own = new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])));
  // What others say of an id counts only where it says nothing of itself.
  const silent = ids.filter((id) => !canBePair(id, own.get(id)?.pairedId ?? ''));
  const unlisted = ids.filter((id) => !own.has(id));
  const [claims, chats] = await Promise.all([
    // Many requests at once: a cursor over many keys (`anyOf`) takes ten times as long.
    Promise.all(silent.map((id) => database.contacts.where('pairedId').equals(id).toArray())),
    database.chats.bulkGet(unlisted),
  ]);
  return {
    contacts: [...own.values(), ...claims.flat()],
    chatIds: chats.flatMap((chat) => (chat ? [chat.id] : [])),
    merges: [...asA, ...asB],
  };
}
