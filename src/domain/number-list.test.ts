import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumberList } from './number-list';

const pause = () => Promise.resolve();
const read = (text: string, piece?: number) =>
  readNumberList(text, { pause, ...(piece !== undefined && { piece }) });

describe('a list of numbers', () => {
  it.each([
    { name: 'one a line', text: '11987654321\n(21) 99888-7766\n' },
    { name: 'with a heading', text: 'Telefone\r\n11987654321\r\n21998887766\r\n' },
    { name: 'with a BOM', text: '\uFEFF11987654321\n21998887766' },
    {
      name: 'columns with ;',
      text: 'CPF;Nome;Telefone\n123.456.789-09;Ana;11987654321\n98765432100;"Lima; Bruno";21 99888-7766\n',
    },
    { name: 'tabs', text: 'Ana\t+55 11 98765-4321\nBruno\t+55 21 99888-7766\n' },
    {
      name: 'an area code of its own',
      text: 'DDD,Numero,Data\n11,987654321,2026-11-18\n021,99888-7766,2026-11-19\n',
    },
    { name: 'two columns of phones', text: '11987654321;21998887766\n11987654321;\n' },
    { name: 'with and without the 9th digit', text: '1187654321\n11987654321\n21998887766\n' },
  ])('$name', async ({ text }) => {
    expect(await read(text)).toMatchObject({
      phones: ['5511987654321', '5521998887766'],
      unreadable: 0,
      firstUnreadable: [],
    });
  });

  it('says what could not be read, and where', async () => {
    const list = await read('Lista 2026\nTelefone\n11987654321\n\n5,51199E+12\nAna\n');
    expect(list).toEqual({
      phones: ['5511987654321'],
      lines: 3,
      unreadable: 2,
      firstUnreadable: [
        { line: 5, text: '5,51199E+12' },
        { line: 6, text: 'Ana' },
      ],
    });
  });

  it.each(['', 'Olá!\nNada aqui.', 'nome;cpf\nAna;123.456.789-09\n'])(
    'finds no number in %j',
    async (text) => {
      expect((await read(text)).phones).toEqual([]);
    },
  );

  it('is the same in pieces of any size', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom('Ana', '"Lima; Bruno"', '"a\nb"', ''),
            fc.constantFrom('11987654321', '(21) 99888-7766', 'nada', '', '+351 912 345 678'),
          ),
          { minLength: 1, maxLength: 30 },
        ),
        fc.integer({ min: 64, max: 400 }),
        async (rows, piece) => {
          const text = ['nome;telefone', ...rows.map((row) => row.join(';'))].join('\n');
          expect(await read(text, piece)).toEqual(await read(text));
        },
      ),
    ));

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort(new DOMException('Stopped by the user.', 'AbortError'));
    await expect(
      readNumberList('11987654321', { pause, signal: controller.signal }),
    ).rejects.toThrow('Stopped');
  });

  it('reads 100,000 lines without holding the page up', async () => {
    const text = Array.from(
      { length: 100_000 },
      (_, index) => `Cliente ${index};(11) 9${String(10_000_000 + index * 7)}`,
    ).join('\n');
    let longest = 0;
    let since = performance.now();
    const list = await readNumberList(text, {
      pause: () => {
        longest = Math.max(longest, performance.now() - since);
        return new Promise((resolve) =>
          setTimeout(() => {
            since = performance.now();
            resolve();
          }),
        );
      },
    });
    expect(list.phones).toHaveLength(100_000);
    expect(longest).toBeLessThan(1000);
  });
});
