/** Where what was found stands in a text, accents and case aside. Text in, pieces of the same text out. */
import { foldText } from '@/domain/folding';
import { nextFact } from '@/domain/search-query/facts';
import { numberVariants } from '@/domain/search-query/number-variants';
import type { Fact, SearchQuery, Term } from '@/domain/search-query/query';
import type { MessageHits } from '@/protocol/search-api';

export interface Piece {
  text: string;
  hit: boolean;
}

/** Folded words that stand one after the other; `beginning`: the last may go on. */
interface Phrase {
  words: readonly string[];
  beginning: boolean;
}

/** Folded words, or beginnings of words; phrases; and facts, in any spelling. */
export interface Marks {
  words: MessageHits['marks'];
  phrases: readonly Phrase[];
  facts: readonly Fact[];
}

type Range = readonly [from: number, to: number];

const WORD = /[\p{L}\p{N}]+/gu;
const CONTEXT = 48;

/** The text folded letter by letter, with the place in the text of each folded letter. */
function foldedWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const part = foldText(letter);
    folded += part;
    for (let index = 0; index < part.length; index += 1) places.push(at);
    at += letter.length;
  }
  places.push(at);
  return { folded, places };
}

function foldedWords(text: string): string[] {
  return foldText(text).match(WORD) ?? [];
}

function wantedTerms({ clauses }: Pick<SearchQuery, 'clauses'>): Term[] {
  return clauses.filter(({ excluded }) => !excluded).flatMap(({ any }) => any);
}

/**
 * What is marked of a query, given the words that were found by it. Those that it asks for as parts of a phrase or of a number
 * are marked where they stand together alone; all others wherever they stand.
 */
export function marksOf(found: MessageHits['marks'], query: Pick<SearchQuery, 'clauses'>): Marks {
  const terms = wantedTerms(query).map((term) => ({ term, words: foldedWords(term.text) }));
  const phrases = terms.filter(({ words }) => words.length > 1);
  const apart = new Set(
    terms.flatMap(({ words: [word, other] }) =>
      word === undefined || other !== undefined ? [] : [word, ...numberVariants(word)],
    ),
  );
  const parts = new Set(phrases.flatMap(({ words }) => words));
  const isOpen = (words: readonly string[]) =>
    found.some(({ text, beginning }) => beginning && text === words.at(-1));
  const isOpenPhrase = phrases.some(({ term }) => term.open);
  return {
    words: found.filter(({ text, beginning }) =>
      beginning ? !isOpenPhrase : apart.has(text) || !parts.has(text),
    ),
    phrases: phrases.map(({ term, words }) => ({
      words,
      beginning: term.open && isOpen(words),
    })),
    facts: terms.flatMap(({ term }) => (term.kind === 'fact' ? term.facts : [])),
  };
}

/** What is typed, as beginnings of the words of a name. */
export function beginningsOf(text: string): Marks {
  const words = foldedWords(text).map((word) => ({ text: word, beginning: true }));
  return { words, phrases: [], facts: [] };
}

/** A folded word of a text, and where it stands in the text. */
interface Place {
  word: string;
  /** The place in the text of the word's letter of this number; of the one behind the last, too. */
  at: (letter: number) => number;
}

function wordsIn(text: string): Place[] {
  const { folded, places } = foldedWithPlaces(text);
  return [...folded.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    // A letter that folds to several is marked whole.
    at: (letter) => places[index + letter] ?? text.length,
  }));
}

function wordRanges(places: readonly Place[], words: Marks['words']): Range[] {
  const whole = new Set(words.filter((mark) => !mark.beginning).map((mark) => mark.text));
  const beginnings = words
    .filter((mark) => mark.beginning)
    .map((mark) => mark.text)
    .sort((a, b) => b.length - a.length);
  return places.flatMap(({ word, at }): Range[] => {
    const hit = whole.has(word) ? word : beginnings.find((begin) => word.startsWith(begin));
    return hit === undefined ? [] : [[at(0), at(hit.length)]];
  });
}

/** From the first word of the phrase to the last, whatever stands between them that is no word. */
function phraseRanges(places: readonly Place[], { words, beginning }: Phrase): Range[] {
  const isHit = (place: Place | undefined, index: number) => {
    const word = words[index] ?? '';
    const goesOn = beginning && index === words.length - 1;
    return goesOn ? place?.word.startsWith(word) === true : place?.word === word;
  };
  return places.flatMap((first, start): Range[] => {
    const last = places[start + words.length - 1];
    if (!last || !words.every((_, index) => isHit(places[start + index], index))) return [];
    return [[first.at(0), last.at(words.at(-1)?.length ?? 0)]];
  });
}

function factRanges(text: string, wanted: readonly Fact[]): Range[] {
  if (wanted.length === 0) return [];
  const values = new Set(wanted.map(({ kind, value }) => `${kind} ${value}`));
  const ranges: Range[] = [];
  for (let fact = nextFact(text, 0); fact; fact = nextFact(text, fact.to))
    if (fact.written.some(({ kind, value }) => values.has(`${kind} ${value}`)))
      ranges.push([fact.from, fact.to]);
  return ranges;
}

/** In the text's order; none overlap. */
function rangesOf(text: string, { words, phrases, facts }: Marks): Range[] {
  const places = wordsIn(text);
  const all = [
    ...factRanges(text, facts),
    ...wordRanges(places, words),
    ...phrases.flatMap((phrase) => phraseRanges(places, phrase)),
  ];
  const joined: [number, number][] = [];
  for (const [from, to] of all.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What is marked in a text, as it stands there. */
export function markedIn(text: string, marks: Marks): string[] {
  const line = oneLine(text);
  return rangesOf(line, marks).map(([from, to]) => line.slice(from, to));
}

/** The text around the first hit, cut at both ends where it is long. */
export function snippet(text: string, marks: Marks, length = 160): Piece[] {
  const line = oneLine(text);
  const ranges = rangesOf(line, marks);
  const first = ranges[0]?.[0] ?? 0;
  const start = first > CONTEXT ? first - CONTEXT : 0;
  const end = Math.min(line.length, start + length);
  const pieces: Piece[] = [];
  const add = (piece: string, hit: boolean) => {
    if (piece !== '') pieces.push({ text: piece, hit });
  };
  if (start > 0) add('…', false);
  let at = start;
  for (const [from, to] of ranges) {
    if (from < at || to > end) continue;
    add(line.slice(at, from), false);
    add(line.slice(from, to), true);
    at = to;
  }
  add(line.slice(at, end), false);
  if (end < line.length) add('…', false);
  return pieces;
}
