import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuery } from './format-query';
import { parseQuery } from './parse-query';
import type { SearchQuery, Term } from './query';

const CLOCK = { now: Date.UTC(2026, 10, 18, 15), timeZone: 'America/Sao_Paulo' };
const parse = (text: string) => parseQuery(text, CLOCK);

/** word, "phrase", {fact kind value}; … marks an open one. */
function shown(term: Term): string {
  const end = term.open ? '…' : '';
  if (term.kind === 'word') return term.text + end;
  if (term.kind === 'phrase') return `"${term.text}"${end}`;
  return `{${term.facts.map(({ kind, value }) => `${kind} ${value}`).join('|')}}${end}`;
}

function clauses(text: string): string {
  return parse(text)
    .clauses.map(({ any, excluded }) => (excluded ? '-' : '') + any.map(shown).join('/'))
    .join(' ');
}

const instant = (at?: number) => (at === undefined ? '' : new Date(at).toISOString().slice(0, 16));

function filters(text: string): string {
  const { filters: read, problems } = parse(text);
  const told = read.map(({ meaning, excluded }) => {
    const minus = excluded ? '-' : '';
    if ('name' in meaning) return `${minus}${meaning.kind} ${meaning.name}`;
    if (meaning.kind === 'has') return `${minus}has ${meaning.thing}`;
    if (meaning.kind === 'time') return `${minus}${instant(meaning.from)}/${instant(meaning.to)}`;
    return minus + meaning.kind;
  });
  return [...told, ...problems.map(({ code, value }) => `${code} ${value}`.trim())].join(', ');
}

describe('terms', () => {
  it.each([
    ['', ''],
    ['   ', ''],
    ['azul', 'azul…'],
    ['azul ', 'azul'],
    ['Camiseta azul', 'Camiseta azul…'],
    ['orçamento, por favor!', 'orçamento por favor'],
    ['guarda-chuva', '"guarda-chuva"…'],
    ['"bom dia" ana', '"bom dia" ana…'],
    ['“bom dia” «boa tarde»', '"bom dia" "boa tarde"'],
    ['"bom dia', '"bom dia"…'],
    ['"bom dia ', '"bom dia"'],
    ['""', ''],
    ['"!?"', ''],
    ['azul -preto', 'azul -preto…'],
    ['-"bom dia" azul', '-"bom dia" azul…'],
    ['azul - preto', 'azul preto…'],
    ['--azul', 'azul…'],
    ['azul OR preto', 'azul/preto…'],
    ['azul OU preto OU "azul claro" x', 'azul/preto/"azul claro" x…'],
    ['azul|preto', 'azul/preto…'],
    ['azul ou preto', 'azul ou preto…'],
    ['OR azul', 'azul…'],
    ['azul OR', 'azul'],
    ['azul OR -preto', 'azul -preto…'],
    ['azul OR de:ana preto', 'azul preto…'],
    ['obs: azul', 'obs azul…'],
    ['Preço de: 10', 'Preço de 10…'],
    ['Entrega -em: 12/03/2026', 'Entrega -em {date 2026-03-12|date --03-12}…'],
    ['(11) 9 8765-4321', '{phone 1187654321|phone 87654321}…'],
    ['liga +55 11 98765 4321 hoje', 'liga {phone 1187654321|phone 87654321} hoje…'],
    ['-4321', '-{amount 432100|tail 4321}…'],
    ['R$ 1.500,00 azul', '{amount 150000} azul…'],
    ['1500', '{amount 150000|tail 1500}…'],
    ['1500%', '{amount 150000|tail 1500}'],
    ['12', '12…'],
    ['2 camisetas', '2 camisetas…'],
    ['38/40', '"38/40"…'],
    ['10 reais', '{amount 1000}…'],
    ['529.982.247-25', '{document 52998224725}…'],
    ['dia 12/03', 'dia {date 03-12}…'],
    ['12 de março azul', '{date 03-12} azul…'],
    ['legal👍🏽', 'legal {emoji 👍}…'],
    ['"👍"', '{emoji 👍}'],
    ['"ok 👍"', '"ok 👍"'],
    ['https://www.loja.com.br/x', '{host loja.com.br}…'],
    ['http://x', '{host x}…'],
    ['eu://x', '{host x}…'],
    ['-loja.com.br', '-{host loja.com.br}…'],
    ['1️⃣1️⃣', '{emoji 1⃣} {emoji 1⃣}…'],
    ['ana@loja.com', '"ana@loja.com"…'],
    ['a\u0000b', 'a b…'],
    ['\ue000azul', 'azul…'],
    ['\u202b-azul', '-azul…'],
    ['\ud800', ''],
    ['"a" OR "b"', '"a"/"b"'],
    ["'; DROP TABLE message; --", 'DROP TABLE message'],
    ['NEAR(a b) text:*', '"NEAR(a" b text'],
  ])('%j: %s', (text, expected) => {
    expect(clauses(text)).toBe(expected);
  });

  it('are no more than 32, and not long', () => {
    const { clauses: many } = parse('azul '.repeat(2000));
    expect(many).toHaveLength(32);
    const [long] = parse('a'.repeat(10_000)).clauses;
    expect(long?.any[0]?.text).toHaveLength(200);
  });
});

describe('filters', () => {
  it.each([
    ['de:ana', 'from ana'],
    ['from:Ana azul', 'from Ana'],
    ['de:"Ana Souza" azul', 'from Ana Souza'],
    ['DE: ana', 'from ana'],
    ['de:eu', 'me'],
    ['eu: azul', 'me'],
    ['-me:', '-me'],
    ['em:"Grupo da loja"', 'in Grupo da loja'],
    ['in:loja', 'in loja'],
    ['etiqueta:vip -label:novo', 'label vip, -label novo'],
    ['tem:foto has:PHOTO tem:áudio', 'has photo, has photo, has audio'],
    ['tem:preço, tem:pergunta', 'has price, has question'],
    ['sem:resposta', 'unanswered'],
    ['is:unanswered', 'unanswered'],
    ['sem:foto -sem:link', '-has photo, has link'],
    ['antes:2026', '/2026-01-01T03:00'],
    ['after:12/03/2026', '2026-03-12T03:00/'],
    ['durante:março', '2026-03-01T03:00/2026-04-01T03:00'],
    ['durante:semana passada azul', '2026-11-09T03:00/2026-11-16T03:00'],
    ['depois:"semana passada" azul', '2026-11-09T03:00/'],
    ['after:last week', '2026-11-09T03:00/'],
    ['durante:12 de março de 2025 azul', '2025-03-12T03:00/2025-03-13T03:00'],
    ['-durante:ontem', '-2026-11-17T03:00/2026-11-18T03:00'],
    ['antes:nunca', 'unknown-date nunca'],
    ['tem:girafa', 'unknown-thing girafa'],
    ['is:foto', 'unknown-thing foto'],
    ['de:', 'no-value'],
    ['de:""', 'no-value'],
    ['de: tem:foto', 'has photo, no-value'],
    ['de: -azul', 'no-value'],
    ['de: OU azul', 'no-value, or-filter'],
    ['de:ana OR de:joao', 'from ana, from joao, or-filter'],
    ['de:ana|azul', 'from ana, or-filter'],
    ['azul OU tem:foto OU depois:nunca', 'has photo, or-filter, or-filter, unknown-date nunca'],
    ['OR de:ana OR', 'from ana'],
    ['de:ana azul OR verde', 'from ana'],
    // A sentence that was pasted. Typed without a blank it is a filter whatever follows.
    ['Preço de: 10', ''],
    ['Entrega em: 12/03, de: R$ 10', ''],
    ['de:10 in:2026', 'from 10, in 2026'],
    ['de: 11987654321', 'from 11987654321'],
    ['de: "10"', 'from 10'],
    ['antes: 2026', '/2026-01-01T03:00'],
    ['http://x.com', ''],
    ['obs: azul', ''],
  ])('%s: %s', (text, expected) => {
    expect(filters(text)).toBe(expected);
  });

  it('stand with the words', () => {
    expect(clauses('azul durante:semana passada tamanho')).toBe('azul tamanho…');
    expect(clauses('eu: azul')).toBe('azul…');
    expect(clauses('depois:12/03/2026 98765-4321')).toBe('{tail 87654321}…');
  });

  it('say where they are', () => {
    const text = 'azul -de:"Ana Souza" antes:nunca';
    const {
      clauses: [word],
      filters: [filter],
      problems: [problem],
    } = parse(text);
    expect([word, filter, problem].map((one) => text.slice(one?.span.from, one?.span.to))).toEqual([
      'azul',
      '-de:"Ana Souza"',
      'antes:nunca',
    ]);
    expect(filter?.text).toBe('de:"Ana Souza"');
  });
});

function withoutPlaces({ clauses: terms, filters: read, problems }: SearchQuery): unknown {
  const strip = <Item extends object>(item: Item) => ({ ...item, span: undefined });
  return { terms: terms.map(strip), filters: read.map(strip), problems: problems.map(strip) };
}

const PIECES = [
  ...[
    'azul',
    'preço',
    'de',
    'R',
    'mar',
    '11',
    '12',
    '9',
    '1500',
    '98765-4321',
    '(11)',
    '2025',
    '$ 10',
  ],
  ...[
    '-',
    '|',
    ' OR ',
    ' OU ',
    '"',
    '”',
    '«',
    ' ',
    ' ',
    ' ',
    '\n',
    ':',
    '·',
    ',',
    '%',
    '!',
    '.',
    '/',
  ],
  ...[
    'de:',
    'em:',
    'depois:',
    'durante:',
    'antes: ',
    'tem:',
    'tem:foto',
    'sem:',
    'eu:',
    '-eu:',
    'is:',
  ],
  ...[
    'março',
    'semana',
    'passada',
    'semana passada',
    '10 dias',
    '12/03',
    'de março',
    'ontem',
    'nunca',
  ],
  ...[
    '👍🏽',
    '\u200d',
    '\ufe0f',
    '\u0000',
    '\ud83d',
    '\u200f',
    '\ue000',
    'loja.com.br',
    'https://x.com/|a',
  ],
  ...['529.982.247-25', 'a'.repeat(250), "'", '*', '(', ')', 'NEAR', 'AND', 'NOT', '\\', ';', '--'],
];
const typed = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(''));

describe('any text', () => {
  it('is read, with places in it, one after the other', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { clauses: terms, filters: read, problems } = parse(text);
        const spans = [...terms, ...read, ...problems]
          .map(({ span }) => span)
          .sort((a, b) => a.from - b.from);
        let end = 0;
        for (const { from, to } of spans) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read the same from its canonical form', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const query = parse(text);
        const canonical = formatQuery(query);
        expect(withoutPlaces(parse(canonical))).toEqual(withoutPlaces(query));
        expect(formatQuery(parse(canonical))).toBe(canonical);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read soon', () => {
    for (const piece of PIECES.filter((one) => one !== ''))
      for (const before of ['', '"', '-', 'depois:'])
        expect(
          parse((before + piece).repeat(10_000 / (before + piece).length)).clauses.length,
        ).toBeLessThanOrEqual(32);
  }, 10_000);
});

describe('the canonical form', () => {
  it.each([
    ['  azul   PRETO ', 'azul PRETO '],
    ['azul|preto', 'azul OU preto'],
    ['“bom dia', '"bom dia'],
    ['de:Ana   depois:semana passada azul', 'de:Ana depois:"semana passada" azul'],
    ['durante:março x% | 2025', 'durante:março x OU 2025'],
    ['sem:foto azul', '-tem:foto azul'],
    ['11 % 98765-4321', '11 · 98765-4321'],
    ['1 mar\\1500', '1 mar · 1500'],
    ['durante:semana passada ;', 'durante:"semana passada"'],
    ['durante:março · 2025', 'durante:"março" 2025'],
  ])('of %j is %j', (text, canonical) => {
    expect(formatQuery(parse(text))).toBe(canonical);
  });

  it('has the OR of the language', () => {
    expect(formatQuery(parse('a|b'), 'en')).toBe('a OR b');
  });
});
