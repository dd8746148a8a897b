/**
 * How alike two texts are, told from fingerprints that hold no text: a min-hash over words and pairs of words, after
 * what differs between the copies of a bulk message (greeting, first name, numbers) has been taken out.
 */
import { foldText } from './folding';

/** Two texts at or above this are one text with small changes. */
export const NEAR_IDENTICAL = 0.6;

const HASHES = 64;
/** Fewer words of substance than this, and no link: everybody says it, it marks no bulk. */
const FEWEST_WORDS = 4;

const GREETING =
  /^(?:[\s\p{P}\p{S}]*(?:oi+e?|ola|opa|e ai|bom dia|boa tarde|boa noite|bom domingo|tudo bem|tudo bom|td bem|como vai|como esta|hi+|hello|hey|good (?:morning|afternoon|evening)|how are you|hola|buen dia|buenos dias|buenas tardes|buenas noches|que tal|como estas?)(?![\p{L}\p{N}]))+/u;
const LINK =
  /\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|net|org|me|ly|link|shop|store|app|br|io)\b\S*/gu;

/** The name in "Oi Maria, …": one or two capitalised words before a comma, an exclamation mark or a line's end. */
const NAME_AFTER_GREETING =
  /^[\s\p{P}\p{S}]*\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)?(?=\s*[,!.:;?\n])/u;

function withoutGreeting(text: string): string {
  // Letters with precomposed accents fold to one letter each, so that places in both texts agree.
  const whole = text.normalize('NFC');
  const folded = [...whole].map((character) => [...foldText(character)][0] ?? ' ').join('');
  if ([...folded].length !== [...whole].length) return whole;
  const greeting = GREETING.exec(folded);
  if (!greeting) return whole;
  const rest = [...whole].slice([...greeting[0]].length).join('');
  return rest.replace(NAME_AFTER_GREETING, '');
}

function wordsOf(text: string): string[] {
  return (
    foldText(withoutGreeting(text))
      .replace(LINK, ' linklink ')
      .replace(/\p{N}+(?:[.,:/-]\p{N}+)*/gu, ' 0 ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

function mix(value: number, seed: number): number {
  let mixed = (value ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * 64 unsigned 32-bit numbers; none for a text too short or too common to mark a bulk message ("ok", "bom dia, Ana!").
 */
export function fingerprint(text: string): number[] {
  const words = wordsOf(text);
  if (words.length < FEWEST_WORDS && !words.includes('linklink')) return [];
  const shingles = new Set(words);
  for (let index = 1; index < words.length; index++)
    shingles.add(`${words[index - 1]} ${words[index]}`);
  const hashes = [...shingles].map(hash);
  return Array.from({ length: HASHES }, (_, seed) => {
    let least = 0xffffffff;
    for (const value of hashes) least = Math.min(least, mix(value, seed));
    return least;
  });
}

/** 0 (nothing in common) to 1 (the same); 0 when either fingerprint is empty or of another make. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  return a.filter((value, index) => value === b[index]).length / a.length;
}
