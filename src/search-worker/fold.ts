import { foldText } from '@/domain/folding';

const WORD = /[\p{L}\p{N}]+/gu;

/** The folded words of a text, as the indexes hold them. */
export function foldedWords(text: string): string[] {
  return foldText(text).match(WORD) ?? [];
}
