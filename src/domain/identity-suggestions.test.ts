import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentityDecision } from './identity';
import {
  cardEvidence,
  isConvincing,
  matchingPeople,
  numberDifference,
  type ContactCard,
  type MergeEvidence,
  type SuggestedPerson,
} from './identity-suggestions';

const pause = () => Promise.resolve();
const ANA = '5511987654321@c.us';
const RIO = '5521987654321@c.us';
const OTHER = '5531976543210@c.us';
const LID = '111222333444555@lid';

const person = (id: string, names: Partial<SuggestedPerson> = {}): SuggestedPerson => ({
  id,
  personIds: [id],
  ...names,
});

async function suggested(people: SuggestedPerson[], decisions: IdentityDecision[] = []) {
  const matches = await matchingPeople(people, decisions, pause);
  return matches
    .filter(({ evidence }) => isConvincing(evidence))
    .map(({ a, b, evidence }) => [a.id, b.id, ...evidence.map(({ type }) => type)]);
}

describe('two numbers', () => {
  it.each([
    ['5511987654321', '5521987654321', 'prefix'],
    ['5511987654321', '351987654321', 'prefix'],
    ['5511987654321', '5511987654321', undefined],
    // the ninth digit makes one number, not two
    ['5511987654321', '551187654321', undefined],
    ['5511987654321', '5511987654320', 'digit'],
    ['5511987654321', '5511907654321', 'digit'],
    ['5511987654321', '551198765321', 'digit'],
    ['5511987654321', '5511987645321', undefined],
    ['5511987654321', '5521976543210', undefined],
    ['12025550123', '5512025550123', 'prefix'],
  ])('%s and %s: %s', (one, other, difference) => {
    expect(numberDifference(one, other)).toBe(difference);
    expect(numberDifference(other, one)).toBe(difference);
  });
});

describe('a suggestion', () => {
  const saved = { savedName: 'Ana Souza' };
  const pushed = { pushName: 'Ana Souza' };

  it.each<[string, SuggestedPerson[], unknown[]]>([
    [
      'the same saved name, and numbers that differ in area alone',
      [person(ANA, { savedName: 'Ana' }), person(RIO, { savedName: ' ÁNA ' })],
      [[ANA, RIO, 'saved-name', 'number']],
    ],
    [
      'the same saved name, and both call themselves the same',
      [person(ANA, { ...saved, ...pushed }), person(OTHER, { ...saved, pushName: 'ana souza 🌻' })],
      [[ANA, OTHER, 'saved-name', 'push-name']],
    ],
    [
      'a private id called like the one saved contact of that name',
      [person(LID, pushed), person(ANA, saved)],
      [[LID, ANA, 'private-id']],
    ],
    [
      'a private id called as a saved contact calls itself',
      [person(LID, pushed), person(ANA, { savedName: 'Aninha', ...pushed })],
      [[LID, ANA, 'push-name', 'private-id']],
    ],
  ])('is made for %s', async (_, people, expected) => {
    expect(await suggested(people)).toEqual(expected);
    expect(await suggested(people.toReversed())).toEqual(expected);
  });

  it.each<[string, SuggestedPerson[]]>([
    ['the same saved name alone', [person(ANA, saved), person(OTHER, saved)]],
    ['the same push name alone', [person(ANA, pushed), person(OTHER, pushed)]],
    [
      'numbers that differ in area alone, under other names',
      [person(ANA, { savedName: 'Ana' }), person(RIO, { savedName: 'Bia' })],
    ],
    [
      'a first name in two places',
      [
        person(ANA, { savedName: 'Ana', pushName: 'Ana' }),
        person(OTHER, { savedName: 'Ana', pushName: 'Ana' }),
      ],
    ],
    [
      'a private id with a first name',
      [person(LID, { pushName: 'Ana' }), person(ANA, { savedName: 'Ana' })],
    ],
    [
      'a private id called like somebody who is not saved',
      [person(LID, pushed), person(ANA, pushed)],
    ],
    [
      'a private id called like two people',
      [person(LID, pushed), person(ANA, saved), person(OTHER, { savedName: 'Ana', ...pushed })],
    ],
    [
      'two private ids of one name',
      [person(LID, pushed), person('999@lid', pushed), person(ANA, saved)],
    ],
    [
      'three of one name in two places',
      [ANA, OTHER, '5541965432109@c.us'].map((id) => person(id, { ...saved, ...pushed })),
    ],
    [
      'businesses of two verified names',
      [
        person(ANA, { savedName: 'Loja Centro', businessName: 'Loja Centro Sul' }),
        person(RIO, { savedName: 'Loja Centro', businessName: 'Loja Centro Norte' }),
      ],
    ],
    ['emoji', [person(ANA, { savedName: '🌻🌻' }), person(RIO, { savedName: '🌻🌻' })]],
    ['no names', [person(ANA), person(RIO)]],
  ])('is not made for %s', async (_, people) => {
    expect(await suggested(people)).toEqual([]);
  });

  it('is never made for people whom the user called different, under whichever id', async () => {
    const people = [
      { ...person(ANA, { savedName: 'Ana' }), personIds: [ANA, LID] },
      person(RIO, { savedName: 'Ana' }),
    ];
    expect(await suggested(people)).toHaveLength(1);
    expect(await suggested(people, [{ a: LID, b: RIO, decision: 'different' }])).toEqual([]);
  });

  it('is not made for a person and themself, whatever they are called', async () => {
    const anyName = fc.option(fc.constantFrom('Ana Souza', 'Ana', 'Loja'), { nil: undefined });
    const people = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(ANA, RIO, OTHER, LID, '222@lid'),
        savedName: anyName,
        pushName: anyName,
        businessName: anyName,
      }),
      { selector: ({ id }) => id },
    );
    await fc.assert(
      fc.asyncProperty(people, async (rows) => {
        const found = await matchingPeople(
          rows.map((row) => person(row.id, row)),
          [],
          pause,
        );
        const pairs = found.map(({ a, b }) => `${a.id} ${b.id}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        for (const { a, b } of found) expect(a.id < b.id).toBe(true);
      }),
    );
  });

  it('is made for nobody in an address book where all names and numbers are others', async () => {
    const people = fc.uniqueArray(fc.stringMatching(/^5511[6-9]\d{8}$/), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(people, async (phones) => {
        const rows = phones.map((phone, index) =>
          person(`${phone}@c.us`, { savedName: `Cliente ${index}`, pushName: `Nome ${index}` }),
        );
        expect(await suggested(rows)).toEqual([]);
      }),
    );
  });
});

describe('what convinces', () => {
  const name = 'Ana Souza';
  const all: Record<string, MergeEvidence> = {
    saved: { type: 'saved-name', name },
    push: { type: 'push-name', name },
    first: { type: 'saved-name', name: 'Ana' },
    number: { type: 'number', difference: 'prefix' },
    card: { type: 'card', name },
    photo: { type: 'photo' },
    private: { type: 'private-id', name },
  };
  it.each([
    ['saved number', true],
    ['first number', true],
    ['saved push', true],
    ['saved photo', true],
    ['push photo', true],
    ['push card', true],
    ['private', true],
    ['saved', false],
    ['push', false],
    ['push number', false],
    ['first photo', false],
    ['first card', false],
    ['photo', false],
    ['card', false],
    ['number', false],
    ['', false],
  ])('%s: %s', (given, expected) => {
    const evidence = given.split(' ').flatMap((one) => all[one] ?? []);
    expect(isConvincing(evidence)).toBe(expected);
  });
});

describe('a contact card', () => {
  const a = person(ANA, { pushName: 'Ana Souza' });
  const b = person(OTHER, { pushName: 'Ana Souza' });
  it.each<[string, ContactCard, boolean]>([
    [
      'with both numbers',
      { name: 'Ana', phones: ['+55 11 98765-4321', '+55 (31) 97654-3210'] },
      true,
    ],
    [
      'with both, one without its ninth digit',
      { name: 'Ana', phones: ['551187654321', '5531976543210'] },
      true,
    ],
    [
      'that one sent of themself with the number of the other',
      { name: 'ANA SOUZA', phones: ['5531976543210'], sentBy: ANA },
      true,
    ],
    [
      'that one sent of somebody else',
      { name: 'Bia Lima', phones: ['5531976543210'], sentBy: ANA },
      false,
    ],
    ['that the user sent', { name: 'Ana Souza', phones: ['5531976543210'] }, false],
    [
      'with the number of the sender alone',
      { name: 'Ana Souza', phones: ['5511987654321'], sentBy: ANA },
      false,
    ],
    [
      // "31 97654-3210" may be anywhere in the world
      'with a number without its country',
      { name: 'Ana Souza', phones: ['(31) 97654-3210'], sentBy: ANA },
      false,
    ],
    ['with no number', { name: 'Ana Souza', phones: [], sentBy: ANA }, false],
  ])('%s: %j', (_, card, says) => {
    expect(cardEvidence({ a, b }, [card])).toEqual(
      says ? { type: 'card', name: card.name } : undefined,
    );
    expect(cardEvidence({ a: b, b: a }, [card])).toEqual(
      says ? { type: 'card', name: card.name } : undefined,
    );
  });
});
