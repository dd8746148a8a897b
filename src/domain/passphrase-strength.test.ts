import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_PASSPHRASE, passphraseStrength } from './passphrase-strength';

describe('how hard a passphrase is to guess', () => {
  it.each([
    ['', 'short'],
    ['senha123', 'short'],
    ['123456789012', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['abababababababababababababababababab', 'weak'],
    ['abcdefghijklmnop', 'weak'],
    ['minhasenha', 'weak'],
    ['azul casa gato', 'fair'],
    ['cavalo correto bateria grampo', 'strong'],
    ['Xk9!pQz2Lm#4Rt', 'strong'],
  ] as const)('“%s” is %s', (passphrase, strength) => {
    expect(passphraseStrength(passphrase)).toBe(strength);
  });

  it('never gets easier by what is added', () => {
    const order = ['short', 'weak', 'fair', 'strong'];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const both = order.indexOf(passphraseStrength(a + b));
        expect(both).toBeGreaterThanOrEqual(order.indexOf(passphraseStrength(a)));
      }),
    );
  });

  it('counts characters as people do', () => {
    expect(passphraseStrength('😀'.repeat(MIN_PASSPHRASE - 1))).toBe('short');
  });
});
