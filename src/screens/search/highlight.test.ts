import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snippet } from './highlight';

const marked = (text: string, query: string) =>
  snippet(text, query)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('snippet', () => {
  it.each([
    ['O caminhão chegou', 'caminhao', 'O [caminhão] chegou'],
    ['AÇÃO e reação', 'acao', '[AÇÃO] e reação'],
    ['Entregamos amanhã', 'entrega', '[Entrega]mos amanhã'],
    ['frete e prazo', 'prazo frete', '[frete] e [prazo]'],
    ['<b>azul</b>', 'azul', '<b>[azul]</b>'],
    ['😀 azul 😀', 'azul', '😀 [azul] 😀'],
    ['nada disso', 'azul', 'nada disso'],
    ['qualquer', '', 'qualquer'],
  ])('%s / %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it('cuts a long text around the first hit', () => {
    const shown = marked(`${'x '.repeat(200)}azul ${'y '.repeat(200)}`, 'azul');
    expect(shown).toMatch(/^….*\[azul\].*…$/);
    expect(shown.length).toBeLessThan(180);
  });

  it('gives back the text, whatever is searched in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: 'grapheme' }), fc.string(), (text, query) => {
        const line = text.replace(/\s+/g, ' ').trim();
        const pieces = snippet(text, query, 10_000).map((piece) => piece.text);
        expect(pieces.join('').replace(/^…/, '')).toBe(
          line.startsWith(pieces[0] ?? '') ? line : line.slice(-pieces.join('').length + 1),
        );
      }),
    );
  });
});
