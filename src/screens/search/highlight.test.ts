import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/domain/search-query/parse-query';
import { beginningsOf, factsWanted, markedIn, snippet, type Marks } from './highlight';

const show = (text: string, marks: Marks) =>
  snippet(text, marks)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');
const words = (...texts: string[]): Marks => ({
  words: texts.map((text) => ({ text, beginning: false })),
  facts: [],
});
const asked = (text: string): Marks => ({
  words: [],
  facts: factsWanted(parseQuery(text, { now: 0, timeZone: 'UTC' })),
});

describe('snippet', () => {
  it.each([
    ['O caminhão chegou', words('caminhao'), 'O [caminhão] chegou'],
    ['AÇÃO e reação', words('acao'), '[AÇÃO] e reação'],
    ['frete e prazo', words('prazo', 'frete'), '[frete] e [prazo]'],
    ['<b>azul</b>', words('azul'), '<b>[azul]</b>'],
    ['😀 azul 😀', words('azul'), '😀 [azul] 😀'],
    ['azulejo', words('azul'), 'azulejo'],
    ['nada disso', words('azul'), 'nada disso'],
    ['qualquer', words(), 'qualquer'],
    ['Entregamos amanhã', beginningsOf('entrega'), '[Entrega]mos amanhã'],
    ['Fica R$ 1.500,00 no pix', asked('1500'), 'Fica [R$ 1.500,00] no pix'],
    ['Ligue (11) 98765-4321', asked('+5511987654321'), 'Ligue [(11) 98765-4321]'],
    ['Ligue (11) 98765-4321', asked('-"outro" 1500'), 'Ligue (11) 98765-4321'],
  ])('%s / %j', (text, marks, expected) => {
    expect(show(text, marks)).toBe(expected);
  });

  it('marks a fact whole where its words are marked, too', () => {
    const marks = { ...words('1', '500', '00'), facts: asked('1500').facts };
    expect(show('Fica R$ 1.500,00 em 1 vez', marks)).toBe('Fica [R$ 1.500,00] em [1] vez');
  });

  it('cuts a long text around the first hit', () => {
    const shown = show(`${'x '.repeat(200)}azul ${'y '.repeat(200)}`, words('azul'));
    expect(shown).toMatch(/^….*\[azul\].*…$/);
    expect(shown.length).toBeLessThan(180);
  });

  it('gives back the text, whatever is searched in it', () => {
    const text = fc.string({ maxLength: 100, unit: 'grapheme' });
    fc.assert(
      fc.property(text, fc.string(), fc.string(), (where, word, query) => {
        const marks = { words: beginningsOf(word).words, facts: asked(query).facts };
        const line = where.replace(/\s+/g, ' ').trim();
        const pieces = snippet(where, marks, 10_000).map((piece) => piece.text);
        expect(pieces.join('').replace(/^…/, '')).toBe(
          line.startsWith(pieces[0] ?? '') ? line : line.slice(-pieces.join('').length + 1),
        );
      }),
    );
  });
});

it('says what is marked, as it stands there', () => {
  expect(markedIn('Orçamentos e orçamento', words('orcamentos'))).toEqual(['Orçamentos']);
});
