import { beforeEach, describe, expect, it, vi } from 'vitest';
import { linked, type ConsentStatement } from '@/domain/consent-chain';
import { DAY, HOUR } from '@/domain/send-windows';
import { ANA, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { recordConsent } from './consent-ledger';
import { checkLedger, forgetLedgerCheck, markSeen, readLedgerCheck } from './ledger-check';

let database: AccountDatabase;

beforeEach(async () => {
  database = new AccountDatabase(crypto.randomUUID());
  await record(5);
});

async function record(lines: number): Promise<void> {
  for (let line = 0; line < lines; line += 1)
    await recordConsent(database, { chatId: ANA, kind: 'opt-out', at: NOON + line, by: 'user' });
}

const found = async () => {
  const check = await readLedgerCheck(database);
  return check && { lines: check.lines, breaks: check.breaks };
};

describe('a look at the ledger', () => {
  it('is remembered, with what it found', async () => {
    expect(await found()).toBeUndefined();
    expect(await checkLedger(database, NOON)).toEqual({ lines: 5, breaks: [] });
    await record(2);
    expect(await checkLedger(database, NOON + HOUR)).toEqual({ lines: 7, breaks: [] });
    expect(await found()).toEqual({ lines: 7, breaks: [] });
    expect((await database.jobs.get('ledger-check'))?.ledger).toMatchObject({
      wholeAt: NOON,
      head: { id: 7, lines: 7 },
    });
  });

  it('reads only what was added, and once a day the whole', async () => {
    await checkLedger(database, NOON);
    await record(1);
    let read = 0;
    database.consent.hook('reading', (row) => {
      read += 1;
      return row;
    });
    await checkLedger(database, NOON + HOUR);
    // The line where the last look ended, and the new one.
    expect(read).toBe(2);
    await checkLedger(database, NOON + DAY);
    expect(read).toBe(2 + 6);
    await checkLedger(database, NOON - HOUR);
    // The clock was set back: the last whole look seems to come.
    expect(read).toBe(2 + 6 + 6);
    await checkLedger(database, NOON, 'whole');
    expect(read).toBe(2 + 6 + 6 + 6);
  });

  it.each([
    ['the last line', 5],
    ['a new line', 6],
  ])('tells at once that %s was changed', async (_which, id) => {
    await checkLedger(database, NOON);
    if (id === 6) await record(1);
    await database.consent.update(id, { kind: 'opt-in' });
    const broken = { lines: id, breaks: [{ id, why: 'changed' }] };
    expect(await checkLedger(database, NOON + 1)).toEqual(broken);
    expect(await found()).toEqual(broken);
  });

  it.each([1, 2, 3, 4, 5, 6])('tells at once that line %i is gone', async (id) => {
    await checkLedger(database, NOON);
    await record(1);
    await database.consent.delete(id);
    const { breaks } = await checkLedger(database, NOON + 1);
    expect(breaks).toEqual([id === 6 ? { why: 'end' } : { id: id + 1, why: 'gap' }]);
  });

  it('tells of an old line that was changed within a day', async () => {
    await checkLedger(database, NOON);
    await database.consent.update(2, { kind: 'opt-in' });
    expect((await checkLedger(database, NOON + HOUR)).breaks).toEqual([]);
    expect((await checkLedger(database, NOON + DAY)).breaks).toEqual([{ id: 2, why: 'changed' }]);
  });

  it('detects accidents and casual edits, not an owner who writes the whole chain anew', async () => {
    await checkLedger(database, NOON);
    let previous = '0'.repeat(64);
    for (const {
      id,
      previous: _previous,
      hash: _hash,
      ...said
    } of await database.consent.toArray()) {
      const forged: ConsentStatement = { ...said, kind: 'opt-in' };
      const line = linked(forged, previous);
      await database.consent.put({ id, ...line });
      previous = line.hash;
    }
    expect((await checkLedger(database, NOON + 1, 'whole')).breaks).toEqual([]);
  });
});

describe('a chain that does not hold', () => {
  beforeEach(async () => {
    await checkLedger(database, NOON);
    await database.consent.update(5, { kind: 'opt-in' });
    await checkLedger(database, NOON + 1);
  });

  it('is said once more only when something else breaks', async () => {
    await markSeen(database);
    await checkLedger(database, NOON + 2 * HOUR);
    expect((await readLedgerCheck(database))?.seen).toBe(true);
    await database.consent.update(1, { kind: 'opt-in' });
    await checkLedger(database, NOON + 4 * HOUR);
    const { seen, breaks } = (await readLedgerCheck(database)) ?? {};
    expect(seen).toBeUndefined();
    expect(breaks?.map(({ id }) => id)).toEqual([1, 5]);
  });

  it('is told without a new walk for an hour, and then looked at again', async () => {
    await database.consent.update(5, { kind: 'opt-out' });
    expect((await checkLedger(database, NOON + HOUR)).breaks).toHaveLength(1);
    expect((await checkLedger(database, NOON + 1 + HOUR)).breaks).toEqual([]);
    expect(await found()).toEqual({ lines: 5, breaks: [] });
  });

  it('says nothing of the chain that a restore puts in its place', async () => {
    await forgetLedgerCheck(database);
    expect(await found()).toBeUndefined();
  });
});

it('a look that saw less does not undo one that saw more meanwhile', async () => {
  await checkLedger(database, NOON);
  await database.consent.update(2, { kind: 'opt-in' });
  // The background has read the row of the last look when the screen looks at the whole.
  const last = await database.consent.get(5);
  vi.spyOn(database.consent, 'get').mockImplementationOnce((() =>
    checkLedger(database, NOON + 2, 'whole').then(() => last)) as never);
  expect((await checkLedger(database, NOON + 1)).breaks).toEqual([]);
  expect((await found())?.breaks).toEqual([{ id: 2, why: 'changed' }]);
});
