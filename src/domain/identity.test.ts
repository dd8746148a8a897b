import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import {
  identitiesOf,
  nearby,
  othersOf,
  type IdentityDecision,
  type IdentityFacts,
  type KnownId,
} from './identity';
import { peopleOf, phonesOf, samePerson } from './identity-people';
import { aliasesOf, digitsOfChatId } from './phone-identity';

const ANA = '5511987654321@c.us';
const ANA_OLD = '551187654321@c.us';
const ANA_LID = '111222333444555@lid';
const BIA = '5521998887766@c.us';
const BIA_LID = '222333444555666@lid';

const ids = (...known: (string | KnownId)[]): KnownId[] =>
  known.map((one) => (typeof one === 'string' ? { id: one } : one));
const same = (a: string, b: string): IdentityDecision => ({ a, b, decision: 'same' });
const different = (a: string, b: string): IdentityDecision => ({ a, b, decision: 'different' });

describe('who is one person', () => {
  it.each<[string, KnownId[], IdentityDecision[], string[][]]>([
    ['nobody is known', [], [], []],
    ['strangers stay apart', ids(ANA, BIA), [], [[ANA], [BIA]]],
    [
      'a private id and its phone, told by both',
      ids({ id: ANA, pairedId: ANA_LID }, { id: ANA_LID, pairedId: ANA }),
      [],
      [[ANA_LID, ANA]],
    ],
    ['told by one of them', ids(ANA, { id: ANA_LID, pairedId: ANA }), [], [[ANA_LID, ANA]]],
    ['told of an id that nobody listed', ids({ id: ANA_LID, pairedId: ANA }), [], [[ANA_LID, ANA]]],
    ['with and without the ninth digit', ids(ANA, ANA_OLD), [], [[ANA_OLD, ANA]]],
    [
      'through a pair and a spelling',
      ids(ANA_OLD, { id: ANA_LID, pairedId: ANA }),
      [],
      [[ANA_LID, ANA_OLD, ANA]],
    ],
    [
      'the Argentine mark',
      ids('5491123456789@c.us', '541123456789@c.us'),
      [],
      [['541123456789@c.us', '5491123456789@c.us']],
    ],
    [
      'the Mexican mark',
      ids('5215512345678@c.us', '525512345678@c.us'),
      [],
      [['5215512345678@c.us', '525512345678@c.us']],
    ],
    [
      'a foreign number and the same digits with 55',
      ids('12025550123@c.us', '5512025550123@c.us'),
      [],
      [['12025550123@c.us'], ['5512025550123@c.us']],
    ],
    [
      'landlines',
      ids('551133334444@c.us', '5511933334444@c.us'),
      [],
      [['551133334444@c.us'], ['5511933334444@c.us']],
    ],
    [
      'a private id whose digits are a phone’s',
      ids('5511987654321@lid', ANA),
      [],
      [[ANA], ['5511987654321@lid']],
    ],
    ['a pair of two phones is none', ids({ id: ANA, pairedId: BIA }), [], [[ANA]]],
    ['a pair of two private ids is none', ids({ id: ANA_LID, pairedId: BIA_LID }), [], [[ANA_LID]]],
    [
      'the number went to somebody else: the old pair, which the number itself denies, is void',
      ids(
        { id: ANA_LID, pairedId: ANA },
        { id: ANA, pairedId: BIA_LID },
        { id: BIA_LID, pairedId: ANA },
      ),
      [],
      [[ANA_LID], [BIA_LID, ANA]],
    ],
    [
      'the person has a new number: the old one, which still claims them, is no longer theirs',
      ids(
        { id: ANA, pairedId: ANA_LID },
        { id: ANA_LID, pairedId: BIA },
        { id: BIA, pairedId: ANA_LID },
      ),
      [],
      [[ANA_LID, BIA], [ANA]],
    ],
    [
      'two numbers claim one private id that says nothing: nobody knows whose it is',
      ids({ id: ANA, pairedId: ANA_LID }, { id: BIA, pairedId: ANA_LID }),
      [],
      [[ANA_LID], [BIA], [ANA]],
    ],
    [
      'two spellings of one number claim it',
      ids({ id: ANA, pairedId: ANA_LID }, { id: ANA_OLD, pairedId: ANA_LID }),
      [],
      [[ANA_LID, ANA_OLD, ANA]],
    ],
    ['the user says so', ids(ANA, BIA), [same(ANA, BIA)], [[BIA, ANA]]],
    [
      'the user says that two spellings are two people',
      ids(ANA, ANA_OLD),
      [different(ANA, ANA_OLD)],
      [[ANA_OLD], [ANA]],
    ],
    [
      'what WhatsApp says of its own ids, nobody denies',
      ids({ id: ANA, pairedId: ANA_LID }, { id: ANA_LID, pairedId: ANA }),
      [different(ANA, ANA_LID)],
      [[ANA_LID, ANA]],
    ],
  ])('%s', (_, known, decisions, people) => {
    const sorted = people.map((group) => [...group].sort()).sort();
    expect(peopleOf({ ids: known, decisions })).toEqual(sorted);
  });

  it('and for which reasons', () => {
    const joints = identitiesOf({
      ids: ids({ id: ANA, pairedId: ANA_LID }, ANA_OLD, BIA),
      decisions: [same(ANA, BIA)],
    }).joints();
    expect([...joints]).toEqual([
      { a: ANA, b: ANA_LID, reason: 'pair' },
      { a: ANA_OLD, b: ANA, reason: 'alias' },
      { a: ANA, b: BIA, reason: 'decision' },
    ]);
  });
});

/** A small world in which ids meet often: numbers with their spellings, private ids, and what is said of them. */
const PHONES = [
  '5511987654321',
  '551187654321',
  '5521998887766',
  '552198887766',
  '551133334444',
  '5491123456789',
  '541123456789',
  '5215512345678',
  '525512345678',
  '12025550123',
  '351912345678',
].map((phone) => `${phone}@c.us`);
const LIDS = ['101@lid', '102@lid', '103@lid', '104@lid'];
const anyId = fc.constantFrom(...PHONES, ...LIDS);
const knownIds = fc.uniqueArray(
  fc.record(
    { id: anyId, pairedId: fc.option(anyId, { nil: undefined }) },
    { requiredKeys: ['id', 'pairedId'] },
  ),
  { selector: ({ id }) => id },
);
const decisions = fc.uniqueArray(
  fc
    .tuple(anyId, anyId, fc.constantFrom('same' as const, 'different' as const))
    .filter(([a, b]) => a < b)
    .map(([a, b, decision]): IdentityDecision => ({ a, b, decision })),
  { selector: ({ a, b }) => `${a} ${b}`, maxLength: 5 },
);
const facts: fc.Arbitrary<IdentityFacts & { ids: KnownId[]; decisions: IdentityDecision[] }> =
  fc.record({ ids: knownIds, decisions });

describe('the numbers of a person', () => {
  it('are each counted once, however spelled; a private id has none', () => {
    expect(phonesOf([ANA_LID, ANA_OLD, ANA, BIA])).toEqual(['551187654321', '5521998887766']);
    expect(phonesOf(['5511987654321@lid'])).toEqual([]);
  });
});

describe('the others of a person', () => {
  it('come nearest first, each with why it is theirs', () => {
    const near = nearby(
      identitiesOf({
        ids: ids({ id: ANA, pairedId: ANA_LID }, ANA_OLD, BIA, { id: BIA_LID, pairedId: BIA }),
        decisions: [same(BIA, ANA)],
      }),
    );
    expect([...othersOf(ANA, near)]).toEqual([
      [ANA_LID, { reason: 'pair', of: ANA }],
      [ANA_OLD, { reason: 'alias', of: ANA }],
      [BIA, { reason: 'decision', of: ANA }],
      [BIA_LID, { reason: 'pair', of: BIA }],
    ]);
    expect([...othersOf('5541988885555@c.us', near)]).toEqual([]);
  });

  it('are those of the group', () => {
    fc.assert(
      fc.property(facts, anyId, (world, id) => {
        const group = peopleOf({ ...world, ids: [...world.ids] }).find((one) => one.includes(id));
        const others = [...othersOf(id, nearby(identitiesOf(world))).keys()];
        expect([id, ...others].toSorted()).toEqual(group ?? [id]);
      }),
    );
  });
});

describe('being one person', () => {
  it('is reflexive, symmetric and transitive: every id is in one group', () => {
    fc.assert(
      fc.property(facts, anyId, anyId, anyId, (world, a, b, c) => {
        const all = peopleOf(world).flat();
        expect(new Set(all).size).toBe(all.length);
        expect(samePerson(world, a, a)).toBe(true);
        expect(samePerson(world, a, b)).toBe(samePerson(world, b, a));
        if (samePerson(world, a, b) && samePerson(world, b, c))
          expect(samePerson(world, a, c)).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the facts', () => {
    const shuffled = facts.chain((world) =>
      fc.record({
        world: fc.constant(world),
        ids: fc.shuffledSubarray(world.ids, { minLength: world.ids.length }),
        decisions: fc.shuffledSubarray(world.decisions, { minLength: world.decisions.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ world, ...other }) => {
        expect(peopleOf(other)).toEqual(peopleOf(world));
      }),
    );
  });

  it('never makes two numbers one, except spellings of one number, whatever WhatsApp says', () => {
    fc.assert(
      fc.property(knownIds, (known) => {
        for (const group of peopleOf({ ids: known, decisions: [] })) {
          const phones = group.flatMap((id) => digitsOfChatId(id) ?? []);
          const [first] = phones;
          if (first) expect(aliasesOf(first)).toEqual(expect.arrayContaining(phones));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never makes two valid numbers one, except the ninth digit and the marks of Argentina and Mexico', () => {
    const digits = fc.oneof(
      fc.constantFrom(...PHONES.map((id) => id.replace('@c.us', ''))),
      fc.stringMatching(/^55[1-9][1-9]9?[2-9]\d{7}$/),
      fc.stringMatching(/^(1[2-9]\d{9}|351[29]\d{8}|549?11\d{8}|521?55\d{8}|49\d{9,11})$/),
    );
    const marked = /^(549?\d{10}|521?\d{10})$/;
    const valid = (phone: string) => parsePhoneNumberFromString(`+${phone}`)?.isValid() ?? false;
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        const two = [one, other].map((phone) => `${phone}@c.us`) as [string, string];
        fc.pre(one !== other && samePerson({ ids: ids(...two), decisions: [] }, ...two));
        if (marked.test(one) && marked.test(other)) return;
        // Of the ninth digit's two spellings only the one with it is a valid number today.
        expect([one, other].every((phone) => phone.startsWith('55'))).toBe(true);
        expect([one, other].filter(valid)).toHaveLength(1);
      }),
      { numRuns: 200, maxSkipsPerRun: 1000 },
    );
  });

  it('makes one group of the two that the user joins, and touches no other', () => {
    fc.assert(
      fc.property(facts, fc.nat(), fc.nat(), (world, m, n) => {
        const before = peopleOf(world);
        fc.pre(before.length > 0);
        const one = before[m % before.length] ?? [];
        const other = before[n % before.length] ?? [];
        const joined = same(one[0] ?? '', other[0] ?? '');
        const expected = [
          ...before.filter((group) => group !== one && group !== other),
          [...new Set([...one, ...other])].sort(),
        ];
        const after = peopleOf({ ...world, decisions: [...world.decisions, joined] });
        expect(after).toEqual(expected.sort((x, y) => ((x[0] ?? '') < (y[0] ?? '') ? -1 : 1)));
      }),
    );
  });
});
