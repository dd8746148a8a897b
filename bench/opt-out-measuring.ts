/** What is measured of how opt-outs are read. */
import { foldText } from '@/domain/folding';
import { readOptOut } from '@/domain/opt-out';
import { CORPUS } from '../test/opt-out-corpus/corpus';
import { scoreOptOuts, type OptOutScore } from '../test/opt-out-corpus/score';
import { percentile } from './percentile';

const ROUNDS = 41;

/** The half that no rule was made from. */
export function heldOutScore(): OptOutScore {
  return scoreOptOuts(CORPUS.filter(({ half }) => half === 'held-out'));
}

/** µs: reading one phrase of the corpus, and folding it, which every search must. */
export function microsecondsPerPhrase(): { read: number; fold: number } {
  const texts = CORPUS.map(({ text }) => text);
  return { read: quietlyMeasured(texts, readOptOut), fold: quietlyMeasured(texts, foldText) };
}

/** µs: 10,000 characters that begin a rule at every word and never end it. */
export function microsecondsOfHostileText(): number {
  return quietlyMeasured(['nao me mande mais de '.repeat(500)], readOptOut);
}

/** µs for one text, in the quietest tenth of the rounds: other programs make a machine busy, not a reader slow. */
function quietlyMeasured(texts: readonly string[], work: (text: string) => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (const text of texts) work(text);
    return ((performance.now() - start) * 1000) / texts.length;
  });
  return percentile(rounds, 10);
}
