import { beforeEach, describe, expect, it } from 'vitest';
import { captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { ingest } from './ingest';
import { decideIdentity, takeBackDecision } from './merges';
import { suggestMerges } from './merge-suggestions';
import type { ContactRow } from './rows';

let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

const ANA = '5511988887777@c.us';
const WORK = '5531976543210@c.us';
const RIO = '5521988887777@c.us';
const contact = (id: string, change: Partial<ContactRow> = {}): ContactRow => ({
  id,
  saved: false,
  business: false,
  updatedAt: NOON,
  ...change,
});
const never = new AbortController().signal;
const pause = () => Promise.resolve();
const suggested = async () =>
  (await suggestMerges(database, pause, never)).map(({ a, b, evidence }) => [
    a.id,
    b.id,
    ...evidence.map(({ type }) => type),
  ]);

describe('merge suggestions', () => {
  it('rest on a contact card that one of them sent', async () => {
    await database.contacts.bulkPut([
      contact(ANA, { pushName: 'Ana Souza' }),
      contact(WORK, { pushName: 'Ana Souza' }),
    ]);
    expect(await suggested()).toEqual([]);
    const card = captured({
      chatId: ANA,
      kind: 'contact',
      rawType: 'vcard',
      text: 'Ana Souza',
      details: {
        type: 'contacts',
        contacts: [{ name: 'Ana Souza', phones: ['+55 31 97654-3210'] }],
      },
    });
    await ingest(
      database,
      [envelope({ type: 'messages', source: 'live', messages: [card] })],
      NOON,
    );
    expect(await suggested()).toEqual([[ANA, WORK, 'push-name', 'card']]);
  });

  it('rest on the same photo', async () => {
    await database.contacts.bulkPut(
      [ANA, WORK].map((id) => contact(id, { savedName: 'Ana Souza', saved: true })),
    );
    await database.pictures.bulkPut([
      { id: ANA, data: '/9j/AAAA' },
      { id: WORK, data: '/9j/BBBB' },
    ]);
    expect(await suggested()).toEqual([]);
    await database.pictures.put({ id: WORK, data: '/9j/AAAA' });
    expect(await suggested()).toEqual([[ANA, WORK, 'saved-name', 'photo']]);
  });

  it('rest on the same photo also among several of that name', async () => {
    await database.contacts.bulkPut(
      [ANA, WORK, '5541965432109@c.us'].map((id) =>
        contact(id, { savedName: 'Ana Souza', pushName: 'Ana Souza', saved: true }),
      ),
    );
    expect(await suggested()).toEqual([]);
    await database.pictures.bulkPut([ANA, WORK].map((id) => ({ id, data: '/9j/AAAA' })));
    expect(await suggested()).toEqual([[ANA, WORK, 'saved-name', 'photo']]);
  });

  it('begin with what most speaks for, and end when they are decided, until that is taken back', async () => {
    const lid = '111222333444555@lid';
    await database.contacts.bulkPut([
      contact(ANA, { savedName: 'Ana', saved: true }),
      contact(RIO, { savedName: 'Ana', saved: true }),
      contact(WORK, { savedName: 'Bia Lima', saved: true }),
      contact(lid, { pushName: 'Bia Lima' }),
    ]);
    const both = [
      [ANA, RIO, 'saved-name', 'number'],
      [lid, WORK, 'private-id'],
    ];
    expect(await suggested()).toEqual(both);
    const same = await decideIdentity(database, { a: ANA, b: RIO, decision: 'same' }, NOON);
    const apart = await decideIdentity(database, { a: lid, b: WORK, decision: 'different' }, NOON);
    expect(await suggested()).toEqual([]);
    await takeBackDecision(database, same.pair);
    await takeBackDecision(database, apart.pair);
    expect(await suggested()).toEqual(both);
  });

  it('stop when nobody waits for them any more', async () => {
    await database.contacts.put(contact(ANA));
    const stop = new AbortController();
    stop.abort(new DOMException('Left.', 'AbortError'));
    await expect(suggestMerges(database, pause, stop.signal)).rejects.toThrow('Left.');
  });
});
