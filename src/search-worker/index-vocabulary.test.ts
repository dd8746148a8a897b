import { describe, expect, it } from 'vitest';
import { IndexVocabulary } from './index-vocabulary';

/** Over an index that holds these words. */
function vocabularyOver(words: Set<string>, duringPause = () => {}) {
  let reads = 0;
  const vocabulary = new IndexVocabulary(
    (after, limit) => {
      reads += 1;
      const later = [...words].sort().filter((word) => word > after);
      return later.slice(0, limit).map((word) => [word, 1]);
    },
    async () => duringPause(),
  );
  const near = (word: string) => vocabulary.near(word).map((found) => found.word);
  return { vocabulary, near, reads: () => reads };
}

describe('the words of the index', () => {
  it('are read when they are first needed, and not again without need', async () => {
    const { vocabulary, near, reads } = vocabularyOver(new Set(['azul', 'verde']));
    expect(near('azil')).toEqual([]);
    await Promise.all([vocabulary.refresh(), vocabulary.refresh()]);
    expect(near('azil')).toEqual(['azul']);
    await vocabulary.refresh();
    expect(reads()).toBe(1);
  });

  it('are all read, in slices', async () => {
    const words = Array.from({ length: 1700 }, (_, at) =>
      [...at.toString(5).padStart(5, '0')].map((digit) => 'aeiou'[Number(digit)]).join(''),
    );
    const { vocabulary, near, reads } = vocabularyOver(new Set(words));
    await vocabulary.refresh();
    expect(reads()).toBe(4);
    expect(near(`${words[1699]}x`)).toContain(words[1699]);
  });

  it('of a new message are there at once, those of many with the next reading', async () => {
    const words = new Set(['azul']);
    const { vocabulary, near } = vocabularyOver(words);
    await vocabulary.refresh();
    words.add('tenis').add('bota');
    vocabulary.added(['Tênis']);
    expect(near('tensi')).toEqual(['tenis']);
    vocabulary.added(Array.from({ length: 100 }, () => 'bota'));
    expect(near('bora')).toEqual([]);
    await vocabulary.refresh();
    expect(near('bora')).toEqual(['bota']);
  });

  it('are forgotten when they are no longer in the index', async () => {
    const words = new Set(['azul', 'segredo']);
    const { vocabulary, near } = vocabularyOver(words);
    await vocabulary.refresh();
    words.delete('segredo');
    vocabulary.outdated();
    await vocabulary.refresh();
    expect(near('segrdo')).toEqual([]);
    expect(near('azil')).toEqual(['azul']);
  });

  it('are read once more when something changed meanwhile', async () => {
    const words = new Set(Array.from({ length: 600 }, (_, at) => `palavra${'x'.repeat(at % 20)}`));
    for (let at = 0; at < 600; at += 1) words.add(`p${'abcdefghij'[at % 10]}${at}`);
    words.add('aaaazul');
    const meanwhile = { change: () => {} };
    const { vocabulary, near } = vocabularyOver(words, () => meanwhile.change());
    meanwhile.change = () => {
      words.delete('aaaazul');
      vocabulary.outdated();
      meanwhile.change = () => {};
    };
    await vocabulary.refresh();
    expect(near('aaaazil')).toEqual(['aaaazul']);
    await vocabulary.refresh();
    expect(near('aaaazil')).toEqual([]);
  });

  it('are unknown after the index has been emptied', async () => {
    const words = new Set(['azul']);
    const { vocabulary, near } = vocabularyOver(words);
    await vocabulary.refresh();
    words.clear();
    vocabulary.clear();
    expect(near('azil')).toEqual([]);
    words.add('verde');
    await vocabulary.refresh();
    expect(near('verda')).toEqual(['verde']);
  });
});
