import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ANA, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { consentOf } from './consent';
import { recordConsent, recordDecision, takeOverLines } from './consent-ledger';
import { verifyLedger } from './ledger-check';

const BRUNO = '5521977776666@c.us';
let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

async function record(lines: number, start = 0): Promise<void> {
  for (let line = start; line < start + lines; line += 1)
    await recordConsent(database, {
      chatId: line % 2 ? ANA : BRUNO,
      kind: 'opt-out',
      at: NOON + line,
      by: 'user',
    });
}

describe('the chain', () => {
  it('holds, however many lines there are', async () => {
    expect(await verifyLedger(database)).toEqual({ lines: 0, breaks: [] });
    await record(7);
    expect(await verifyLedger(database)).toEqual({ lines: 7, breaks: [] });
  });

  it('holds across batches', async () => {
    await database.transaction('rw', database.consent, database.counters, () => record(2003));
    expect(await verifyLedger(database)).toEqual({ lines: 2003, breaks: [] });
  });

  it('is never forked by two contexts that append at once', async () => {
    const other = new AccountDatabase(database.accountId);
    await Promise.all(
      Array.from({ length: 40 }, (_, line) =>
        recordConsent(line % 2 ? database : other, {
          chatId: ANA,
          kind: 'ask',
          at: NOON + line,
          by: 'detected',
        }),
      ),
    );
    expect(await verifyLedger(other)).toEqual({ lines: 40, breaks: [] });
    const previous = (await database.consent.toArray()).map((line) => line.previous);
    expect(new Set(previous).size).toBe(40);
  });

  it('names the line that was changed', async () => {
    await record(5);
    await database.consent.update(3, { kind: 'opt-in' });
    expect(await verifyLedger(database)).toEqual({
      lines: 5,
      breaks: [{ id: 3, why: 'changed' }],
    });
  });

  it.each([
    { gone: 1, breaks: [{ id: 2, why: 'gap' }] },
    { gone: 3, breaks: [{ id: 4, why: 'gap' }] },
    { gone: 5, breaks: [{ why: 'end' }] },
  ])('tells where line $gone was taken out', async ({ gone, breaks }) => {
    await record(5);
    await database.consent.delete(gone);
    expect(await verifyLedger(database)).toEqual({ lines: 4, breaks });
  });

  it('tells that two lines changed places, and that one was put in', async () => {
    await record(4);
    const [, second, third] = await database.consent.toArray();
    if (!second || !third) throw new Error('no lines');
    await database.consent.bulkPut([
      { ...second, id: 3 },
      { ...third, id: 2 },
    ]);
    expect((await verifyLedger(database)).breaks).toMatchObject([
      { id: 2, why: 'gap' },
      { id: 3, why: 'gap' },
      { id: 4, why: 'gap' },
    ]);
  });

  it('tells any one change of any field', () =>
    fc.assert(
      fc.asyncProperty(
        fc.nat(4),
        fc.constantFrom('chatId', 'kind', 'at', 'by', 'messageId', 'recordedBy', 'hash'),
        async (index, field) => {
          database = new AccountDatabase(crypto.randomUUID());
          await record(5);
          await database.consent.update(index + 1, { [field]: 'another' } as never);
          const { breaks } = await verifyLedger(database);
          expect(breaks[0]).toEqual({ id: index + 1, why: 'changed' });
          await database.delete();
        },
      ),
      { numRuns: 20 },
    ));
});

describe('what the user decides', () => {
  it('counts, even where their clock is behind', async () => {
    await recordConsent(database, { chatId: ANA, kind: 'ask', at: NOON, by: 'detected' });
    await recordDecision(database, { chatId: ANA, kind: 'opt-out' }, NOON - 86_400_000);
    expect(await consentOf(database, [ANA])).toBe('opt-out');
    expect(await database.consent.orderBy('id').last()).toMatchObject({
      by: 'user',
      at: NOON,
      recordedAt: NOON - 86_400_000,
    });
  });
});

describe('taking over the lines of another chain', () => {
  it('adds what is missing, once, and the chain holds', async () => {
    const backup = new AccountDatabase(crypto.randomUUID());
    await record(3);
    for (const { id: _id, previous: _previous, hash: _hash, ...statement } of (
      await database.consent.toArray()
    ).slice(0, 2))
      await recordConsent(backup, statement);
    const own = { chatId: BRUNO, kind: 'opt-in', at: NOON + 9, by: 'user' } as const;
    await recordConsent(backup, own);

    const lines = await database.consent.toArray();
    await takeOverLines(backup, lines);
    await takeOverLines(backup, lines);
    expect(await verifyLedger(backup)).toEqual({ lines: 4, breaks: [] });
    expect((await backup.consent.toArray()).map(({ at }) => at - NOON)).toEqual([0, 1, 9, 2]);
    expect((await backup.consent.orderBy('id').last())?.former?.hash).toBe(lines[2]?.hash);
  });

  it('does not make a changed line true', async () => {
    const backup = new AccountDatabase(crypto.randomUUID());
    await record(2);
    await database.consent.update(2, { kind: 'opt-in' });
    await takeOverLines(backup, await database.consent.toArray());
    expect(await verifyLedger(backup)).toEqual({ lines: 2, breaks: [{ id: 2, why: 'changed' }] });
  });
});
