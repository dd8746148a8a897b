import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { AccountDatabase } from '../account-database';
import fixture001 from './fixtures/001.json';
import today001 from './fixtures/001-today.json';
import fixture002 from './fixtures/002.json';
import today002 from './fixtures/002-today.json';
import fixture003 from './fixtures/003.json';
import fixture004 from './fixtures/004.json';
import fixture005 from './fixtures/005.json';
import { MIGRATIONS } from './index';

/** What each version's rows looked like when it was released, and what they are today. Frozen: never edited afterwards. */
const FIXTURES = [
  { version: 1, before: fixture001, today: today001 },
  { version: 2, before: fixture002, today: today002 },
  { version: 3, before: fixture003, today: fixture003 },
  { version: 4, before: fixture004, today: fixture004 },
  { version: 5, before: fixture005, today: fixture005 },
];

describe('the chain of schema versions', () => {
  it('has no gap, and a fixture for each version', () => {
    const versions = MIGRATIONS.map((migration) => migration.version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect(FIXTURES.map((fixture) => fixture.version)).toEqual(versions);
  });

  it.each(FIXTURES)(
    'brings the rows of version $version to today',
    async ({ version, before, today }) => {
      const accountId = crypto.randomUUID();
      const old = new Dexie(`mettri-account-${accountId}`);
      for (const migration of MIGRATIONS.filter((candidate) => candidate.version <= version))
        old.version(migration.version).stores({ ...migration.stores });
      for (const [table, rows] of Object.entries(before)) await old.table(table).bulkAdd([...rows]);
      old.close();

      const database = new AccountDatabase(accountId);
      for (const [table, rows] of Object.entries(today))
        expect(await database.table(table).toArray()).toEqual(rows);
      expect(database.verno).toBe(MIGRATIONS.length);
      await database.delete();
    },
  );
});
