/** What the user knows of a person, and WhatsApp does not: zone, language, fields of their own. Written by the screens. */
import { variableName } from '@/domain/template';
import type { AccountDatabase } from './account-database';
import { personIds } from './person-ids';
import type { PersonDetailsRow } from './rows';

export type PersonDetails = Omit<PersonDetailsRow, 'id' | 'updatedAt'>;

/** characters of one field */
export const MAX_FIELD = 500;

/** What was said last of the person of these ids. */
export async function detailsOf(
  database: AccountDatabase,
  ids: readonly string[],
): Promise<PersonDetails> {
  const rows = await database.personDetails.bulkGet([...ids]);
  const last = rows.reduce(
    (newest, row) => (row && (!newest || row.updatedAt > newest.updatedAt) ? row : newest),
    undefined,
  );
  if (!last) return {};
  const { id: _id, updatedAt: _at, ...details } = last;
  return details;
}

/** Writes all that is known of the person of this id; what is not in `details` is known no more. */
export async function saveDetails(
  database: AccountDatabase,
  id: string,
  details: PersonDetails,
  now: number,
): Promise<void> {
  const fields = Object.fromEntries(
    Object.entries(details.fields ?? {})
      .map(([name, value]) => [variableName(name), value.trim().slice(0, MAX_FIELD)])
      .filter(([name, value]) => name !== '' && value !== ''),
  );
  const { timeZone, language } = details;
  await database.personDetails.put({
    id,
    ...(timeZone && { timeZone }),
    ...(language && { language }),
    ...(Object.keys(fields).length > 0 && { fields }),
    updatedAt: now,
  });
}

/** One more field, or another value of one. */
export function saveField(
  database: AccountDatabase,
  id: string,
  name: string,
  value: string,
  now: number,
): Promise<void> {
  const { personDetails, contacts, chats, merges } = database;
  return database.transaction('rw', [personDetails, contacts, chats, merges], async () => {
    const known = await detailsOf(database, await personIds(database, id));
    await saveDetails(database, id, { ...known, fields: { ...known.fields, [name]: value } }, now);
  });
}

/** The later word on a person counts whole: a field that was taken away stays away. */
export function newerDetails(
  restored: PersonDetailsRow | undefined,
  present: PersonDetailsRow,
): PersonDetailsRow {
  return restored && restored.updatedAt > present.updatedAt ? restored : present;
}
