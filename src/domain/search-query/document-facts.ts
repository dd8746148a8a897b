/** CPF and CNPJ in a text; the CNPJ with letters too (Receita Federal, IN 2.229/2024). */
import type { Fact } from './query';
import { matchHere, patternHere, SEPARATOR as S, type Reading } from './reading';

const END = '(?![\\p{L}\\p{N}])';
/** Punctuated as the tax office does: that alone says what it is. */
const MARKED = patternHere(
  `(?:\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}|[a-z\\d]{2}\\.[a-z\\d]{3}\\.[a-z\\d]{3}/[a-z\\d]{4}-?\\d{2}|\\d{8}/\\d{4}-?\\d{2})${END}`,
);
const LOOSE = patternHere(
  `(?:\\d{3}${S}?\\d{3}${S}?\\d{3}(?:${S}|/){0,3}\\d{2}|` +
    `[a-z\\d]{2}${S}?[a-z\\d]{3}${S}?[a-z\\d]{3}(?:${S}|/){0,3}[a-z\\d]{4}(?:${S}|/){0,3}\\d{2})${END}`,
);
/** "de uma vez para 10" has the shape of one. */
const WORDS = /[a-z].*\s|\s.*[a-z]/iu;

/** Weights fall from 11 (CPF), or go round from 9 down to 2 (CNPJ). A letter's value: its code less 48. */
function checkDigit(head: string, largestWeight: number): number {
  let sum = 0;
  for (let at = 0; at < head.length; at += 1) {
    const fromEnd = head.length - 1 - at;
    sum += (head.charCodeAt(at) - 48) * (2 + (fromEnd % (largestWeight - 1)));
  }
  const rest = sum % 11;
  return rest < 2 ? 0 : 11 - rest;
}

/** Whether the last two digits fit. `document`: 11 or 14 characters, upper case. */
export function hasCheckDigits(document: string): boolean {
  if (/^(.)\1*$/u.test(document)) return false;
  const largestWeight = document.length === 11 ? 11 : 9;
  const first = checkDigit(document.slice(0, -2), largestWeight);
  const second = checkDigit(document.slice(0, -1), largestWeight);
  return document.endsWith(`${first}${second}`);
}

export function documentFact(document: string): Fact {
  return { kind: 'document', value: document };
}

export function readDocumentFact(text: string, at: number): Reading | undefined {
  const [marked] = matchHere(MARKED, text, at) ?? [];
  const [written] = marked === undefined ? (matchHere(LOOSE, text, at) ?? []) : [marked];
  if (written === undefined) return undefined;
  const document = written.replace(/[^a-z\d]/giu, '').toUpperCase();
  if (marked === undefined && (WORDS.test(written) || !hasCheckDigits(document))) return undefined;
  const facts = [documentFact(document)];
  return { to: at + written.length, written: facts, wanted: facts };
}
