/** Notes on people. A note stands under one id of the person and is theirs under all of them. Written by the screens. */
import type { AccountDatabase } from './account-database';
import type { NoteRow } from './rows';

/** characters of one note */
export const MAX_NOTE = 4000;

/** The notes on the person of these ids, the newest first. */
export async function notesOf(
  database: AccountDatabase,
  ids: readonly string[],
): Promise<NoteRow[]> {
  const rows = await database.notes
    .where('personId')
    .anyOf([...ids])
    .toArray();
  return rows.filter(isThere).sort((a, b) => b.createdAt - a.createdAt);
}

/** Every note there is. */
export async function allNotes(database: AccountDatabase): Promise<NoteRow[]> {
  return (await database.notes.toArray()).filter(isThere);
}

/** Notes of these ids; one that has been removed since is missing. */
export async function readNotes(
  database: AccountDatabase,
  ids: readonly string[],
): Promise<NoteRow[]> {
  const rows = await database.notes.bulkGet([...ids]);
  return rows.filter((row) => row !== undefined).filter(isThere);
}

/**
 * Writes a note on the person of this id.
 * @throws RangeError when the text is empty, or has more than MAX_NOTE characters
 */
export async function addNote(
  database: AccountDatabase,
  personId: string,
  text: string,
  now: number,
): Promise<void> {
  const row = { id: crypto.randomUUID(), personId, createdAt: now, updatedAt: now };
  await database.notes.add({ ...row, text: wellSized(text) });
}

/**
 * Gives a note another text; one that was removed is there again.
 * @throws RangeError when the text is empty, or has more than MAX_NOTE characters
 */
export async function changeNote(
  database: AccountDatabase,
  id: string,
  text: string,
  now: number,
): Promise<void> {
  await database.notes.update(id, { text: wellSized(text), updatedAt: now });
}

export async function removeNote(
  database: AccountDatabase,
  id: string,
  now: number,
): Promise<void> {
  await database.notes.update(id, { text: '', updatedAt: now });
}

function isThere({ text }: NoteRow): boolean {
  return text !== '';
}

function wellSized(text: string): string {
  const trimmed = text.trim();
  const length = [...trimmed].length;
  if (length === 0 || length > MAX_NOTE) throw new RangeError('A note is empty or too long.');
  return trimmed;
}
