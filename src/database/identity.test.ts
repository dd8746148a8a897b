import { beforeEach, describe, expect, it } from 'vitest';
import { contactName, namesOf } from '@/domain/contact-name';
import { NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { allPeople } from './all-people';
import { personContact, personContacts } from './identity';
import { decideIdentity, takeBackDecision } from './merges';
import { giveOwnName } from './own-names';
import { personCard } from './person-card';
import type { ChatRow, ContactRow } from './rows';

let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

const ANA = '5511988887777@c.us';
const ANA_OLD = '551188887777@c.us';
const ANA_LID = '111222333444555@lid';
const WORK = '5521998887766@c.us';
const STRANGER = '999888777666555@lid';

const contact = (id: string, change: Partial<ContactRow> = {}): ContactRow => ({
  id,
  saved: false,
  business: false,
  updatedAt: NOON,
  ...change,
});
const chat = (id: string) => ({ id, kind: 'person', name: '' }) as unknown as ChatRow;
const pause = () => Promise.resolve();

describe('a person’s name', () => {
  it('stands under any of their ids, the one that counts most first', async () => {
    await database.contacts.bulkPut([
      contact(ANA, { savedName: 'Ana Cliente', saved: true, phone: '5511988887777' }),
      contact(ANA_LID, { pairedId: ANA, pushName: 'aninha 🌻', about: 'No trabalho' }),
    ]);
    for (const id of [ANA, ANA_LID]) {
      const person = await personContact(database, id);
      expect(person.id).toBe(id);
      expect(namesOf(person)).toEqual([
        { name: 'Ana Cliente', source: 'saved' },
        { name: 'aninha 🌻', source: 'push' },
      ]);
      expect(person).toMatchObject({ saved: true, phone: '5511988887777', about: 'No trabalho' });
    }
  });

  it('that stands under the id itself comes before the same under another', async () => {
    await database.contacts.bulkPut([
      contact(ANA, { savedName: 'Ana' }),
      contact(WORK, { savedName: 'Ana (loja)' }),
    ]);
    await decideIdentity(database, { a: ANA, b: WORK, decision: 'same' }, NOON);
    const names = (await personContacts(database, [ANA, WORK])).map(contactName);
    expect(names).toEqual(['Ana', 'Ana (loja)']);
  });

  it('is nothing for a private id of which nothing is known, and the number for a phone', async () => {
    const names = (await personContacts(database, [STRANGER, ANA])).map(contactName);
    expect(names).toEqual(['', '+55 11 98888-7777']);
  });

  it('given by the user goes before all others, for every id, until it is taken away', async () => {
    await database.contacts.bulkPut([
      contact(ANA, { savedName: 'Ana Cliente' }),
      contact(ANA_LID, { pairedId: ANA, pushName: 'aninha' }),
    ]);
    const names = async () => (await personContacts(database, [ANA, ANA_LID])).map(contactName);
    await giveOwnName(database, ANA_LID, '  Ana\n do bolo ', NOON);
    expect(await names()).toEqual(['Ana do bolo', 'Ana do bolo']);
    await giveOwnName(database, ANA, '', NOON);
    expect(await names()).toEqual(['Ana Cliente', 'Ana Cliente']);
    expect(await database.ownNames.count()).toBe(0);
  });

  it('given last is that of all merged ids, and each has its own back when the merge is undone', async () => {
    await giveOwnName(database, ANA, 'Ana', NOON);
    await giveOwnName(database, WORK, 'Aninha da loja', NOON + 1);
    const names = async () => (await personContacts(database, [ANA, WORK])).map(contactName);
    const { pair } = await decideIdentity(database, { a: ANA, b: WORK, decision: 'same' }, NOON);
    expect(await names()).toEqual(['Aninha da loja', 'Aninha da loja']);
    await takeBackDecision(database, pair);
    expect(await names()).toEqual(['Ana', 'Aninha da loja']);
  });

  it('never fills a screen', async () => {
    await giveOwnName(database, ANA, 'ã'.repeat(1000), NOON);
    expect((await database.ownNames.get(ANA))?.name).toHaveLength(120);
  });
});

describe('everyone', () => {
  it('is there once, under the id that says most', async () => {
    await database.contacts.bulkPut([
      contact(ANA_OLD, { pushName: 'aninha' }),
      contact(ANA_LID, { pairedId: ANA }),
      contact(ANA, { savedName: 'Ana Cliente', saved: true }),
      contact(STRANGER, { pushName: 'Zé' }),
      contact(WORK),
    ]);
    await database.chats.bulkPut([chat(ANA), chat('5531977776666@c.us')]);
    const people = await allPeople(database, pause);
    expect(people.map(({ id, personIds }) => [id, personIds.length])).toEqual([
      [ANA, 3],
      [WORK, 1],
      [STRANGER, 1],
    ]);
    expect(people[0]).toMatchObject({ savedName: 'Ana Cliente', pushName: 'aninha' });
  });

  it('is read in chunks, and nobody is lost between two', async () => {
    const rows = Array.from({ length: 4001 }, (_, index) =>
      contact(`5511${900000000 + index}@c.us`, { pushName: `p${index}` }),
    );
    await database.contacts.bulkPut(rows);
    let pauses = 0;
    const people = await allPeople(database, async () => {
      pauses += 1;
    });
    expect(new Set(people.map(({ id }) => id)).size).toBe(4001);
    expect(pauses).toBeGreaterThanOrEqual(3);
  });
});

describe('the card of a person', () => {
  it('has every id with the reason why it is theirs, and what stands under each', async () => {
    await database.contacts.bulkPut([
      contact(ANA, { savedName: 'Ana Cliente' }),
      contact(ANA_LID, { pairedId: ANA, pushName: 'aninha' }),
      contact(WORK, { pushName: 'Ana loja' }),
    ]);
    await database.chats.bulkPut([chat(ANA_LID), chat(ANA_OLD)]);
    await database.pictures.put({ id: WORK, data: '/9j/AAAA' });
    await giveOwnName(database, WORK, 'Ana do bolo', NOON);
    const merge = await decideIdentity(database, { a: ANA, b: WORK, decision: 'same' }, NOON);
    const card = await personCard(database, ANA_LID);
    expect(contactName(card.person)).toBe('Ana do bolo');
    expect(card.photo).toBe('/9j/AAAA');
    expect(card.ids).toMatchObject([
      { id: ANA_LID, contact: { pushName: 'aninha' }, chat: { id: ANA_LID } },
      { id: ANA, because: { reason: 'pair', of: ANA_LID }, contact: { savedName: 'Ana Cliente' } },
      { id: ANA_OLD, because: { reason: 'alias', of: ANA }, chat: { id: ANA_OLD } },
      {
        id: WORK,
        because: { reason: 'decision', of: ANA, merge },
        ownName: { name: 'Ana do bolo' },
      },
    ]);
    expect(card.ids[0]).not.toHaveProperty('because');
  });

  it('is that of the id alone when nothing is known of it', async () => {
    const { person, ids, photo } = await personCard(database, STRANGER);
    expect(ids).toEqual([{ id: STRANGER }]);
    expect(contactName(person)).toBe('');
    expect(photo).toBeUndefined();
  });
});
