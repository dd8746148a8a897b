import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberVariants } from './number-variants';

describe('the other number of a word', () => {
  it.each([
    ['camiseta', 'camisetas'],
    ['orcamento', 'orcamentos'],
    ['promocao', 'promocoes'],
    ['pao', 'paes'],
    ['mao', 'maos'],
    ['real', 'reais'],
    ['papel', 'papeis'],
    ['lencol', 'lencois'],
    ['azul', 'azuis'],
    ['funil', 'funis'],
    ['fossil', 'fosseis'],
    ['item', 'itens'],
    ['bom', 'bons'],
    ['flor', 'flores'],
    ['valor', 'valores'],
    ['vez', 'vezes'],
    ['mes', 'meses'],
    ['pais', 'paises'],
    ['order', 'orders'],
    ['item', 'items'],
    ['box', 'boxes'],
    ['dress', 'dresses'],
    ['batch', 'batches'],
    ['delivery', 'deliveries'],
    ['key', 'keys'],
    ['shelf', 'shelves'],
    ['woman', 'women'],
    ['child', 'children'],
  ])('%s, %s', (singular, plural) => {
    expect(numberVariants(singular)).toContain(plural);
    expect(numberVariants(plural)).toContain(singular);
  });

  it.each(['', 'de', 'um', 'mas', 'mais', 'a1b', '1500', 'ação', 'flor-s', 'dois'])(
    '"%s" has none',
    (word) => {
      expect(numberVariants(word)).toEqual([]);
    },
  );

  it.each([
    ['mal', 'mais'],
    ['casa', 'casinhas'],
    ['carro', 'caro'],
  ])('%s is no number of %s', (one, other) => {
    expect(numberVariants(one)).not.toContain(other);
  });

  it('is mutual, small, and of words alone', () => {
    const endings =
      's es oes aes aos ais eis ois uis is il al el ol ul m ns y ies r z x ch sh ao'.split(' ');
    const words = fc
      .tuple(fc.stringMatching(/^[a-z]{0,6}$/), fc.constantFrom('', ...endings))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, (word) => {
        const variants = numberVariants(word);
        expect(variants.length).toBeLessThanOrEqual(6);
        expect(variants).not.toContain(word);
        for (const variant of variants) {
          expect(variant).toMatch(/^[a-z]{3,}$/);
          expect(numberVariants(variant)).toContain(word);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
