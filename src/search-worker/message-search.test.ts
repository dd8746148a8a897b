// @vitest-environment node
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MessageRow } from '@/database/rows';
import {
  FACT_KINDS,
  THINGS,
  type Clause,
  type FilterMeaning,
  type SearchQuery,
  type Term,
} from '@/domain/search-query/query';
import { COUNT_LIMIT, type MessageHits } from '@/protocol/search-api';
import { conditionsOf, type Surroundings } from './conditions';
import { searchIndex, type SearchedIndex } from './message-search';
import { memoryIndex } from './testing/memory-index';
import { ANA, BIA, DAY, GROUP, MARCH, messageRow } from './testing/message-rows';

const ANA_LID = '99887766@lid';

const MESSAGES: Record<string, MessageRow> = {
  blue: messageRow({ text: 'Olá, você tem o tênis azul em PROMOÇÃO?' }),
  blueToo: messageRow({ text: 'O tenis Azul chegou', timestamp: MARCH + DAY, fromMe: true }),
  plural: messageRow({ text: 'Os azuis acabaram', timestamp: MARCH + 2 * DAY, chatId: BIA }),
  price: messageRow({ text: 'Fica R$ 1.500,00 à vista', fromMe: true, chatId: BIA }),
  photo: messageRow({ kind: 'image', media: {}, chatId: ANA_LID }),
  file: messageRow({
    kind: 'document',
    text: 'segue',
    media: { fileName: 'Orçamento_Final-2026.pdf' },
  }),
  poll: messageRow({
    kind: 'unknown',
    text: 'Qual cor?',
    details: { type: 'poll', options: ['Vermelho', 'Preto'], multiple: false },
    chatId: GROUP,
    senderId: BIA,
  }),
  named: messageRow({ text: 'do grupo', chatId: GROUP, senderName: 'João da Silva' }),
  call: messageRow({ kind: 'call' }),
  taken: messageRow({ text: '', revokedAt: MARCH }),
  smile: messageRow({ text: 'obrigada 🙏🏽', chatId: BIA }),
  hyphen: messageRow({ text: 'o azul-marinho e o guarda-chuva' }),
};
const nameOf = new Map(Object.entries(MESSAGES).map(([name, row]) => [row.rowid, name]));

let index: SearchedIndex;
beforeAll(async () => {
  index = await memoryIndex(Object.values(MESSAGES));
});

/** Who has which label; the last is on as many as one may be. */
const LABELLED: Readonly<Record<string, string[]>> = {
  atacado: [ANA, ANA_LID],
  'de ninguém': [],
  clientes: [...Array.from({ length: 3000 }, (_, at) => `55${at}@c.us`), ANA, ANA_LID],
};

const SURROUNDINGS: Surroundings = {
  people: async (name) => (name === 'ana' ? [ANA, ANA_LID] : name === 'bia' ? [BIA] : []),
  groups: async (name) => (name === 'grupo' ? [GROUP] : []),
  labelled: async (name) => LABELLED[name],
  unanswered: async () => [MESSAGES['plural']?.rowid ?? 0, MESSAGES['smile']?.rowid ?? 0],
  isAuthor: (expression) => index.match(expression, 0, Number.MAX_SAFE_INTEGER, 1).length > 0,
};

const SPAN = { from: 0, to: 0 };
const word = (text: string, open = false): Term => ({ kind: 'word', text, open });
const phrase = (text: string, open = false): Term => ({ kind: 'phrase', text, open });
const one = (...any: Term[]): Clause => ({ any, excluded: false, span: SPAN });
const not = (...any: Term[]): Clause => ({ any, excluded: true, span: SPAN });

function asked(
  clauses: Clause[],
  ...filters: (FilterMeaning | { not: FilterMeaning })[]
): SearchQuery {
  return {
    clauses,
    filters: filters.map((filter) => ({
      meaning: 'not' in filter ? filter.not : filter,
      excluded: 'not' in filter,
      span: SPAN,
      text: '',
    })),
    problems: [],
  };
}

async function search(query: SearchQuery, chatIds?: string[], limit = 50): Promise<MessageHits> {
  const conditions = await conditionsOf({ query, ...(chatIds && { chatIds }) }, SURROUNDINGS);
  return searchIndex(index, query, conditions, { limit, patient: true });
}

async function found(query: SearchQuery, chatIds?: string[]): Promise<string[]> {
  return (await search(query, chatIds)).rowids.map((rowid) => nameOf.get(rowid) ?? '?');
}

describe('a search', () => {
  it.each<[string, SearchQuery, string[]]>([
    ['a word, in any case and accent', asked([one(word('TENIS'))]), ['blueToo', 'blue']],
    ['two words', asked([one(word('tênis')), one(word('azul'))]), ['blueToo', 'blue']],
    ['a phrase', asked([one(phrase('tenis azul em'))]), ['blue']],
    ['a phrase to be gone on with', asked([one(phrase('tenis azul che', true))]), ['blueToo']],
    ['joined words', asked([one(phrase('azul-marinho'))]), ['hyphen']],
    ['either word', asked([one(word('chegou'), word('segue'))]), ['blueToo', 'file']],
    [
      'a word and not another',
      asked([one(word('azul')), not(word('chegou')), not(phrase('tenis azul em'))]),
      ['hyphen', 'plural'],
    ],
    ["a file's name", asked([one(word('orcamento')), one(word('pdf'))]), ['file']],
    ['no phrase across text and name', asked([one(phrase('segue orcamento'))]), []],
    ["a poll's options", asked([one(word('vermelho'))]), ['poll']],
    [
      'an amount in another spelling',
      asked([
        one({
          kind: 'fact',
          text: '1500',
          facts: [{ kind: 'amount', value: '150000' }],
          open: false,
        }),
      ]),
      ['price'],
    ],
    [
      'an emoji of another tone',
      asked([
        one({ kind: 'fact', text: '🙏', facts: [{ kind: 'emoji', value: '🙏' }], open: false }),
      ]),
      ['smile'],
    ],
    ['a photo', asked([], { kind: 'has', thing: 'photo' }), ['photo']],
    ['a document', asked([], { kind: 'has', thing: 'document' }), ['file']],
    ['a price', asked([], { kind: 'has', thing: 'price' }), ['price']],
    ['a question of mine', asked([], { kind: 'has', thing: 'question' }, { kind: 'me' }), []],
    ['a question of theirs', asked([], { kind: 'has', thing: 'question' }), ['poll', 'blue']],
    ['mine', asked([], { kind: 'me' }), ['blueToo', 'price']],
    ['mine without a word', asked([not(word('azul'))], { kind: 'me' }), ['price']],
    [
      'of all ids of a person',
      asked([], { kind: 'in', name: 'ana' }),
      ['blueToo', 'hyphen', 'file', 'photo', 'blue'],
    ],
    [
      'by a person, wherever',
      asked([], { kind: 'from', name: 'bia' }),
      ['plural', 'smile', 'poll'],
    ],
    ['by a name without an id', asked([], { kind: 'from', name: 'joao silva' }), ['named']],
    [
      'not by a person',
      asked([one(word('azul'), word('azuis'))], { not: { kind: 'from', name: 'ana' } }),
      ['plural', 'blueToo'],
    ],
    ['in a group', asked([], { kind: 'in', name: 'grupo' }), ['named', 'poll']],
    [
      'before a day',
      asked([one(word('azul'))], { kind: 'time', to: MARCH + DAY }),
      ['hyphen', 'blue'],
    ],
    [
      'since a day',
      asked([one(word('azul'))], { kind: 'time', from: MARCH + DAY }),
      ['blueToo', 'plural'],
    ],
    ['a time alone', asked([], { kind: 'time', from: MARCH + DAY }), ['plural', 'blueToo']],
    [
      'all but a day',
      asked([one(word('azul'), word('azuis'))], {
        not: { kind: 'time', from: MARCH + DAY, to: MARCH + 2 * DAY },
      }),
      ['plural', 'hyphen', 'blue'],
    ],
    ['what waits', asked([], { kind: 'unanswered' }), ['plural', 'smile']],
    [
      'what waits, in a time',
      asked([], { kind: 'unanswered' }, { kind: 'time', from: MARCH + DAY, to: MARCH + 3 * DAY }),
      ['plural'],
    ],
    [
      'what waits and does not',
      asked([], { kind: 'unanswered' }, { not: { kind: 'unanswered' } }),
      [],
    ],
    ['what waits, with a word', asked([one(word('obrigada'))], { kind: 'unanswered' }), ['smile']],
    [
      'the chats of whoever has a label',
      asked([], { kind: 'label', name: 'atacado' }),
      ['blueToo', 'hyphen', 'file', 'photo', 'blue'],
    ],
    [
      'a word in none of them',
      asked([one(word('azul'), word('azuis'))], { not: { kind: 'label', name: 'atacado' } }),
      ['plural'],
    ],
    ['nothing by a label of nobody', asked([], { kind: 'label', name: 'de ninguém' }), []],
    [
      'everything but what a label of nobody has',
      asked([one(word('chegou'))], { not: { kind: 'label', name: 'de ninguém' } }),
      ['blueToo'],
    ],
    [
      'what does not wait',
      asked([one(word('obrigada'), word('segue'))], { not: { kind: 'unanswered' } }),
      ['file'],
    ],
    [
      'all without a word',
      asked([not(word('azul')), not(word('o'))], { not: { kind: 'me' } }),
      ['plural', 'smile', 'named', 'poll', 'file', 'photo'],
    ],
    ['nothing', asked([]), []],
    ['signs alone', asked([one(word('&')), one(phrase('...'))]), []],
    ['no number of a chat', asked([one(word('5511987654321', true))]), []],
    ['no sign that marks open with', asked([one(word('\uE000', true))]), []],
  ])('finds %s', async (_what, query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('stays in the chosen chats', async () => {
    expect(await found(asked([one(word('azul'))]), [ANA])).toEqual(['blueToo', 'hyphen', 'blue']);
    expect(await found(asked([]), [GROUP])).toEqual(['named', 'poll']);
    expect(await found(asked([one(word('azul'))]), [])).toEqual([]);
  });

  it('tells which names nobody has', async () => {
    const query = asked(
      [one(word('azul'))],
      { kind: 'from', name: 'zeca' },
      { not: { kind: 'in', name: 'nada' } },
      { kind: 'label', name: 'vip' },
    );
    expect(await search(query)).toEqual({
      rowids: [],
      levels: [],
      count: 0,
      marks: [],
      corrections: [],
      unknown: [
        { kind: 'from', name: 'zeca' },
        { kind: 'in', name: 'nada' },
        { kind: 'label', name: 'vip' },
      ],
    });
    const { rowids, unknown } = await search(
      asked([one(word('chegou'))], { not: { kind: 'in', name: 'nada' } }),
    );
    expect(rowids).toEqual([MESSAGES['blueToo']?.rowid]);
    expect(unknown).toEqual([{ kind: 'in', name: 'nada' }]);
  });
});

describe('a label', () => {
  const asks = (name: string) => search(asked([], { kind: 'label', name }));

  it('names the chats in which is looked for gaps', async () => {
    expect((await asks('atacado')).chatIds).toEqual([ANA, ANA_LID]);
  });

  it('that thousands have finds the same, and leaves out the same', async () => {
    const clauses = [one(word('azul'), word('azuis'), word('photo'))];
    for (const name of ['atacado', 'clientes']) {
      expect(await found(asked([], { kind: 'label', name }))).toEqual([
        'blueToo',
        'hyphen',
        'file',
        'photo',
        'blue',
      ]);
      expect(await found(asked(clauses, { not: { kind: 'label', name } }))).toEqual(['plural']);
    }
  });

  it('that nobody has is no unknown one', async () => {
    expect((await asks('de ninguém')).unknown).toEqual([]);
    expect((await asks('vip')).unknown).toEqual([{ kind: 'label', name: 'vip' }]);
  });
});

describe('nearness', () => {
  it('goes before time: whole words, beginnings, numbers, typos', async () => {
    const hits = await search(asked([one(word('azul', true))]));
    expect(hits.rowids.map((rowid) => nameOf.get(rowid))).toEqual([
      'blueToo',
      'hyphen',
      'blue',
      'plural',
    ]);
    expect(hits.levels).toEqual([
      { level: 'words', count: 3 },
      { level: 'number', count: 1 },
    ]);
    expect(hits.marks).toEqual([
      { text: 'azul', beginning: false },
      { text: 'azuis', beginning: false },
    ]);
    expect(hits.count).toBe(4);
  });

  it('takes the last word as a beginning while it may be gone on with', async () => {
    const hits = await search(asked([one(word('tenis')), one(word('prom', true))]));
    expect(hits.rowids).toEqual([MESSAGES['blue']?.rowid]);
    expect(hits.levels).toEqual([{ level: 'beginning', count: 1 }]);
    expect(hits.marks).toContainEqual({ text: 'prom', beginning: true });
    expect((await search(asked([one(word('tenis')), one(word('prom'))]))).count).toBe(0);
  });

  it('forgives typos where hardly anything is written so, and says what it read', async () => {
    const hits = await search(asked([one(word('orcamnto')), one(word('final'))]));
    expect(hits.rowids).toEqual([MESSAGES['file']?.rowid]);
    expect(hits.levels).toEqual([{ level: 'typo', count: 1 }]);
    expect(hits.corrections).toEqual([{ typed: 'orcamnto', read: 'orcamento' }]);
    expect(hits.marks).toContainEqual({ text: 'orcamento', beginning: false });
  });

  it('asks for no typos where enough is written so', async () => {
    const many = Array.from({ length: 5 }, () => messageRow({ text: 'pedido' }));
    const other = messageRow({ text: 'pedida' });
    const few = await memoryIndex([...many.slice(1), other]);
    const enough = await memoryIndex([...many, other]);
    const query = asked([one(word('pedido'))]);
    const conditions = await conditionsOf({ query }, SURROUNDINGS);
    const manner = { limit: 50, patient: true };
    expect((await searchIndex(few, query, conditions, manner)).count).toBe(5);
    expect((await searchIndex(enough, query, conditions, manner)).count).toBe(5);
    expect((await searchIndex(few, query, conditions, manner)).levels).toEqual([
      { level: 'words', count: 4 },
      { level: 'typo', count: 1 },
    ]);
  });

  it('does not wait for the words of the index, unless it is told to', async () => {
    const unread = await memoryIndex([messageRow({ text: 'pedido' }), messageRow({ text: 'ped' })]);
    const ask = async (text: string, patient: boolean) => {
      const query = asked([one(word(text))]);
      const conditions = await conditionsOf({ query }, SURROUNDINGS);
      return searchIndex(unread, query, conditions, { limit: 50, patient });
    };
    // Nobody mistypes so few letters: there is nothing to wait for.
    expect(await ask('ped', false)).not.toHaveProperty('unfinished');
    expect(await ask('pedixo', false)).toMatchObject({ count: 0, unfinished: true });
    const whole = await ask('pedixo', true);
    expect(whole).toMatchObject({ count: 1, levels: [{ level: 'typo', count: 1 }] });
    // From now on they are known.
    expect(await ask('pedixo', false)).toEqual(whole);
  });

  it('counts up to a limit, and tells the levels of what it gives', async () => {
    const rows = Array.from({ length: COUNT_LIMIT + 200 }, (_, at) =>
      messageRow({ text: at % 2 === 0 ? 'pedido' : 'pedidos', timestamp: MARCH + at * 1000 }),
    );
    const large = await memoryIndex(rows);
    const query = asked([one(word('pedido'))]);
    const conditions = await conditionsOf({ query }, SURROUNDINGS);
    const hits = await searchIndex(large, query, conditions, { limit: 10 });
    expect(hits.count).toBe(COUNT_LIMIT);
    expect(hits.rowids).toEqual(
      rows
        .filter((_, at) => at % 2 === 0)
        .map(({ rowid }) => rowid)
        .reverse()
        .slice(0, 10),
    );
    expect(hits.levels).toEqual([{ level: 'words', count: 10 }]);
    const all = await searchIndex(large, query, conditions, { limit: 650 });
    expect(all.levels).toEqual([
      { level: 'words', count: 600 },
      { level: 'number', count: 50 },
    ]);
  });

  it('leaves off between two levels when it is overtaken', async () => {
    const stop = new AbortController();
    const query = asked([one(word('azul', true))]);
    const conditions = await conditionsOf({ query }, SURROUNDINGS);
    const searching = searchIndex(index, query, conditions, {
      limit: 50,
      signal: stop.signal,
    });
    stop.abort();
    await expect(searching).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it('passes over a letter that folding leaves nothing of', async () => {
  const nothing = word('\uFC61');
  expect(await found(asked([one(word('acabaram')), one(nothing)]))).toEqual(['plural']);
  expect(await found(asked([one(word('acabaram')), not(nothing)]))).toEqual(['plural']);
  expect(await found(asked([one(nothing)]))).toEqual([]);
});

it('never fails, whatever is asked', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '"',
          '*',
          '^',
          '(',
          ')',
          ':',
          '+',
          'AND',
          'NOT',
          'NEAR',
          ' ',
          'a',
          'tênis',
          'marks',
          '\0',
          '\uE000',
          '\uD800',
          '\uFC61',
          '-',
          'ß',
          '𐐀',
        ),
      )
      .map((parts) => parts.join('')),
  );
  const fact = fc.record({ kind: fc.constantFrom(...FACT_KINDS), value: text });
  const term: fc.Arbitrary<Term> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('word' as const, 'phrase' as const),
      text,
      open: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('fact' as const),
      text,
      facts: fc.array(fact, { maxLength: 3 }),
      open: fc.boolean(),
    }),
  );
  const clause = fc.record({
    any: fc.array(term, { minLength: 1, maxLength: 3 }),
    excluded: fc.boolean(),
    span: fc.constant(SPAN),
  });
  const name = fc.oneof(text, fc.constantFrom('ana', 'bia', 'joao'));
  const meaning: fc.Arbitrary<FilterMeaning> = fc.oneof(
    fc.record({ kind: fc.constantFrom('from' as const, 'in' as const, 'label' as const), name }),
    fc.record({ kind: fc.constantFrom('me' as const, 'unanswered' as const) }),
    fc.record({ kind: fc.constant('has' as const), thing: fc.constantFrom(...THINGS) }),
    fc.record({ kind: fc.constant('time' as const), from: fc.double(), to: fc.double() }),
  );
  const filter = fc.oneof(
    meaning,
    meaning.map((excluded) => ({ not: excluded })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(clause, { maxLength: 4 }),
      fc.array(filter, { maxLength: 3 }),
      fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined }),
      async (clauses, filters, chatIds) => {
        const hits = await search(asked(clauses, ...filters), chatIds);
        expect(hits.count).toBe(hits.rowids.length);
        expect(new Set(hits.rowids).size).toBe(hits.rowids.length);
      },
    ),
    { numRuns: 200 },
  );
});
