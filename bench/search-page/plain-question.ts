/** What the plain things beside ours can be asked: words, and the chat. */
import type { Question } from '../plain-search';

export interface PlainQuestion {
  /** Phrases, of which any is said; all of these. */
  wanted: readonly (readonly string[])[];
  unwanted: readonly string[];
  /** The last phrase may go on. */
  open: boolean;
  /** Letters may be wrong. */
  loosely: boolean;
  chatId?: string;
}

export type PlainRequest =
  { do: 'build'; count: number; seed: number } | { do: 'search'; question: PlainQuestion };

/** Undefined when they know nothing of it: facts and filters. */
export function plainQuestion(question: Question): PlainQuestion | undefined {
  const { wanted, unwanted, conditions } = question;
  const items = wanted.flat();
  const [condition, ...others] = conditions;
  if (items.length === 0 || items.some(({ facts }) => facts) || others.length > 0) return undefined;
  if (condition && (condition.is !== 'in' || condition.not)) return undefined;
  const phrases = (all: typeof wanted) => all.map((any) => any.map(({ words }) => words.join(' ')));
  return {
    wanted: phrases(wanted),
    unwanted: phrases(unwanted).flat(),
    open: items.at(-1)?.open ?? false,
    loosely: question.kind === 'typo',
    ...(condition && { chatId: condition.chatId }),
  };
}
