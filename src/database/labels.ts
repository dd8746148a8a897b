/** Labels, and who has which. A person has a label if any of their ids has it. Written by the screens. */
import { labelKey, MAX_LABEL, nextColour, tidyLabel } from '@/domain/label';
import type { AccountDatabase } from './account-database';
import { personIds } from './person-ids';
import type { LabelRow } from './rows';

/** Every label, by name. */
export async function allLabels(database: AccountDatabase): Promise<LabelRow[]> {
  return byName(await database.labels.toArray());
}

/** The labels of the person of these ids, by name. */
export async function labelsOf(
  database: AccountDatabase,
  ids: readonly string[],
): Promise<LabelRow[]> {
  const rows = await rowsOf(database, ids);
  const labels = await database.labels.bulkGet([...new Set(rows.map(({ labelId }) => labelId))]);
  return byName(labels.filter((row) => row !== undefined));
}

/** Who has any of these labels: the ids under which it stands. */
export async function idsWithLabels(
  database: AccountDatabase,
  labelIds: readonly string[],
): Promise<string[]> {
  const rows = await database.personLabels
    .where('labelId')
    .anyOf([...labelIds])
    .toArray();
  return [...new Set(rows.flatMap(({ personId, has }) => (has ? [personId] : [])))];
}

/** The labels that stand under each id: for lists of many people, with `labelsOfPerson`. */
export async function labelsByPersonId(
  database: AccountDatabase,
): Promise<ReadonlyMap<string, readonly LabelRow[]>> {
  const [labels, rows] = await Promise.all([allLabels(database), database.personLabels.toArray()]);
  const having = new Map<string, Set<string>>();
  for (const { personId, labelId, has } of rows) {
    if (!has) continue;
    const ids = having.get(personId) ?? new Set();
    having.set(personId, ids.add(labelId));
  }
  return new Map([...having].map(([id, ids]) => [id, labels.filter((label) => ids.has(label.id))]));
}

/** The labels of the person of these ids, each once, by name. @param labels of `labelsByPersonId` */
export function labelsOfPerson(
  ids: readonly string[],
  labels: ReadonlyMap<string, readonly LabelRow[]>,
): LabelRow[] {
  return byName([...new Set(ids.flatMap((id) => labels.get(id) ?? []))]);
}

/**
 * Puts a label on the person of this id: the one of that name, or a new one.
 * @throws RangeError when the name is empty, or has more than MAX_LABEL characters
 */
export function putLabelOn(
  database: AccountDatabase,
  personId: string,
  name: string,
  now: number,
): Promise<LabelRow> {
  const tidy = tidyLabel(name);
  const length = [...tidy].length;
  const { labels, personLabels } = database;
  return database.transaction('rw', labels, personLabels, async () => {
    if (length === 0 || length > MAX_LABEL) throw new RangeError('A label needs a short name.');
    const known = await labels.toArray();
    const key = labelKey(tidy);
    let label = known.find((row) => labelKey(row.name) === key);
    if (!label) {
      const colour = nextColour(known.map((row) => row.colour));
      label = { id: crypto.randomUUID(), name: tidy, colour, createdAt: now, updatedAt: now };
      await labels.add(label);
    }
    await personLabels.put({ personId, labelId: label.id, has: true, at: now });
    return label;
  });
}

/** Takes a label off the person of this id, under whichever of their ids it stands. */
export function takeLabelOff(
  database: AccountDatabase,
  personId: string,
  labelId: string,
  now: number,
): Promise<void> {
  const { personLabels, contacts, chats, merges } = database;
  return database.transaction('rw', [personLabels, contacts, chats, merges], async () => {
    const rows = await rowsOf(database, await personIds(database, personId));
    const off = rows.filter((row) => row.labelId === labelId);
    await personLabels.bulkPut(off.map((row) => ({ ...row, has: false, at: now })));
  });
}

async function rowsOf(database: AccountDatabase, ids: readonly string[]) {
  const rows = await database.personLabels
    .where('personId')
    .anyOf([...ids])
    .toArray();
  return rows.filter(({ has }) => has);
}

function byName(labels: LabelRow[]): LabelRow[] {
  return labels.sort((a, b) => a.name.localeCompare(b.name));
}
