import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { aliasesOf, canonicalPhone } from '@/domain/phone-identity';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { numbersStored } from '../../test/listed-numbers';
import { AccountDatabase } from './account-database';
import { approve, openDraft } from './approvals';
import { recordConsent } from './consent-ledger';
import { approvedInOrder, claim } from './delivery';
import { DAY } from '@/domain/send-windows';
import {
  countOwnChats,
  earlierEdition,
  importList,
  isOnDoNotContact,
  removeList,
} from './do-not-contact';
import { ingest } from './ingest';
import { judgeDraft } from './judgement';

let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

const pause = () => Promise.resolve();
const course = () => ({ pause, signal: new AbortController().signal, onProgress: () => undefined });
const PHONE = ANA.replace('@c.us', '');

function imported(phones: readonly string[], now = NOON, replaces?: string): Promise<void> {
  const list = { name: 'Não Me Ligue', saoPaulo: true, phones: phones.map(canonicalPhone) };
  return importList(database, { ...list, replaces }, now, course());
}

describe('who is on a list', () => {
  it('is found under every spelling of the number', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('5511987654321', '551187654321', '5491123456789', '5215512345678'),
        fc.nat(1),
        fc.nat(1),
        async (phone, asListed, asKnown) => {
          database = new AccountDatabase(crypto.randomUUID());
          const spellings = aliasesOf(phone);
          await imported([spellings[asListed] ?? phone]);
          const known = spellings[asKnown] ?? phone;
          expect(await isOnDoNotContact(database, [`${known}@c.us`])).toBe(true);
          expect(await isOnDoNotContact(database, ['1@lid'], [known])).toBe(true);
          expect(await isOnDoNotContact(database, ['1@lid'])).toBe(false);
          expect(await isOnDoNotContact(database, [`${phone}0@c.us`])).toBe(false);
          await database.delete();
        },
      ),
      { numRuns: 16 },
    ));

  it('may be contacted after an opt-in that is newer than the list', async () => {
    await recordConsent(database, { chatId: ANA, kind: 'opt-in', at: NOON - 1, by: 'user' });
    await imported([PHONE]);
    expect(await isOnDoNotContact(database, [ANA])).toBe(true);
    await recordConsent(database, { chatId: ANA, kind: 'opt-in', at: NOON + 1, by: 'user' });
    expect(await isOnDoNotContact(database, [ANA])).toBe(false);
    // Another list is another no.
    await imported([PHONE], NOON + 2);
    expect(await isOnDoNotContact(database, [ANA])).toBe(true);
  });
});

describe('a list of many numbers', () => {
  const numbered = (index: number) => String(5_511_970_000_000 + index * 10);

  it('holds each of them, in whatever order they came, and none beside them', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4500 }), fc.nat(), async (size, turn) => {
        database = new AccountDatabase(crypto.randomUUID());
        const inOrder = Array.from({ length: size }, (_, index) => numbered(index));
        const start = turn % size;
        const phones = [...inOrder.slice(start), ...inOrder.slice(0, start)].toReversed();
        await importList(database, { name: 'a', saoPaulo: true, phones }, NOON, course());
        expect(await numbersStored(database)).toBe(size);
        for (const index of [0, 499, 500, 1999, 2000, size - 1, turn % size]) {
          const listed = (beside: number) =>
            isOnDoNotContact(database, [`${Number(numbered(index)) + beside}@c.us`]);
          expect(await listed(0)).toBe(index < size);
          expect(await listed(1)).toBe(false);
          expect(await listed(-1)).toBe(false);
        }
        await database.delete();
      }),
      { numRuns: 12 },
    ));

  it('keeps for each of them since when, edition after edition', async () => {
    const [first, second] = [NOON, NOON + DAY];
    const store = (indexes: number[], now: number, replaces?: string) =>
      importList(
        database,
        { name: 'a', saoPaulo: true, phones: indexes.map(numbered), replaces },
        now,
        course(),
      );
    const upTo = (size: number) => Array.from({ length: size }, (_, index) => index);
    const even = upTo(2600).filter((index) => index % 2 === 0);
    // Others stand between theirs.
    await store(upTo(2600), NOON - DAY);
    const [other] = await database.doNotContactLists.toArray();
    await store(even, first);
    const former = (await database.doNotContactLists.toArray()).find(({ id }) => id !== other?.id);
    // Every third, from the middle of a block on, and beyond its end.
    const next = upTo(6000).filter((index) => index >= 333 && index % 3 === 0);
    await store(next, second, former?.id);
    const blocks = (await database.doNotContact.toArray()).filter(
      ({ listId }) => listId !== other?.id,
    );
    expect(blocks.flatMap(({ phones }) => phones.map(String))).toEqual(next.map(numbered));
    const listed = new Set(even);
    expect(blocks.flatMap(({ since }) => since)).toEqual(
      next.map((index) => (listed.has(index) ? first : second)),
    );
  });
});

describe('a new edition of a list', () => {
  const optIn = (at: number) =>
    recordConsent(database, { chatId: ANA, kind: 'opt-in', at, by: 'user' });
  const onlyList = async () => {
    const [list, ...others] = await database.doNotContactLists.toArray();
    expect(others).toEqual([]);
    return list?.id ?? '';
  };
  const month = 30 * DAY;

  it('says no newer no of the numbers that were on it, however often it comes', async () => {
    await imported([PHONE, '5521999998888']);
    await optIn(NOON + 1);
    await imported([PHONE, '5521999998888'], NOON + month, await onlyList());
    expect(await isOnDoNotContact(database, [ANA])).toBe(false);
    await imported([PHONE], NOON + 2 * month, await onlyList());
    expect(await isOnDoNotContact(database, [ANA])).toBe(false);
    expect(await numbersStored(database)).toBe(1);
  });

  it('is a no for a number that comes on it, or comes back', async () => {
    await imported(['5521999998888']);
    await optIn(NOON + 1);
    await imported([PHONE, '5521999998888'], NOON + month, await onlyList());
    expect(await isOnDoNotContact(database, [ANA])).toBe(true);
    await optIn(NOON + month + 1);
    await imported(['5521999998888'], NOON + 2 * month, await onlyList());
    await imported([PHONE, '5521999998888'], NOON + 3 * month, await onlyList());
    expect(await isOnDoNotContact(database, [ANA])).toBe(true);
  });

  it('lets go of who is no longer on it', async () => {
    await imported([PHONE, '5521999998888']);
    await imported(['5521999998888'], NOON + month, await onlyList());
    expect(await isOnDoNotContact(database, [ANA])).toBe(false);
    expect(await isOnDoNotContact(database, ['5521999998888@c.us'])).toBe(true);
  });

  it('changes nothing when it is stopped', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => `55119${String(80_000_000 + index)}`);
    await imported([PHONE, ...many]);
    const before = await onlyList();
    const controller = new AbortController();
    const list = { name: 'Não Me Ligue', saoPaulo: true, phones: many, replaces: before };
    const running = importList(database, list, NOON + month, {
      pause,
      signal: controller.signal,
      onProgress: () => {
        controller.abort(new DOMException('Stopped.', 'AbortError'));
      },
    });
    await expect(running).rejects.toThrow('Stopped.');
    expect(await onlyList()).toBe(before);
    expect(await numbersStored(database)).toBe(3001);
    expect(await isOnDoNotContact(database, [ANA])).toBe(true);
  });

  it('is recognised by its numbers', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => `55119${String(80_000_000 + index)}`);
    await imported(many.slice(0, 2000));
    const id = await onlyList();
    expect(await earlierEdition(database, many)).toBe(id);
    expect(await earlierEdition(database, many.slice(0, 1200))).toBe(id);
    expect(await earlierEdition(database, many.slice(1500))).toBeUndefined();
    // A few of their own that stand on a large list: not that list, nor an edition of it.
    expect(await earlierEdition(database, many.slice(0, 20))).toBeUndefined();
    await imported(many.slice(0, 20), NOON + 1);
    expect(await earlierEdition(database, many)).toBe(id);
    expect(await earlierEdition(database, [])).toBeUndefined();
  });
});

describe('sending', () => {
  async function approvedFor(fromMe: boolean) {
    const messages = [captured({ chatId: ANA, text: 'Oi', fromMe, timestamp: NOON - 60_000 })];
    await database.contacts.put({
      id: ANA,
      phone: PHONE,
      saved: true,
      business: false,
      updatedAt: NOON,
    });
    await ingest(database, [envelope({ type: 'messages', source: 'live', messages })], NOON);
    const { id, version } = await openDraft(database, { chatId: ANA, text: 'Novidade!' }, NOON);
    await approve(database, { id, version, text: 'Novidade!' }, NOON);
    const [row] = await approvedInOrder(database, NOON);
    if (!row) throw new Error('nothing approved');
    return row;
  }
  const world = { now: NOON + 6000, userTimeZone: 'America/Sao_Paulo' };

  it('is refused at the claim, and said on the card before', async () => {
    await imported([PHONE]);
    const row = await approvedFor(true);
    const refused = { decision: 'refuse', findings: [{ policy: 'do-not-contact' }] };
    expect(await judgeDraft(database, row, world)).toMatchObject(refused);
    const answer = await claim(database, row, { ...world, random: () => 0.5, pageInstance: 'a' });
    expect(answer.kind).toBe('refused');
    expect(await database.outbox.get(row.id)).toMatchObject({
      status: 'refused',
      verdict: refused,
    });
  });

  it('answers somebody who wrote', async () => {
    await imported([PHONE]);
    const row = await approvedFor(false);
    const answer = await claim(database, row, { ...world, random: () => 0.5, pageInstance: 'a' });
    expect(answer.kind).toBe('claimed');
  });
});

describe('an import', () => {
  const many = Array.from({ length: 5000 }, (_, index) => `55119${String(10_000_000 + index)}`);

  it('stores all in batches, and says how far it is', async () => {
    const told: number[] = [];
    const list = { name: 'Lista', saoPaulo: false, phones: many };
    await importList(database, list, NOON, { ...course(), onProgress: (done) => told.push(done) });
    expect(told).toEqual([2000, 4000, 5000]);
    expect(await numbersStored(database)).toBe(5000);
    expect(await database.doNotContactLists.toArray()).toMatchObject([
      { name: 'Lista', numbers: 5000, total: 5000, importedAt: NOON },
    ]);
  });

  it('leaves nothing when it is stopped', async () => {
    const controller = new AbortController();
    await imported(['5521999998888']);
    const running = importList(database, { name: 'Lista', saoPaulo: false, phones: many }, NOON, {
      pause,
      signal: controller.signal,
      onProgress: () => {
        controller.abort(new DOMException('Stopped.', 'AbortError'));
      },
    });
    await expect(running).rejects.toThrow('Stopped.');
    expect(await numbersStored(database)).toBe(1);
    expect(await database.doNotContactLists.count()).toBe(1);
  });

  it('is removed whole, and no other list with it', async () => {
    await imported(many);
    await imported(['5521999998888', many[0] ?? '']);
    const [first] = await database.doNotContactLists.where('id').above('').toArray();
    const large = first?.total === 5000 ? first : undefined;
    const id = large?.id ?? (await database.doNotContactLists.toArray())[1]?.id ?? '';
    await removeList(database, id);
    expect(await numbersStored(database)).toBe(2);
    expect(await isOnDoNotContact(database, [`${many[0]}@c.us`])).toBe(true);
    expect(await isOnDoNotContact(database, [`${many[1]}@c.us`])).toBe(false);
  });

  it('tells beforehand which of our chats it touches', async () => {
    const chat = { kind: 'person', name: '' } as never as object;
    await database.chats.bulkPut(
      ['551187654321@c.us', '77@lid', '88@lid', '5521999998888@c.us', '9@g.us'].map(
        (id) => ({ ...chat, id }) as never,
      ),
    );
    await database.contacts.put({
      id: '77@lid',
      pairedId: '5531988887777@c.us',
      saved: false,
      business: false,
      updatedAt: 0,
    });
    expect(await countOwnChats(database, ['5511987654321', '5531988887777'])).toBe(2);
  });
});
