/** What a reader of facts gives. */
import type { Fact } from './query';

export interface Reading {
  /** Where it ends in the text. */
  readonly to: number;
  /** What a message says with it. */
  readonly written: readonly Fact[];
  /** Any of which a message must say to be what somebody looks for with it; none: its words say it all. */
  readonly wanted: readonly Fact[];
}

/** Reads what begins at `at`; undefined when nothing of its kind does. Bounded work, whatever the text. */
export type Reader = (text: string, at: number) => Reading | undefined;

/** What stands between the digits of a phone or document, on one line. */
export const SEPARATOR = '[ \\t\\u00a0\\u2007\\u202f.\\-\\u2010-\\u2015\\u2212]';

/** A pattern that is tried at one place only. */
export function patternHere(source: string): RegExp {
  return new RegExp(source, 'yiu');
}

export function matchHere(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
