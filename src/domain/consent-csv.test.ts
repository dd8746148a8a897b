import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { CHAIN_START, linked, type ConsentLine } from './consent-chain';
import { consentCsv } from './consent-csv';

const words = {
  kind: { 'opt-in': 'Aceite', 'opt-out': 'Recusa', ask: 'Dúvida' },
  detected: 'Detectado',
  unnamed: 'Este navegador',
};

async function written(lines: readonly ConsentLine[]): Promise<string[][]> {
  let file = '';
  const options = {
    language: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    pause: () => Promise.resolve(),
  } as const;
  for await (const piece of consentCsv(lines, () => '=1+1', words, options)) file += piece;
  expect(file.startsWith('\uFEFFLinha;')).toBe(true);
  return Papa.parse<string[]>(file.slice(1), { delimiter: ';', skipEmptyLines: true }).data.slice(
    1,
  );
}

async function sha256(content: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

it('can be verified by whoever has the file alone, whatever the user wrote', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 1, maxLength: 8 }),
      async (descriptions) => {
        let previous = CHAIN_START;
        const lines = descriptions.map((description) => {
          const line = linked(
            {
              chatId: '5511987654321@c.us',
              kind: 'opt-in',
              at: 0,
              by: 'user',
              document: { description },
            },
            previous,
          );
          previous = line.hash;
          return line;
        });
        let before = CHAIN_START;
        for (const cells of await written(lines)) {
          const [hash = '', content = ''] = cells.slice(-2);
          expect(await sha256(content)).toBe(hash);
          expect((JSON.parse(content) as unknown[])[0]).toBe(before);
          before = hash;
        }
        expect(before).toBe(previous);
      },
    ),
  ));

it('holds nothing that a spreadsheet would run', async () => {
  const line = linked(
    {
      chatId: '5511987654321@c.us',
      kind: 'opt-out',
      at: Date.UTC(2026, 10, 20, 15),
      by: 'user',
      recordedBy: '@Rita',
      recordedAt: Date.UTC(2026, 10, 20, 15, 1),
      document: { description: '=HYPERLINK("x")', fileName: '+a.pdf' },
    },
    CHAIN_START,
  );
  const [cells = []] = await written([line]);
  expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  expect(cells.slice(0, 7)).toEqual([
    '1',
    "'=1+1",
    '5511987654321@c.us',
    'Recusa',
    '2026-11-20 12:00:00',
    '2026-11-20 12:01:00',
    "'@Rita",
  ]);
});
