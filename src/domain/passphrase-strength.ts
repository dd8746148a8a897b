/** A hint at how hard a passphrase is to guess. Cautious: words count for less than their letters. */

/** Fewer characters are not taken. */
export const MIN_PASSPHRASE = 10;

export type PassphraseStrength = 'short' | 'weak' | 'fair' | 'strong';

const FAIR_BITS = 40;
const STRONG_BITS = 60;

export function passphraseStrength(passphrase: string): PassphraseStrength {
  const characters = [...passphrase];
  if (characters.length < MIN_PASSPHRASE) return 'short';
  const bits = characters.reduce(
    (sum, character, index) => sum + bitsOf(character, characters[index - 1]),
    0,
  );
  // However long, a few characters over and over are one guess.
  const distinct = new Set(characters).size;
  const most = distinct * 8;
  if (Math.min(bits, most) < FAIR_BITS) return 'weak';
  return Math.min(bits, most) < STRONG_BITS ? 'fair' : 'strong';
}

/** bits that a character adds, about, after the one before it */
function bitsOf(character: string, before: string | undefined): number {
  if (before !== undefined && Math.abs(codeOf(character) - codeOf(before)) <= 1) return 0.5;
  const change = before !== undefined && kindOf(before) !== kindOf(character) ? 2.5 : 0;
  return { lower: 2.3, upper: 2.3, digit: 3, other: 4.5 }[kindOf(character)] + change;
}

function codeOf(character: string): number {
  return character.toLowerCase().codePointAt(0) ?? 0;
}

function kindOf(character: string): 'lower' | 'upper' | 'digit' | 'other' {
  if (/\p{Nd}/u.test(character)) return 'digit';
  if (!/\p{L}/u.test(character)) return 'other';
  return character === character.toLowerCase() ? 'lower' : 'upper';
}
