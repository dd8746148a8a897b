/**
 * Text as people search and compare it: lower case, accents folded ("Não" → "nao"), compatibility forms unified.
 * Keeps punctuation; the length may change.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
