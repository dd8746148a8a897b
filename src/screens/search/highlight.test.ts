import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/domain/search-query/parse-query';
import { beginningsOf, markedIn, marksOf, snippet, type Marks } from './highlight';

const show = (text: string, marks: Marks) =>
  snippet(text, marks)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');
const found = (...texts: string[]) =>
  texts.map((text) => ({ text: text.replace('…', ''), beginning: text.endsWith('…') }));
const words = (...texts: string[]): Marks => ({
  words: found(...texts),
  phrases: [],
  facts: [],
});
const asked = (text: string, ...marks: string[]): Marks =>
  marksOf(found(...marks), parseQuery(text, { now: 0, timeZone: 'UTC' }));

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
    ['Dia 12/03 ou 12/03/2025', asked('12/03/2026'), 'Dia [12/03] ou 12/03/2025'],
    ['Dia 12/03 ou 12/03/2025', asked('12/03'), 'Dia [12/03] ou [12/03/2025]'],
    ['Ligue (11) 98765-4321', asked('-"outro" 1500'), 'Ligue (11) 98765-4321'],
  ])('%s / %j', (text, marks, expected) => {
    expect(show(text, marks)).toBe(expected);
  });

  it('marks a fact whole where its words are marked, too', () => {
    const marks = { ...asked('1500'), words: found('1', '500', '00') };
    expect(show('Fica R$ 1.500,00 em 1 vez', marks)).toBe('Fica [R$ 1.500,00] em [1] vez');
  });

  it.each([
    ['O prazo: de entrega é o prazo', '"prazo de entrega"', 'O [prazo: de entrega] é o prazo'],
    ['O prazo-de-entrega', 'prazo "prazo de entrega"', 'O [prazo-de-entrega]'],
    ['prazo, entrega de', '"prazo de entrega" prazo', '[prazo], entrega de'],
    ['entrega no prazo', '"prazo de entrega" OR entrega', '[entrega] no prazo'],
    ['São 11 de 98765', '(11) 98765-4321 azul', 'São 11 de 98765'],
    ['Ligue 11.98765.4321', '(11) 98765-4321 azul', 'Ligue [11.98765.4321]'],
    ['um guarda, a chuva, o guarda-chuva', 'guarda-chuva ', 'um guarda, a chuva, o [guarda-chuva]'],
    ['de de prazo', '"de prazo"', 'de [de prazo]'],
    ['prazo de', '"prazo de entrega"', 'prazo de'],
  ])('marks of %s for %s what stands together: %s', (text, query, expected) => {
    expect(show(text, asked(query, ...(query.match(/[a-z\d]+/g) ?? [])))).toBe(expected);
  });

  it('marks a word of a phrase as the plural of another that is asked for', () => {
    const marks = asked('"prazo de entrega" prazos', 'prazo', 'de', 'entrega', 'prazos');
    expect(show('prazo de entregar', marks)).toBe('[prazo] de entregar');
  });

  it('goes on with the last word of a phrase that is still typed', () => {
    const text = 'O prazo de entregas; entregas no prazo de entr';
    expect(show(text, asked('"prazo de entr', 'prazo', 'de', 'entr', 'entr…'))).toBe(
      'O [prazo de entr]egas; entregas no [prazo de entr]',
    );
    // Whole words were found alone.
    expect(show(text, asked('"prazo de entr', 'prazo', 'de', 'entr'))).toBe(
      'O prazo de entregas; entregas no [prazo de entr]',
    );
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
        const marks = { ...asked(query), words: beginningsOf(word).words };
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
