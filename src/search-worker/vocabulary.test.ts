import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsFor, Vocabulary } from './vocabulary';

function vocabularyOf(words: readonly string[]): Vocabulary {
  const vocabulary = new Vocabulary();
  vocabulary.replace([...new Set(words)].sort().map((word) => [word, 1]));
  return vocabulary;
}

const nearOf = (vocabulary: Vocabulary, word: string) =>
  vocabulary.near(word).map((near) => near.word);

/** Optimal string alignment by its definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const ways = [
    distance(a.slice(1), b) + 1,
    distance(a, b.slice(1)) + 1,
    distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0])
    ways.push(distance(a.slice(2), b.slice(2)) + 1);
  return Math.min(...ways);
}

describe('words that a mistyped one may have meant', () => {
  const vocabulary = vocabularyOf(
    'azul azuis amarelo amarela orcamento orcamentos entrega entregar preco pix 2026'.split(' '),
  );

  it.each([
    ['azil', ['azul']],
    ['zaul', ['azul']],
    ['azu', []],
    ['orcamnto', ['orcamento', 'orcamentos']],
    ['orcamentoss', ['orcamentos', 'orcamento']],
    ['entrgea', ['entrega']],
    ['entreg', ['entrega']],
    ['entrega', ['entregar']],
    ['prreco', ['preco']],
    ['2027', []],
    ['xyzw', []],
  ])('%s', (typed, expected) => {
    expect(nearOf(vocabulary, typed)).toEqual(expected);
  });

  it('are counted as they were read, and as they came', () => {
    const words = new Vocabulary();
    words.replace([['azul', 3]]);
    words.add(['verde', 'azul']);
    words.add(['verde']);
    expect(['azul', 'verde', 'preto'].map((word) => words.messages(word))).toEqual([3, 2, 0]);
  });

  it('has new ones at once, and those of a new reading alone', () => {
    const words = vocabularyOf(['azul']);
    words.add(['tenis', 'tenis', 'r2d2', 'oi']);
    expect(nearOf(words, 'tensi')).toEqual(['tenis']);
    words.replace([['verde', 3]]);
    expect(nearOf(words, 'tensi')).toEqual([]);
    expect(words.near('verda')).toEqual([{ word: 'verde', edits: 1, messages: 3 }]);
  });

  it('stays the same when many new ones are packed', () => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      [...at.toString(5).padStart(6, '0')].map((digit) => 'aeiou'[Number(digit)]).join(''),
    );
    const added = new Vocabulary();
    added.add(many);
    expect(added.size).toBe(5000);
    expect(added.near('aeioui')).toEqual(vocabularyOf(many).near('aeioui'));
  });

  it('are all that the definition of an edit gives, whatever the words', () => {
    const word = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 3, maxLength: 7 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), word, (words, typed) => {
        const expected = [...new Set(words)].filter((one) => {
          const edits = distance(typed, one);
          return edits > 0 && edits <= editsFor(typed);
        });
        expect(nearOf(vocabularyOf(words), typed).sort()).toEqual(expected.sort());
      }),
      { numRuns: 100 },
    );
  });

  it('may have two letters wrong from eight on', () => {
    const word = fc
      .array(fc.constantFrom('a', 'b'), { minLength: 7, maxLength: 10 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), word, (words, typed) => {
        const expected = [...new Set(words)].filter((one) => {
          const edits = distance(typed, one);
          return edits > 0 && edits <= (typed.length < 8 ? 1 : 2);
        });
        expect(nearOf(vocabularyOf(words), typed).sort()).toEqual(expected.sort());
      }),
      { numRuns: 15 },
    );
  });
});
