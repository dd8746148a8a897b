/** What may follow at the caret. Names of people, chats and labels are asked for: only the database knows them. */
import { foldText } from '../folding';
import {
  isTimeKey,
  KEY_NAMES,
  keyNamed,
  THING_NAMES,
  UNANSWERED_NAMES,
  type FilterKey,
  type QueryLanguage,
} from './filter-words';
import { QUOTES, quoted } from './parse-query';
import { THINGS, type Span, type Thing } from './query';

/** `insert` takes the place of the completion's span; one with a blank at its end is whole. */
export type CompletionOption =
  | { readonly kind: 'key'; readonly key: FilterKey; readonly insert: string }
  | { readonly kind: 'thing'; readonly thing: Thing; readonly insert: string }
  | { readonly kind: 'unanswered'; readonly insert: string }
  | {
      readonly kind: 'period';
      readonly key: 'before' | 'after' | 'during';
      readonly period: string;
      readonly insert: string;
    }
  /** Names that begin or go on with `typed`; `completedName` gives what to insert. */
  | {
      readonly kind: 'name';
      readonly key: 'from' | 'in' | 'label';
      readonly typed: string;
      /** The key as typed. */
      readonly written: string;
    };

export interface Completion {
  /** What an option takes the place of. A minus before it stays. */
  readonly span: Span;
  readonly options: readonly CompletionOption[];
}

/** As they are offered, the likely ones first. */
export const PERIOD_NAMES: Readonly<Record<QueryLanguage, readonly string[]>> = {
  pt: (
    'hoje,ontem,esta semana,semana passada,este mês,mês passado,7 dias,30 dias,este ano,ano passado,janeiro,fevereiro,março,' +
    'abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro'
  ).split(','),
  en: (
    'today,yesterday,this week,last week,this month,last month,7 days,30 days,this year,last year,January,February,March,' +
    'April,May,June,July,August,September,October,November,December'
  ).split(','),
};

const LANGUAGES: readonly QueryLanguage[] = ['pt', 'en'];
/** Shorter ones are the beginning of too much. */
const TELLING = 2;

const QUOTE = new RegExp(`[${QUOTES}]`, 'gu');
const PART_BEHIND = new RegExp(`^[^\\s|${QUOTES}]*`, 'u');
const KEY_BEHIND = new RegExp(`(?<=(?:^|[\\s|${QUOTES}])-?)(\\p{L}{1,12}):`, 'gu');
const WORD_AHEAD = /(?<=(?:^|[\s|])-?)\p{L}*$/u;
/** characters before the caret that count; no filter is longer */
const LOOK_BACK = 240;

function begins(name: string, typed: string): boolean {
  return foldText(name).startsWith(typed);
}

/** Filters are in the user's language unless the key is the other's. */
function languageOfKey(written: string, language: QueryLanguage): QueryLanguage {
  const key = keyNamed(written);
  const is = (one: QueryLanguage) =>
    key !== undefined && foldText(KEY_NAMES[key][one] ?? '') === foldText(written);
  return is(language) ? language : (LANGUAGES.find(is) ?? language);
}

export function completedName(written: string, name: string): string {
  return `${written}:${quoted(name.replace(QUOTE, ' ').replace(/\s+/gu, ' ').trim())} `;
}

function valueOptions(
  { key, written, value }: { key: FilterKey; written: string; value: string },
  language: QueryLanguage,
): CompletionOption[] {
  const typed = foldText(value);
  const own = languageOfKey(written, language);
  if (key === 'from' || key === 'in' || key === 'label')
    return [{ kind: 'name', key, typed: value, written }];
  if (key === 'me') return [];
  if (isTimeKey(key))
    return PERIOD_NAMES[own]
      .filter((period) => begins(period, typed))
      .map((period) => ({ kind: 'period', key, period, insert: completedName(written, period) }));
  const unanswered = key === 'without' ? UNANSWERED_NAMES.pt : UNANSWERED_NAMES.en;
  const options: CompletionOption[] =
    key !== 'has' && begins(unanswered, typed)
      ? [{ kind: 'unanswered', insert: `${written}:${unanswered} ` }]
      : [];
  if (key === 'is') return options;
  const things = THINGS.filter((thing) => begins(THING_NAMES[thing][own], typed));
  return [
    ...options,
    ...things.map((thing): CompletionOption => {
      return { kind: 'thing', thing, insert: `${written}:${THING_NAMES[thing][own]} ` };
    }),
  ];
}

function keyOptions(typed: string, language: QueryLanguage): CompletionOption[] {
  const keys = Object.keys(KEY_NAMES) as FilterKey[];
  return keys.flatMap((key): CompletionOption[] => {
    const names = [KEY_NAMES[key][language], ...Object.values(KEY_NAMES[key])];
    // Without a word only what the language has by itself.
    const own = names.find((name) => name !== undefined && begins(name, typed));
    if (own === undefined || (typed === '' && names[0] === undefined)) return [];
    const insert = key === 'me' ? `${own}: ` : `${own}:`;
    return [{ kind: 'key', key, insert }];
  });
}

/** Keys that begin so, and the filters whose value does. */
function wordOptions(word: string, language: QueryLanguage): CompletionOption[] {
  const typed = foldText(word);
  const options = keyOptions(typed, language);
  if (typed.length < TELLING) return options;
  const filter = (key: FilterKey) =>
    valueOptions({ key, written: KEY_NAMES[key][language] ?? '', value: word }, language);
  const unanswered = language === 'pt' ? filter('without') : filter('is');
  return [
    ...options,
    ...filter('has'),
    ...unanswered.filter(({ kind }) => kind === 'unanswered'),
    ...filter('during'),
  ];
}

interface OpenFilter {
  readonly key: FilterKey;
  readonly written: string;
  readonly value: string;
  readonly span: Span;
}

/** The filter in whose value the caret stands. */
function openFilter(text: string, caret: number): OpenFilter | undefined {
  const start = Math.max(0, caret - LOOK_BACK);
  const head = text.slice(start, caret);
  const [match] = [...head.matchAll(KEY_BEHIND)]
    .filter(([, written = '']) => keyNamed(written) !== undefined)
    .slice(-1);
  const written = match?.[1] ?? '';
  const key = keyNamed(written);
  if (!match || key === undefined || key === 'me') return undefined;
  const from = start + match.index;
  if (isQuoted(text, from)) return undefined;
  const rest = head.slice(match.index + match[0].length).replace(/^\s+/u, '');
  const isOpenQuote = rest !== '' && rest.search(QUOTE) === 0;
  const value = isOpenQuote ? rest.slice(1) : rest;
  if (value.search(QUOTE) >= 0) return undefined;
  const after = text.slice(caret);
  if (isOpenQuote) {
    const closing = after.search(QUOTE);
    return { key, written, value, span: { from, to: caret + closing + 1 } };
  }
  // Only what is a period may go on behind a blank.
  const goesOn =
    isTimeKey(key) &&
    LANGUAGES.some((one) => PERIOD_NAMES[one].some((name) => begins(name, foldText(value))));
  if (value.includes('|') || (/\s/u.test(value) && !goesOn)) return undefined;
  const to = caret + (PART_BEHIND.exec(after)?.[0].length ?? 0);
  return { key, written, value, span: { from, to } };
}

function isQuoted(text: string, at: number): boolean {
  return (text.slice(0, at).match(QUOTE)?.length ?? 0) % 2 === 1;
}

/** Nothing is offered within a phrase or a word. @param caret UTF-16 offset; linear in the text */
export function completeQuery(text: string, caret: number, language: QueryLanguage): Completion {
  const filter = openFilter(text, caret);
  if (filter) return { span: filter.span, options: valueOptions(filter, language) };
  const nothing = { span: { from: caret, to: caret }, options: [] };
  const behind = PART_BEHIND.exec(text.slice(caret))?.[0] ?? '';
  const word = WORD_AHEAD.exec(text.slice(Math.max(0, caret - LOOK_BACK), caret))?.[0];
  if (word === undefined || behind !== '' || isQuoted(text, caret)) return nothing;
  return {
    span: { from: caret - word.length, to: caret },
    options: wordOptions(word, language),
  };
}
