import { beforeEach, expect, it } from 'vitest';
import { ANA, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { decideIdentity } from './merges';
import { addNote, allNotes, changeNote, MAX_NOTE, notesOf, readNotes, removeNote } from './notes';
import { personIds } from './person-ids';

const OTHER = '777000777@lid';
let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

const texts = async (id = ANA) =>
  (await notesOf(database, await personIds(database, id))).map(({ text }) => text);

it('notes of a person are theirs under all of their ids, the newest first', async () => {
  await addNote(database, ANA, ' Prefere à tarde.\n', NOON);
  await addNote(database, OTHER, 'Tem loja', NOON + 1);
  expect(await texts()).toEqual(['Prefere à tarde.']);
  await decideIdentity(database, { a: ANA, b: OTHER, decision: 'same' }, NOON);
  expect(await texts()).toEqual(['Tem loja', 'Prefere à tarde.']);
  expect(await texts(OTHER)).toEqual(['Tem loja', 'Prefere à tarde.']);
});

it('a note is changed in its place, removed without a trace of its text, and put back', async () => {
  await addNote(database, ANA, 'segredo', NOON);
  await addNote(database, ANA, 'outra', NOON + 1);
  const [, { id } = { id: '' }] = await notesOf(database, [ANA]);
  await changeNote(database, id, 'senha', NOON + 2);
  expect(await texts()).toEqual(['outra', 'senha']);
  await removeNote(database, id, NOON + 3);
  expect(await texts()).toEqual(['outra']);
  expect(await readNotes(database, [id])).toEqual([]);
  expect(await allNotes(database)).toHaveLength(1);
  expect(JSON.stringify(await database.notes.toArray())).not.toMatch(/segredo|senha/);
  await changeNote(database, id, 'senha', NOON + 4);
  expect(await texts()).toEqual(['outra', 'senha']);
  expect(await readNotes(database, [id])).toMatchObject([{ createdAt: NOON, updatedAt: NOON + 4 }]);
});

it.each([
  ['no text', ' \n'],
  ['too much text', 'x'.repeat(MAX_NOTE + 1)],
])('%s is refused, and nothing is written', async (_, text) => {
  await expect(addNote(database, ANA, text, NOON)).rejects.toThrow(RangeError);
  await addNote(database, ANA, 'x'.repeat(MAX_NOTE), NOON);
  const [{ id } = { id: '' }] = await notesOf(database, [ANA]);
  await expect(changeNote(database, id, text, NOON + 1)).rejects.toThrow(RangeError);
  expect(await texts()).toEqual(['x'.repeat(MAX_NOTE)]);
});
