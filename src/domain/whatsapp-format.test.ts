import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatted, isFormatted, type Block, type Span } from './whatsapp-format';

/** The tree in short: what stands for bold in <b>, and so on. */
function shown(blocks: readonly Block[]): string {
  const inline = (spans: readonly Span[]): string =>
    spans
      .map((span) =>
        'spans' in span
          ? `<${span.kind}:${inline(span.spans)}>`
          : span.kind === 'code'
            ? `<code:${span.text}>`
            : span.text,
      )
      .join('');
  return blocks
    .map((block) => {
      if (block.kind === 'fixed') return `[fixed:${block.text}]`;
      if (block.kind === 'line') return inline(block.spans);
      if (block.kind === 'quote') return `[quote:${inline(block.spans)}]`;
      return 'items' in block ? `[${block.kind}:${block.items.map(inline).join('|')}]` : '';
    })
    .join('\n');
}

/** Every character that is shown, in order. */
const characters = (blocks: readonly Block[]) => {
  const inline = (spans: readonly Span[]): string =>
    spans.map((span) => ('spans' in span ? inline(span.spans) : span.text)).join('');
  return blocks
    .map((block) => {
      if (block.kind === 'fixed') return block.text;
      return 'items' in block ? block.items.map(inline).join('') : inline(block.spans);
    })
    .join('');
};

describe('WhatsApp shows', () => {
  it.each([
    ['*Oferta* de hoje', '<bold:Oferta> de hoje'],
    ['_só_ ~R$ 90~ *R$ 70*!', '<italic:só> <strike:R$ 90> <bold:R$ 70>!'],
    ['*_os dois_*', '<bold:<italic:os dois>>'],
    ['use o código `AURORA_10*`', 'use o código <code:AURORA_10*>'],
    ['2*3*4 e nome_do_arquivo', '2*3*4 e nome_do_arquivo'],
    ['nem * isto* *nem isto *', 'nem * isto* *nem isto *'],
    ['*de uma linha\nà outra*', '*de uma linha\nà outra*'],
    ['- azul\n- *verde*\nfim', '[bullets:azul|<bold:verde>]\nfim'],
    ['1. pagar\n2. receber', '[numbers:pagar|receber]'],
    ['> disse ela\neu não', '[quote:disse ela]\neu não'],
    ['antes ```a *b*\nc``` depois', 'antes \n[fixed:a *b*\nc]\n depois'],
    ['```\npix\n```', '[fixed:\npix\n]'],
    ['três ``` sós', 'três ``` sós'],
    ['', ''],
    ['**', '**'],
    ['****', '****'],
  ])('%j as %j', (text, expected) => {
    expect(shown(formatted(text))).toBe(expected);
  });

  it('every character but the marks, and those that pair with nothing', () => {
    const piece = fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '```',
      ' ',
      '\n',
      '- ',
      '> ',
      '1. ',
      'a',
      'é',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const letters = (value: string) => value.replace(/[^aé🙂]/gu, '');
        expect(letters(characters(formatted(text)))).toBe(letters(text));
      }),
    );
  });

  it('a text without marks as it is written', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.', ',', '\n', '?') });
    fc.assert(
      fc.property(plain, (text) => {
        expect(isFormatted(text)).toBe(false);
        expect(shown(formatted(text))).toBe(text);
      }),
    );
  });
});
