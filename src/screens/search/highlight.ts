/** Where the words of a search stand in a text, accents and case aside. Text in, pieces of the same text out. */
import { foldText } from '@/domain/folding';

export interface Piece {
  text: string;
  hit: boolean;
}

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

function rangesOf(text: string, query: string): [from: number, to: number][] {
  const words = [...new Set(foldText(query).match(WORD) ?? [])].sort((a, b) => b.length - a.length);
  const { folded, places } = foldedWithPlaces(text);
  const ranges: [number, number][] = [];
  for (const match of folded.matchAll(WORD)) {
    const word = words.find((candidate) => match[0].startsWith(candidate));
    if (!word) continue;
    const from = places[match.index] ?? 0;
    const to = places[match.index + word.length] ?? text.length;
    ranges.push([from, to]);
  }
  return ranges;
}

/** The text around the first hit, cut at both ends where it is long. */
export function snippet(text: string, query: string, length = 160): Piece[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const ranges = rangesOf(line, query);
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
