/** Where what was found stands in a text, accents and case aside. Text in, pieces of the same text out. */
import { foldText } from '@/domain/folding';
import { nextFact } from '@/domain/search-query/facts';
import type { Fact, SearchQuery } from '@/domain/search-query/query';
import type { MessageHits } from '@/protocol/search-api';

export interface Piece {
  text: string;
  hit: boolean;
}

/** Folded words, or beginnings of words; and facts, in any spelling. */
export interface Marks {
  words: MessageHits['marks'];
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

/** What the query asks for in any spelling. */
export function factsWanted({ clauses }: SearchQuery): Fact[] {
  return clauses
    .filter(({ excluded }) => !excluded)
    .flatMap(({ any }) => any.flatMap((term) => (term.kind === 'fact' ? term.facts : [])));
}

/** What is typed, as beginnings of the words of a name. */
export function beginningsOf(text: string): Marks {
  const words = foldText(text).match(WORD) ?? [];
  return { words: words.map((word) => ({ text: word, beginning: true })), facts: [] };
}

function wordRanges(text: string, words: Marks['words']): Range[] {
  const whole = new Set(words.filter((mark) => !mark.beginning).map((mark) => mark.text));
  const beginnings = words
    .filter((mark) => mark.beginning)
    .map((mark) => mark.text)
    .sort((a, b) => b.length - a.length);
  const { folded, places } = foldedWithPlaces(text);
  return [...folded.matchAll(WORD)].flatMap(({ 0: word, index }): Range[] => {
    const hit = whole.has(word) ? word : beginnings.find((begin) => word.startsWith(begin));
    if (hit === undefined) return [];
    // A letter that folds to several is marked whole.
    return [[places[index] ?? 0, places[index + hit.length] ?? text.length]];
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
function rangesOf(text: string, { words, facts }: Marks): Range[] {
  const all = [...factRanges(text, facts), ...wordRanges(text, words)];
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
