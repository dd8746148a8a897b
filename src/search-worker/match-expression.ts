/**
 * What somebody looks for → FTS5 expressions, one for each level of nearness.
 *
 * Every word becomes an FTS5 string literal: nothing that is typed can be an operator, a column filter or SQL.
 */
import type { Clause, SearchQuery, Term } from '@/domain/search-query/query';
import type { MatchLevel } from '@/protocol/search-api';
import { foldedWords } from './fold';
import { ANY_FROM_ME, ANY_FROM_OTHERS, factMark } from './marks';
import { indexableText } from './message-document';

/** Beyond this a query is a pasted text, and each further word only costs time. */
const MAX_TERMS = 32;
const MAX_TEXT = 1000;
const SEARCHABLE = /[\p{L}\p{N}]/u;

/** What filters ask, as expressions. */
export interface MarkConditions {
  /** All of these hold, */
  all: readonly string[];
  /** and none of these. */
  none: readonly string[];
}

/** Other words of the index that a (folded) one may stand for. */
export interface OtherWords {
  /** Its plural or singular. Asked for levels `number` and `typo` alone. */
  number(word: string): readonly string[];
  /** What it may be a mistyping of. Asked for level `typo` alone. */
  near(word: string): readonly string[];
}

interface Part {
  any: readonly Term[];
  excluded: boolean;
}

/** One query at all of its levels. Each level finds what the ones before find, and more. */
export class MatchExpressions {
  readonly #wanted: readonly Part[];
  readonly #conditions: MarkConditions;
  readonly #excluded: string[];
  readonly #others: OtherWords;

  constructor(
    { clauses }: Pick<SearchQuery, 'clauses'>,
    conditions: MarkConditions,
    others: OtherWords,
  ) {
    const parts = searchableParts(clauses);
    this.#wanted = parts.filter((part) => !part.excluded);
    this.#conditions = conditions;
    this.#others = others;
    this.#excluded = parts
      .filter((part) => part.excluded)
      .map((part) => partExpression(part, 'words', others));
  }

  /** Nothing was asked: no words and no filters. */
  get isEmpty(): boolean {
    const { all, none } = this.#conditions;
    return this.#wanted.length + this.#excluded.length + all.length + none.length === 0;
  }

  /** The words (folded) of which some letters may be wrong. */
  get words(): string[] {
    return this.#wanted.flatMap(({ any }) => any.flatMap((term) => singleWord(term) ?? []));
  }

  /** Null when this level finds no more than those before. */
  at(level: MatchLevel): string | null {
    const others = this.#others;
    if (level !== 'words' && !this.#wanted.some((part) => gains(part, level, others))) return null;
    const parts = this.#wanted.map((part) => partExpression(part, level, others));
    const all = [...parts, ...this.#conditions.all];
    const wanted = all.length === 0 ? anything() : all.map((one) => `(${one})`).join(' AND ');
    const none = [...this.#excluded, ...this.#conditions.none];
    return none.length === 0
      ? wanted
      : `(${wanted}) NOT (${none.map((one) => `(${one})`).join(' OR ')})`;
  }

  /** What is to be marked in the messages that the level has brought. */
  marks(level: MatchLevel): { text: string; beginning: boolean }[] {
    const beginning = level === 'beginning';
    return this.#wanted
      .flatMap(({ any }) => any.flatMap((term) => markedWords(term, level, this.#others)))
      .map((text) => ({ text, beginning }));
  }
}

/** A word in the texts that persons wrote to us. */
export function incomingWord(word: string): string {
  return `incoming : ${literal(indexableText(word))}`;
}

/** An FTS5 string: a phrase of whatever words it holds. */
export function literal(content: string): string {
  return `"${content.replaceAll('"', '""')}"`;
}

function anything(): string {
  return `${literal(ANY_FROM_OTHERS)}* OR ${literal(ANY_FROM_ME)}*`;
}

function searchableParts(clauses: readonly Clause[]): Part[] {
  let left = MAX_TERMS;
  return clauses.flatMap(({ any, excluded }) => {
    const terms = any.filter(isSearchable).slice(0, left);
    left -= terms.length;
    return terms.length === 0 ? [] : [{ any: terms, excluded }];
  });
}

function isSearchable(term: Term): boolean {
  // As folded: of some letters (U+FC61) nothing is left.
  const hasWords = SEARCHABLE.test(indexableText(cut(term.text)));
  return hasWords || (term.kind === 'fact' && term.facts.length > 0);
}

function cut(text: string): string {
  return text.slice(0, MAX_TEXT);
}

/** The folded word of a term that is one word and nothing else. */
function singleWord(term: Term): string | undefined {
  if (term.kind !== 'word') return undefined;
  const words = foldedWords(cut(term.text));
  return words.length === 1 ? words[0] : undefined;
}

/** Whether the level brings anything that the one before does not. */
function gains({ any }: Part, level: MatchLevel, others: OtherWords): boolean {
  return any.some((term) => {
    if (level === 'beginning') return term.open && SEARCHABLE.test(term.text);
    const word = singleWord(term);
    if (word === undefined) return false;
    return (level === 'number' ? others.number(word) : others.near(word)).length > 0;
  });
}

/** The folded words of a term that are found at this level, and not before. */
function markedWords(term: Term, level: MatchLevel, others: OtherWords): readonly string[] {
  const words = foldedWords(cut(term.text));
  if (level === 'words') return words;
  if (level === 'beginning') return term.open ? words.slice(-1) : [];
  const word = singleWord(term);
  if (word === undefined) return [];
  return level === 'number' ? others.number(word) : others.near(word);
}

function partExpression({ any }: Part, level: MatchLevel, others: OtherWords): string {
  return any.flatMap((term) => termExpressions(term, level, others)).join(' OR ');
}

function termExpressions(term: Term, level: MatchLevel, others: OtherWords): string[] {
  const expressions: string[] = [];
  const text = indexableText(cut(term.text));
  if (SEARCHABLE.test(text))
    expressions.push(term.open && level !== 'words' ? `${literal(text)}*` : literal(text));
  if (term.kind === 'fact') expressions.push(...term.facts.map((fact) => literal(factMark(fact))));
  const word = singleWord(term);
  if (word !== undefined && (level === 'number' || level === 'typo'))
    expressions.push(...others.number(word).map(literal));
  if (word !== undefined && level === 'typo') expressions.push(...others.near(word).map(literal));
  return expressions;
}
