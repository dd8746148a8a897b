/**
 * Phrases with the reading a careful person would give them, written before the rules of `src/domain/opt-out.ts` were
 * revised, and split in two at the same moment: rules are made and corrected on the `seen` half only. The other half
 * is for figures: nobody looks at which of its phrases are misread. Whoever changes a rule because of one of them
 * must move it, and write a new one.
 *
 * What it cannot show: one person wrote both halves, so they resemble each other more than two customers do.
 */
import { foldText } from '@/domain/folding';
import type { OptOutReading } from '@/domain/opt-out';
import { EN_HARD_NO, EN_MAYBE, EN_PLAIN_NO, EN_YES } from './en';
import { ES_HARD_NO, ES_MAYBE, ES_PLAIN_NO, ES_YES } from './es';
import { PT_HARD_NO } from './pt-hard-no';
import { PT_MAYBE } from './pt-maybe';
import { PT_PLAIN_NO } from './pt-plain-no';
import { PT_YES } from './pt-yes';

type Half = 'seen' | 'held-out';

export interface CorpusPhrase {
  readonly text: string;
  readonly language: 'pt' | 'en' | 'es';
  readonly reading: OptOutReading;
  /** A `no` that has the words of an opt-out. */
  readonly hard: boolean;
  readonly half: Half;
}

export const CORPUS: readonly CorpusPhrase[] = [
  ...phrases('pt', PT_YES, PT_MAYBE, PT_HARD_NO, PT_PLAIN_NO),
  ...phrases('en', EN_YES, EN_MAYBE, EN_HARD_NO, EN_PLAIN_NO),
  ...phrases('es', ES_YES, ES_MAYBE, ES_HARD_NO, ES_PLAIN_NO),
];

/** What makes two phrases one: letters and digits, folded. */
export function phraseKey(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}+]+/gu, ' ')
    .trim();
}

function phrases(
  language: CorpusPhrase['language'],
  yes: readonly string[],
  maybe: readonly string[],
  hardNo: readonly string[],
  plainNo: readonly string[],
): CorpusPhrase[] {
  const labelled = (texts: readonly string[], reading: OptOutReading, hard = false) =>
    texts.map((text) => ({ text, language, reading, hard, half: halfOf(text) }));
  return [
    ...labelled(yes, 'yes'),
    ...labelled(maybe, 'maybe'),
    ...labelled(hardNo, 'no', true),
    ...labelled(plainNo, 'no'),
  ];
}

/** By the text alone (FNV-1a, 32 bits), so that a phrase never changes sides when others come or go. */
function halfOf(text: string): Half {
  let hash = 0x811c9dc5;
  for (const character of phraseKey(text)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  // The low bit of FNV-1a is only the parity of the letters; a middle one depends on all of them.
  return ((hash >>> 15) & 1) === 0 ? 'seen' : 'held-out';
}
