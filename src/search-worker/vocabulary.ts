/**
 * The words of the index that a mistyped one may have meant. Packed (140,000 words: 2 MB; as a tree of maps they are 42) and
 * walked in their order, so that what words begin alike is compared once.
 *
 * An edit is a letter too much, too few, another one, or two neighbours swapped (optimal string alignment).
 */

/** Shorter words have too many neighbours. */
const SHORTEST = 4;
/** From this length on two letters may be wrong. */
const TWO_EDITS = 8;
const LONGEST = 40;
/** Words that came since the last packing; looked at one by one. */
const MOST_FRESH = 4000;

/** Only letters: digits mean what they say. (Of the first plane, where SQLite's order of words is also JavaScript's.) */
const LETTERS = /^(?:(?![\u{10000}-\u{10ffff}])\p{L})+$/u;

export interface NearWord {
  word: string;
  edits: number;
  /** Messages that it is in, when that was last counted. */
  messages: number;
}

/** @returns how many letters of the (folded) word may be wrong */
export function editsFor(word: string): number {
  if (word.length < SHORTEST || word.length > LONGEST || !LETTERS.test(word)) return 0;
  return word.length < TWO_EDITS ? 1 : 2;
}

/** What is offered for a mistyped word: letters alone, and no shorter than the shortest with an edit gone. */
function isOffered(word: string): boolean {
  return word.length >= SHORTEST - 1 && word.length <= LONGEST + 2 && LETTERS.test(word);
}

export class Vocabulary {
  #packed = pack([]);
  readonly #fresh = new Map<string, number>();

  get size(): number {
    return this.#packed.counts.length + this.#fresh.size;
  }

  /** Takes the place of all that was known. `words`: in order (of UTF-16 units), each once, with the messages that it is in. */
  replace(words: readonly (readonly [word: string, messages: number])[]): void {
    this.#packed = pack(words.filter(([word]) => isOffered(word)));
    this.#fresh.clear();
  }

  /** Words of a new message. */
  add(words: Iterable<string>): void {
    for (const word of new Set(words)) {
      if (!isOffered(word) || find(this.#packed, word) >= 0) continue;
      this.#fresh.set(word, (this.#fresh.get(word) ?? 0) + 1);
    }
    if (this.#fresh.size <= MOST_FRESH) return;
    const all = [...entries(this.#packed), ...this.#fresh];
    this.replace(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  clear(): void {
    this.replace([]);
  }

  /** Messages that a word is in, when that was last counted; 0: it is not known. */
  messages(word: string): number {
    const at = find(this.#packed, word);
    return (at < 0 ? this.#fresh.get(word) : this.#packed.counts[at]) ?? 0;
  }

  /** Other words that the typed one (folded) may have meant: fewest edits first, then those in most messages. */
  near(word: string): NearWord[] {
    const edits = editsFor(word);
    if (edits === 0) return [];
    const found = walk(this.#packed, word, edits);
    const fresh = [...this.#fresh].sort(([a], [b]) => (a < b ? -1 : 1));
    found.push(...walk(pack(fresh), word, edits));
    return found
      .filter((near) => near.edits > 0)
      .sort((a, b) => a.edits - b.edits || b.messages - a.messages || (a.word < b.word ? -1 : 1));
  }
}

interface Packed {
  /** All words, one after the other. */
  text: string;
  /** Where each begins, and where the last ends. */
  starts: Uint32Array;
  /** How many letters it shares with the one before. */
  shared: Uint8Array;
  counts: Uint32Array;
}

function pack(words: readonly (readonly [string, number])[]): Packed {
  const starts = new Uint32Array(words.length + 1);
  const shared = new Uint8Array(words.length);
  const counts = new Uint32Array(words.length);
  let at = 0;
  let before = '';
  for (const [index, [word, count]] of words.entries()) {
    starts[index] = at;
    counts[index] = count;
    shared[index] = sharedLetters(before, word);
    at += word.length;
    before = word;
  }
  starts[words.length] = at;
  return { text: words.map(([word]) => word).join(''), starts, shared, counts };
}

function sharedLetters(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1;
  return shared;
}

function wordAt({ text, starts }: Packed, index: number): string {
  return text.slice(starts[index], starts[index + 1]);
}

function* entries(packed: Packed): Generator<[string, number]> {
  for (const [index, count] of packed.counts.entries()) yield [wordAt(packed, index), count];
}

/** The word's index; negative: it is not there. */
function find(packed: Packed, word: string): number {
  let low = 0;
  let high = packed.counts.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = wordAt(packed, middle);
    if (there === word) return middle;
    if (there < word) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * One table of distances for all words: its rows are the letters of the word looked at, and those for a beginning that it shares
 * with the one before stand already. Words whose beginning is too far are passed over.
 */
function walk(packed: Packed, word: string, edits: number): NearWord[] {
  const { text, starts, shared, counts } = packed;
  const width = word.length + 1;
  const deepest = word.length + edits;
  const table = new Uint8Array((deepest + 1) * width);
  for (let column = 0; column < width; column += 1) table[column] = column;
  const letters = Uint16Array.from(word, (_, at) => word.charCodeAt(at));
  const found: NearWord[] = [];
  /** Rows that hold for the word before. */
  let known = 0;
  /** A beginning of this length is too far; words that share it are. */
  let tooFar = Infinity;
  for (let index = 0; index < counts.length; index += 1) {
    const alike = shared[index] ?? 0;
    if (alike >= tooFar) continue;
    tooFar = Infinity;
    const from = starts[index] ?? 0;
    const length = (starts[index + 1] ?? 0) - from;
    let depth = Math.min(known, alike);
    for (; depth < length; depth += 1) {
      if (depth === deepest || !fillRow(table, width, depth, letters, text, from, edits)) {
        tooFar = depth + 1;
        break;
      }
    }
    known = depth;
    const distance = table[length * width + word.length];
    if (tooFar === Infinity && distance !== undefined && distance <= edits)
      found.push({ word: wordAt(packed, index), edits: distance, messages: counts[index] ?? 0 });
  }
  return found;
}

/** The row for the letter at `depth`. False when nothing that begins so can be near. */
function fillRow(
  table: Uint8Array,
  width: number,
  depth: number,
  letters: Uint16Array,
  text: string,
  from: number,
  edits: number,
): boolean {
  const above = depth * width;
  const row = above + width;
  const letter = text.charCodeAt(from + depth);
  const letterBefore = depth > 0 ? text.charCodeAt(from + depth - 1) : -1;
  let least = (table[row] = depth + 1);
  // Two swapped letters reach back over a row.
  let leastAbove = table[above] ?? 0;
  for (let column = 1; column < width; column += 1) {
    const typed = letters[column - 1];
    let distance = Math.min(
      (table[above + column - 1] ?? 0) + (typed === letter ? 0 : 1),
      (table[above + column] ?? 0) + 1,
      (table[row + column - 1] ?? 0) + 1,
    );
    if (column > 1 && letters[column - 2] === letter && typed === letterBefore)
      distance = Math.min(distance, (table[above - width + column - 2] ?? 0) + 1);
    table[row + column] = distance;
    least = Math.min(least, distance);
    leastAbove = Math.min(leastAbove, table[above + column] ?? 0);
  }
  return least <= edits || leastAbove < edits;
}
