import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  CSV_HEADERS,
  contactsCsv,
  safeCell,
  type ContactForCsv,
  type CsvOptions,
} from './contacts-csv';

const options: CsvOptions = {
  language: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
  pause: () => Promise.resolve(),
};

async function file(contacts: readonly ContactForCsv[], changed: Partial<CsvOptions> = {}) {
  let text = '';
  for await (const piece of contactsCsv(contacts, { ...options, ...changed })) text += piece;
  return text;
}

/** Reads it as strictly as papaparse can: any error, or a row of another width, fails. */
function parsed(text: string) {
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(text.slice(1, -2), {
    delimiter: ';',
    newline: '\r\n',
  });
  expect(errors).toEqual([]);
  for (const row of data) expect(row).toHaveLength(CSV_HEADERS.en.length);
  return data;
}

const contact = (change: Partial<ContactForCsv> = {}): ContactForCsv => ({
  id: '5511987654321@c.us',
  phone: '5511987654321',
  savedName: 'Conceição; "Ção"',
  pushName: 'Cida',
  name: 'Conceição; "Ção"',
  saved: true,
  business: false,
  lastMessageAt: Date.UTC(2026, 10, 20, 15, 5),
  ...change,
});

describe('the CSV of contacts', () => {
  it('opens in Excel in Brazil: BOM, semicolons, CRLF, no sep line', async () => {
    const text = await file([contact()]);
    expect(text).toBe(
      '\uFEFFNome;Nome salvo;Nome no WhatsApp;Nome comercial;Telefone;Telefone válido;País;ID do WhatsApp;Salvo;Empresa;Última mensagem;Nome dado por você;Outros telefones;Etiquetas\r\n' +
        '"Conceição; ""Ção""";"Conceição; ""Ção""";Cida;;55 11 98765-4321;sim;BR;5511987654321@c.us;sim;não;2026-11-20 12:05;;;\r\n',
    );
  });

  it('has a header when there is nobody, and English ones for English', async () => {
    expect(parsed(await file([], { language: 'en' }))).toEqual([[...CSV_HEADERS.en]]);
    const [, row] = parsed(await file([contact({ business: true })], { language: 'en' }));
    expect(row?.slice(5)).toEqual([
      'yes',
      'BR',
      '5511987654321@c.us',
      'yes',
      'yes',
      '2026-11-20 12:05',
      '',
      '',
      '',
    ]);
  });

  it('has one line for a person with a name of the user’s, several numbers and labels', async () => {
    const person = contact({
      name: 'Cida do bolo',
      ownName: 'Cida do bolo',
      otherPhones: ['5521998887766', '12025550123'],
      labels: ['=VIP', 'Atacado; bolos'],
    });
    const [, row, ...others] = parsed(await file([person]));
    expect(others).toEqual([]);
    expect(row?.[0]).toBe('Cida do bolo');
    expect(row?.slice(-3)).toEqual([
      'Cida do bolo',
      '55 21 99888-7766, 1 202 555 0123',
      "'=VIP, Atacado; bolos",
    ]);
  });

  it.each([
    ['553187654321', '55 31 98765-4321', 'sim', 'BR'],
    ['551133334444', '55 11 3333-4444', 'sim', 'BR'],
    ['12025550123', '1 202 555 0123', 'sim', 'US'],
    ['5520987654321', '55 2098 7654 321', 'não', 'BR'],
    [undefined, '', 'não', ''],
  ])('writes the phone %s as the text %s', async (phone, written, valid, country) => {
    const [, row] = parsed(await file([contact({ phone })]));
    expect(row?.slice(4, 7)).toEqual([written, valid, country]);
  });

  it('never gives Excel a run of digits or a leading sign as a phone', async () => {
    const digits = fc.stringMatching(/^[1-9]\d{5,14}$/);
    await fc.assert(
      fc.asyncProperty(digits, async (phone) => {
        const [, row] = parsed(await file([contact({ phone })]));
        expect(row?.[4]).toMatch(/^\d[\d -]*[ -][\d -]*$/);
      }),
    );
  });

  it('parses back to the same names, however hostile, and none starts a formula', async () => {
    const hostile = fc
      .tuple(
        fc.constantFrom(
          '',
          '=',
          '+',
          '-',
          '@',
          '\t',
          '\r',
          '\n',
          ' =',
          '"',
          ';',
          "'",
          '＝',
          '\uFEFF',
          '\0=',
          '"=',
          '|',
        ),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '";=1+1;"', '\r\n=1+1', ',', '=HYPERLINK("https://x.example";"x")'),
      )
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (name, pushName, businessName) => {
        const rows = [contact({ name, savedName: name, pushName, businessName }), contact()];
        const [, first, second] = parsed(await file(rows));
        const cells = [name, name, pushName, businessName].map(safeCell);
        expect(first?.slice(0, 4)).toEqual(cells);
        for (const cell of first ?? []) expect(cell).not.toMatch(/^[\s\uFEFF]*[=+\-@＝＋－＠]/u);
        expect(second?.[0]).toBe('Conceição; "Ção"');
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+55 11', "'+55 11"],
    ['-3', "'-3"],
    ['@maria', "'@maria"],
    ['\t=1+1', "'=1+1"],
    ['\r\n@x', "'@x"],
    ['Maria\r\nda Silva', 'Maria da Silva'],
    ['  Zé ', 'Zé'],
    ["d'Ávila", "d'Ávila"],
    ['a=b', 'a=b'],
  ])('makes a cell of %j safe: %j', (text, cell) => {
    expect(safeCell(text)).toBe(cell);
  });

  it('comes in pieces, tells how far it is, and stops when told', async () => {
    const many = Array.from({ length: 6000 }, (_, index) => contact({ name: `C${index}` }));
    const progress: number[] = [];
    const rows = parsed(await file(many, { onProgress: (done) => progress.push(done) }));
    expect(rows).toHaveLength(6001);
    expect(progress).toEqual([2500, 5000, 6000]);

    const stop = new AbortController();
    const stopped = file(many, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toThrow(/abort/i);
  });
});
