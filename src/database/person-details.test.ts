import { beforeEach, expect, it } from 'vitest';
import { ANA, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { detailsOf, newerDetails, saveDetails, saveField } from './person-details';

const OTHER = '777000777@lid';
let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

it('what was said last of a person counts, under whichever id', async () => {
  await saveDetails(
    database,
    ANA,
    { language: 'en', fields: { Pedido: ' 42 ', vazio: ' ' } },
    NOON,
  );
  await saveDetails(database, OTHER, { timeZone: 'America/Manaus' }, NOON + 1);
  expect(await detailsOf(database, [ANA])).toEqual({ language: 'en', fields: { pedido: '42' } });
  expect(await detailsOf(database, [ANA, OTHER])).toEqual({ timeZone: 'America/Manaus' });
  expect(await detailsOf(database, ['nobody@lid'])).toEqual({});
});

it('one field is added beside the others', async () => {
  await saveDetails(database, ANA, { language: 'en', fields: { pedido: '42' } }, NOON);
  await saveField(database, ANA, 'Prazo Final', 'sexta', NOON + 1);
  expect(await detailsOf(database, [ANA])).toEqual({
    language: 'en',
    fields: { pedido: '42', prazo_final: 'sexta' },
  });
});

it('a restored backup brings no older word back', () => {
  const old = { id: ANA, language: 'en', updatedAt: 1 } as const;
  const recent = { id: ANA, fields: { a: 'b' }, updatedAt: 2 };
  expect(newerDetails(old, recent)).toBe(recent);
  expect(newerDetails(recent, old)).toBe(recent);
  expect(newerDetails(undefined, old)).toBe(old);
});
