import { readOptOut, type OptOutReading } from '@/domain/opt-out';
import type { CorpusPhrase } from './corpus';

/** How well opt-outs are read; counts of phrases. */
export interface OptOutScore {
  readonly phrases: number;
  /** Labelled `yes`. */
  readonly optOuts: number;
  /** Read as `yes`. */
  readonly read: number;
  /** Of what was read as `yes`, what is: 0 … 1. */
  readonly precision: number;
  /** Of what is `yes`, what was read so: 0 … 1. */
  readonly recall: number;
  /** Of what is `yes`, what was read as `yes` or shown to a human: 0 … 1. */
  readonly noticed: number;
}

/** Numbers alone, so that nobody sees which phrases of the held-out half are misread. */
export function scoreOptOuts(phrases: readonly CorpusPhrase[]): OptOutScore {
  const count = (label: OptOutReading | 'any', ...readings: OptOutReading[]) =>
    phrases.filter(
      ({ reading, text }) =>
        (label === 'any' || reading === label) && readings.includes(readOptOut(text)),
    ).length;
  const optOuts = phrases.filter(({ reading }) => reading === 'yes').length;
  const read = count('any', 'yes');
  return {
    phrases: phrases.length,
    optOuts,
    read,
    precision: count('yes', 'yes') / read,
    recall: count('yes', 'yes') / optOuts,
    noticed: count('yes', 'yes', 'maybe') / optOuts,
  };
}
