import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BRAZIL_AREA_CODES } from '../brazil-area-codes';
import { hasCheckDigits } from './document-facts';
import { factsOf, nextFact } from './facts';

function said(text: string): string {
  return factsOf(text)
    .map(({ kind, value }) => `${kind} ${value}`)
    .join(', ');
}

const WHOLE = 'phone 1187654321, tail 87654321, tail 4321';
const LOCAL = 'phone 87654321, tail 87654321, tail 4321';
const MARCH = 'date 2026-03-12, date 03-12';

describe('facts of a text', () => {
  it.each([
    ['(11) 9 8765-4321', WHOLE],
    ['+55 11 98765 4321', WHOLE],
    ['5511987654321', WHOLE],
    ['011 98765-4321', WHOLE],
    ['0 15 11 98765-4321', WHOLE],
    ['11 8765-4321', WHOLE],
    // As WhatsApp copies it: marks of direction, and hyphens that do not break.
    ['\u202a+55 11 98765\u20114321\u202c', WHOLE],
    ['11 987 654 321', WHOLE],
    ['11 9876-54321', WHOLE],
    ['98765-4321', LOCAL],
    ['98765 4321', LOCAL],
    ['987654321', LOCAL],
    ['8765-4321', LOCAL],
    ['2025-2026', 'amount 202500, amount 202600'],
    ['+1 202 555 0123', 'phone 12025550123, tail 25550123, tail 0123'],
    ['(202) 555-0123', 'phone 25550123, tail 25550123, tail 0123'],
    ['+351 912 345 678 e 10 unidades', 'phone 351912345678, tail 12345678, tail 5678, amount 1000'],
    ['0800 123 4567', 'phone 01234567, tail 01234567, tail 4567'],
    ['pedido 12 11 98765-4321', `amount 1200, ${WHOLE}`],
    ['11 98765-4321 / 21 3333-4444', `${WHOLE}, phone 2133334444, tail 33334444, tail 4444`],
    ['lote 11\n3000\n4000', 'amount 1100, amount 300000, amount 400000'],
    ['R$ 1.500,00', 'amount 150000'],
    ['R$1.500', 'amount 150000'],
    ['1500', 'amount 150000'],
    ['1,500.00', 'amount 150000'],
    ['10 reais', 'amount 1000'],
    ['2,5 mil', 'amount 250000'],
    ['50k', 'amount 5000000'],
    ['3x de R$ 99,90', 'amount 9990'],
    ['30 €', 'amount 3000'],
    ['R$50cada', 'amount 5000'],
    ['0,50', 'amount 50'],
    ['007, 3,14159 e 1.2.3', ''],
    ['50km, 10%, às 14:30', ''],
    ['12/03/2026', MARCH],
    ['12/3/26', MARCH],
    ['2026-03-12T10:00', MARCH],
    ['12.03.2026', MARCH],
    ['12 de março de 2026', MARCH],
    ['12 mar 2026', MARCH],
    ['March 12th, 2026', MARCH],
    ['12/03', 'date 03-12, date --03-12'],
    ['12/25/2026', 'date 2026-12-25, date 12-25'],
    ['1º de maio', 'date 05-01, date --05-01'],
    ['31/02/2026', 'amount 3100, amount 202600'],
    ['1/2', 'amount 100, amount 200'],
    ['529.982.247-25', 'document 52998224725'],
    ['52998224725', 'document 52998224725'],
    ['529 982 247 25', 'document 52998224725'],
    ['529982247-25', 'document 52998224725'],
    // A slip in it: punctuated, it is meant as one all the same.
    ['529.982.247-00', 'document 52998224700'],
    ['12.345.678/0001-95', 'document 12345678000195'],
    ['12 345 678 0001 95', 'document 12345678000195'],
    ['12.ABC.345/01DE-35', 'document 12ABC34501DE35'],
    ['12abc34501de35', 'document 12ABC34501DE35'],
    ['12ABC34501DE34', ''],
    ['👍🏽👍', 'emoji 👍'],
    ['❤️', 'emoji ❤'],
    ['👩🏽‍💻', 'emoji 👩‍💻'],
    ['🇧🇷', 'emoji 🇧🇷'],
    ['1️⃣', 'emoji 1⃣'],
    ['https://www.Loja.com.br/x?id=11987654321', 'host loja.com.br'],
    ['99app.com.br', 'host 99app.com.br'],
    ['wa.me/5511987654321', `host wa.me, ${WHOLE}`],
    ['ana@loja.com “oi” — amanhã.Você', ''],
    [
      '12/03 às 10h por R$ 30,00 no (11) 8765-4321 👍 loja.com.br',
      `date 03-12, date --03-12, amount 3000, ${WHOLE}, emoji 👍, host loja.com.br`,
    ],
  ])('%s: %s', (text, facts) => {
    expect(said(text)).toBe(facts);
  });

  it('of what is looked for may be less certain than of what is written', () => {
    const wanted = (text: string) =>
      nextFact(text, 0)?.wanted.map(({ kind, value }) => `${kind} ${value}`);
    // One that was written without an area code too, but not one of another area.
    expect(wanted('(11) 98765-4321')).toEqual(['phone 1187654321', 'phone 87654321']);
    expect(wanted('98765-4321')).toEqual(['tail 87654321']);
    expect(wanted('4321')).toEqual(['amount 432100', 'tail 4321']);
    expect(wanted('0123')).toEqual(['tail 0123']);
    expect(wanted('2025550123')).toEqual(['tail 25550123']);
    expect(wanted('12/03/2026')).toEqual(['date 2026-03-12', 'date --03-12']);
    expect(wanted('12/03')).toEqual(['date 03-12']);
    expect(wanted('12')).toEqual([]);
  });
});

const phrase = fc.constantFrom('', 'meu número é ', 'liga: ', '(', 'R. ');

describe('spellings of the same', () => {
  it('phone', () => {
    const number = fc.tuple(
      fc.constantFrom(...BRAZIL_AREA_CODES.keys()),
      fc.stringMatching(/^(?:9[6-9]\d{3}|[2-5]\d{3})\d{4}$/),
      phrase,
    );
    fc.assert(
      fc.property(number, ([area, subscriber, before]) => {
        const head = subscriber.slice(0, -4);
        const tail = subscriber.slice(-4);
        const phone = `${area}${subscriber.slice(-8)}`;
        for (const written of [
          `${area}${subscriber}`,
          `(${area}) ${head}-${tail}`,
          `(${area})${head}${tail}`,
          `${area} ${head} ${tail}`,
          `${area}-${head}-${tail}`,
          `${area}.${head}.${tail}`,
          `0${area} ${head}-${tail}`,
          `021 ${area} ${head} ${tail}`,
          `+55${area}${subscriber}`,
          `+55 (${area}) ${head}-${tail}`,
          `+55 ${area} ${head} ${tail}`,
          `55 ${area} ${head}-${tail}`,
          `+55 ${area} ${head}\u2011${tail}`,
          head.length === 5 ? `(${area}) 9 ${head.slice(1)}-${tail}` : `${area}${subscriber}`,
        ])
          expect(factsOf(`${before}${written}, ok`)).toEqual(
            expect.arrayContaining([
              { kind: 'phone', value: phone },
              { kind: 'tail', value: subscriber.slice(-8) },
              { kind: 'tail', value: tail },
            ]),
          );
      }),
      { numRuns: 300 },
    );
  });

  it('amount', () => {
    const amount = fc.tuple(
      fc.integer({ min: 1, max: 9_999_999 }),
      fc.integer({ max: 99, min: 0 }),
    );
    fc.assert(
      fc.property(amount, ([whole, cents]) => {
        const fraction = String(cents).padStart(2, '0');
        const grouped = (mark: string) => String(whole).replace(/\B(?=(?:\d{3})+$)/g, mark);
        const spellings = [
          `${whole},${fraction}`,
          `${whole}.${fraction}`,
          `R$ ${grouped('.')},${fraction}`,
          `R$${whole},${fraction}`,
          `${grouped(',')}.${fraction}`,
          `${grouped('.')},${fraction} reais`,
          ...(cents === 0 ? [String(whole), `R$ ${grouped('.')}`, `${whole} reais`] : []),
          ...(cents % 10 === 0 ? [`${whole},${cents / 10} reais`] : []),
        ];
        for (const written of spellings)
          expect(factsOf(`fica ${written}!`)).toEqual([
            { kind: 'amount', value: String(whole * 100 + cents) },
          ]);
      }),
      { numRuns: 300 },
    );
  });

  it('date', () => {
    const names =
      'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro';
    const days = fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2069-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        const name = names.split(' ')[Number(month) - 1] ?? '';
        const english = date.toLocaleDateString('en-US', { month: 'long', timeZone: 'UTC' });
        for (const written of [
          iso,
          `${day}/${month}/${year}`,
          `${Number(day)}/${Number(month)}/${year}`,
          `${day}.${month}.${year}`,
          `${day}-${month}-${year}`,
          ...(Number(year) >= 1970 ? [`${day}/${month}/${year.slice(2)}`] : []),
          `${Number(day)} de ${name} de ${year}`,
          `${Number(day)} ${name.slice(0, 3)} ${year}`,
          `${english} ${Number(day)}, ${year}`,
        ])
          expect(factsOf(`dia ${written}.`)).toEqual([
            { kind: 'date', value: iso },
            { kind: 'date', value: iso.slice(5) },
          ]);
      }),
      { numRuns: 300 },
    );
  });

  it('date, whose year may be left out on either side', () => {
    const two = (value: number) => String(value).padStart(2, '0');
    const part = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.option(fc.integer({ min: 2020, max: 2029 })),
    });
    const written = ({ day, month, year }: { day: number; month: number; year: number | null }) =>
      `${two(day)}/${two(month)}${year === null ? '' : `/${year}`}`;
    const finds = (sought: string, text: string) => {
      const said = new Set(factsOf(text).map(({ value }) => value));
      return nextFact(sought, 0)?.wanted.some(({ value }) => said.has(value));
    };
    fc.assert(
      fc.property(part, part, fc.boolean(), (sought, other, same) => {
        const said = same ? { ...sought, year: other.year } : other;
        const alike =
          sought.day === said.day &&
          sought.month === said.month &&
          (sought.year === null || said.year === null || sought.year === said.year);
        expect(finds(written(sought), `dia ${written(said)}.`)).toBe(alike);
      }),
      { numRuns: 500 },
    );
  });

  /** With the two digits that fit. */
  const complete = (head: string) => {
    for (let digits = 0; digits < 100; digits += 1) {
      const document = head + String(digits).padStart(2, '0');
      if (hasCheckDigits(document)) return document;
    }
    throw new Error(`no digits fit ${head}`);
  };

  it('CPF and CNPJ', () => {
    const head = fc.oneof(
      fc.stringMatching(/^\d{9}$/),
      fc.stringMatching(/^\d{12}$/),
      fc.stringMatching(/^[A-Z\d]{12}$/),
    );
    fc.assert(
      fc.property(
        head.filter((text) => !/^(.)\1*$/u.test(text)),
        (start) => {
          const document = complete(start);
          const cut = (...at: number[]) =>
            [0, ...at].map((from, index) => document.slice(from, at[index]));
          const isCpf = document.length === 11;
          const [a = '', b = '', c = '', d = '', e = ''] = isCpf ? cut(3, 6, 9) : cut(2, 5, 8, 12);
          const spellings = isCpf
            ? [document, `${a}.${b}.${c}-${d}`, `${a}${b}${c}-${d}`, `${a} ${b} ${c} ${d}`]
            : [
                document,
                document.toLowerCase(),
                `${a}.${b}.${c}/${d}-${e}`,
                `${a}${b}${c}/${d}-${e}`,
                ...(/^\d+$/.test(document) ? [`${a} ${b} ${c} ${d} ${e}`] : []),
              ];
          for (const written of spellings)
            expect(factsOf(`nota: ${written}.`)).toContainEqual({
              kind: 'document',
              value: document,
            });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('host', () => {
    for (const written of [
      'loja.com.br',
      'www.loja.com.br',
      'LOJA.com.br/produtos?a=1',
      'http://loja.com.br',
      'https://www.loja.com.br:443/#x',
      '(loja.com.br)',
    ])
      expect(factsOf(`veja ${written} hoje`)).toEqual([{ kind: 'host', value: 'loja.com.br' }]);
  });
});

describe('any text', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ...['1', '11 ', '98765-', '4321', '.', ',', '/', '12/03', 'R$ ', '+55', '(', ')', ' ', '-'],
        ...['\u0000', '\ud83d', '\u200f', '👍🏽', '\u200d', '\ufe0f', 'março', 'https://', 'a.com'],
      ),
    ),
    { maxLength: 40 },
  );

  it('has its facts one after the other, inside it', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        let end = 0;
        for (let found = nextFact(text, 0); found; found = nextFact(text, found.to)) {
          expect(found.from).toBeGreaterThanOrEqual(end);
          expect(found.to).toBeGreaterThan(found.from);
          end = found.to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('is done soon', () => {
    for (const piece of [
      '1',
      '1.',
      '1 ',
      '11 ',
      '(',
      '+',
      '1-',
      'a.',
      '1a',
      '👍\u200d',
      'R$ ',
      '\ud83d',
    ])
      expect(factsOf(piece.repeat(10_000 / piece.length)).length).toBeLessThan(10_000);
  }, 5000);
});
