/**
 * What a search must find, by looking at every message: written from docs/adr/0005-search.md alone. It shares nothing with the
 * product, neither its reading of what is typed nor its tokenizer, folding, plurals, distances or facts: what is asked it is told
 * by whoever typed, and what a message says by whoever wrote it.
 */
import type { AccountMessage, Holding, Said } from './account-messages';

/** One thing that is looked for: words in their order, or one of the facts. */
export interface Item {
  words: readonly string[];
  /** The last word may go on. */
  open?: boolean;
  /** Typed as one word: its number and its letters may differ. */
  single?: boolean;
  facts?: readonly Sought[];
}

/** `tail`: the last four digits of a phone. */
export type Sought = Said | { kind: 'tail'; digits: string };

export type Condition =
  | { is: 'holding'; thing: Holding }
  | { is: 'mine' }
  | { is: 'in'; chatId: string }
  /** A contact: their chat, and their rank. */
  | { is: 'from'; chatId: string; author: number }
  /** ms; `to` exclusive */
  | { is: 'when'; from: number; to: number }
  | { is: 'waiting' };

export interface Question {
  kind: string;
  /** What is typed. */
  text: string;
  wanted: readonly (readonly Item[])[];
  unwanted: readonly (readonly Item[])[];
  conditions: readonly (Condition & { not?: boolean })[];
}

export interface Answer {
  rowids: number[];
  /** The level of each. */
  levels: number[];
}

const NEWEST = 50;
/** With so many nobody looks for mistyped words. */
const ENOUGH = 5;
const MOST_CANDIDATES = 200;

interface Kept {
  message: AccountMessage;
  /** Numbers of its words; −1 between two texts. */
  words: Int32Array;
}

/** By a word's number: 1 when it is one of them. */
type Words = Uint8Array;
/** For each word in its order those that it may be. */
type Sequence = readonly Words[];

interface Readied {
  /** By level, from the nearest; each has all that those before have. */
  sequences: readonly (readonly Sequence[])[];
  facts: readonly Sought[];
}

export class PlainSearch {
  /** Newest first. */
  readonly #kept: Kept[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #vocabulary: string[] = [];
  readonly #messagesWith: number[] = [];
  /** Since when each waiting chat waits, ms. */
  readonly #waiting: ReadonlyMap<string, number>;

  constructor(messages: Iterable<AccountMessage>, waiting: ReadonlyMap<string, number>) {
    this.#waiting = waiting;
    for (const message of messages) this.#keep(message);
    this.#kept.sort((a, b) => b.message.row.rowid - a.message.row.rowid);
  }

  get size(): number {
    return this.#kept.length;
  }

  #keep(message: AccountMessage): void {
    const { row } = message;
    const texts = [row.text, row.media?.fileName ?? ''];
    const isSilent = texts.every((text) => text === '');
    if (isSilent && (row.kind === 'call' || row.revokedAt !== undefined)) return;
    const words: number[] = [];
    for (const text of texts) words.push(...splitWords(text).map((word) => this.#number(word)), -1);
    for (const number of new Set(words))
      if (number >= 0) this.#messagesWith[number] = (this.#messagesWith[number] ?? 0) + 1;
    this.#kept.push({ message, words: Int32Array.from(words) });
  }

  #number(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#vocabulary.length;
      this.#numbers.set(word, number);
      this.#vocabulary.push(word);
    }
    return number;
  }

  /** The newest of the nearest level first. */
  find({ wanted, unwanted, conditions }: Question): Answer {
    const asked = wanted.map((items) => items.map((item) => this.#ready(item)));
    const barred = unwanted.flatMap((items) => items.map((item) => this.#ready(item)));
    const passes = ({ message, words }: Kept) =>
      conditions.every(
        (condition) => this.#holds(condition, message) !== (condition.not ?? false),
      ) && !barred.some((item) => says(item, 0, words, message));
    const levels: number[][] = [[], [], [], []];
    for (const kept of this.#kept) {
      if (!passes(kept)) continue;
      const level = levelOf(asked, kept, 3);
      if (level === undefined) continue;
      levels[level]?.push(kept.message.row.rowid);
      if (level === 0 && (levels[0]?.length ?? 0) >= NEWEST) break;
    }
    if (levels.flat().length < ENOUGH) {
      const loosely = wanted.map((items) => items.map((item) => this.#ready(item, true)));
      const near = new Set(levels.flat());
      for (const kept of this.#kept) {
        const { rowid } = kept.message.row;
        if (near.has(rowid) || !passes(kept) || levelOf(loosely, kept, 4) === undefined) continue;
        levels[3]?.push(rowid);
        if ((levels[3]?.length ?? 0) >= NEWEST) break;
      }
    }
    const all = levels.flatMap((rowids, level) => rowids.map((rowid) => ({ rowid, level })));
    const newest = all.slice(0, NEWEST);
    return {
      rowids: newest.map(({ rowid }) => rowid),
      levels: newest.map(({ level }) => level),
    };
  }

  #ready({ words, open, single, facts = [] }: Item, loosely = false): Readied {
    const plain = words.flatMap((word) => splitWords(word));
    const exactly = plain.map((word) => this.#only([word]));
    const last = plain.at(-1);
    // A word begins with itself.
    const begun =
      open && last !== undefined ? exactly.with(-1, this.#beginningWith(last)) : exactly;
    const [word] = plain;
    const isSingle = single === true && plain.length === 1 && word !== undefined;
    const others = isSingle ? [[this.#only(otherNumbers(word))]] : [];
    const near = isSingle && loosely ? [[this.#only(this.#mistypings(word))]] : [];
    return {
      sequences: [[exactly], [begun], [begun, ...others], [begun, ...others, ...near]],
      facts,
    };
  }

  #only(words: readonly string[]): Words {
    const only = new Uint8Array(this.#vocabulary.length);
    for (const word of words) {
      const number = this.#numbers.get(word);
      if (number !== undefined) only[number] = 1;
    }
    return only;
  }

  #beginningWith(beginning: string): Words {
    const only = new Uint8Array(this.#vocabulary.length);
    for (const [number, word] of this.#vocabulary.entries())
      if (word.startsWith(beginning)) only[number] = 1;
    return only;
  }

  #mistypings(typed: string): string[] {
    const most = typed.length < 4 || !isLetters(typed) ? 0 : typed.length < 8 ? 1 : 2;
    if (most === 0) return [];
    return this.#vocabulary
      .map((word, number) => ({ word, number }))
      .filter(({ word }) => Math.abs(word.length - typed.length) <= most && isLetters(word))
      .map(({ word, number }) => ({
        word,
        edits: distance(typed, word, most),
        messages: this.#messagesWith[number] ?? 0,
      }))
      .filter(({ edits }) => edits > 0 && edits <= most)
      .sort((a, b) => a.edits - b.edits || b.messages - a.messages || (a.word < b.word ? -1 : 1))
      .slice(0, MOST_CANDIDATES)
      .map(({ word }) => word);
  }

  #holds(condition: Condition, { row, holds, author }: AccountMessage): boolean {
    switch (condition.is) {
      case 'holding':
        return holds.includes(condition.thing);
      case 'mine':
        return row.fromMe;
      case 'in':
        return row.chatId === condition.chatId;
      case 'from':
        return !row.fromMe && (row.chatId === condition.chatId || author === condition.author);
      case 'when':
        return row.timestamp >= condition.from && row.timestamp < condition.to;
      case 'waiting':
        return !row.fromMe && row.timestamp >= (this.#waiting.get(row.chatId) ?? Infinity);
    }
  }
}

/** The nearest level below `levels` at which all is said. */
function levelOf(
  asked: readonly (readonly Readied[])[],
  { message, words }: Kept,
  levels: number,
): number | undefined {
  // Each level has all that those before have: most messages are at none.
  let nearest: number | undefined;
  for (let level = levels - 1; level >= 0; level -= 1) {
    for (const items of asked)
      if (!items.some((item) => says(item, level, words, message))) return nearest;
    nearest = level;
  }
  return nearest;
}

function says(
  { sequences, facts }: Readied,
  level: number,
  words: Int32Array,
  { said }: AccountMessage,
): boolean {
  if (facts.some((sought) => said.some((fact) => isSaid(sought, fact)))) return true;
  for (const sequence of sequences[level] ?? []) if (stands(sequence, words)) return true;
  return false;
}

function stands(sequence: Sequence, words: Int32Array): boolean {
  const { length } = sequence;
  if (length === 0) return false;
  for (let at = 0; at + length <= words.length; at += 1) {
    let alike = 0;
    while (alike < length && sequence[alike]?.[words[at + alike] ?? -1] === 1) alike += 1;
    if (alike === length) return true;
  }
  return false;
}

function isSaid(sought: Sought, fact: Said): boolean {
  switch (sought.kind) {
    case 'tail':
      return fact.kind === 'phone' && fact.digits.endsWith(sought.digits);
    case 'phone': {
      if (fact.kind !== 'phone') return false;
      // The ninth digit may be missing, and the area code on either side.
      const area = (digits: string) => (digits.length === 11 ? digits.slice(0, 2) : undefined);
      const [here, there] = [area(sought.digits), area(fact.digits)];
      const sameArea = here === undefined || there === undefined || here === there;
      return sameArea && sought.digits.slice(-8) === fact.digits.slice(-8);
    }
    case 'date':
      return (
        fact.kind === 'date' &&
        fact.month === sought.month &&
        fact.day === sought.day &&
        // "12/03" may be of any year.
        (sought.year === undefined || fact.year === undefined || fact.year === sought.year)
      );
    case 'amount':
    case 'document':
    case 'emoji':
    case 'host':
      return fact.kind === sought.kind && fact.value === sought.value;
  }
}

/** Lower case, without accents, in runs of letters and digits. */
function splitWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function isLetters(word: string): boolean {
  return /^[a-z]+$/.test(word);
}

/** Plural of a singular, singular of a plural; what is no word stands in no message. */
function otherNumbers(word: string): string[] {
  const others: string[] = [];
  const swap = (ending: RegExp, ...by: string[]) => {
    if (ending.test(word)) others.push(...by.map((other) => word.replace(ending, other)));
  };
  if (word.length < 3 || !isLetters(word) || UNCHANGING.has(word)) return [];
  swap(/(?<=[^sxz])$/, 's');
  swap(/(?<=[rzsxn]|[cs]h)$/, 'es');
  swap(/ao$/, 'oes', 'aes');
  swap(/(?<=[aeou])l$/, 'is');
  swap(/(?<=[^aeiou])il$/, 'is', 'eis');
  swap(/(?<=[aeiou])m$/, 'ns');
  swap(/(?<=[^aeiou])y$/, 'ies');
  swap(/(?<=[^sxz])s$/, '');
  swap(/(?<=[rzsxn]|[cs]h)es$/, '');
  swap(/(?:oes|aes)$/, 'ao');
  swap(/(?<=[aeou])is$/, 'l');
  swap(/(?<=[^aeiou])is$/, 'il');
  swap(/(?<=[^aeiou])eis$/, 'il');
  swap(/(?<=[aeiou])ns$/, 'm');
  swap(/(?<=[^aeiou])ies$/, 'y');
  return others.filter((other) => other.length >= 3 && !UNCHANGING.has(other));
}

/** Words of everyday that have no number, as far as these chats have them. */
const UNCHANGING: ReadonlySet<string> = new Set(
  'mais mas tres seis dez nos vos sem tem com nem quem bem antes ate pix has was this his its yes'.split(
    ' ',
  ),
);

/** A letter too much, too few, another one, or two neighbours swapped; no letter twice. More than `most`: some number above. */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      line.push(least);
    }
    if (Math.min(...line) > most && Math.min(...above) > most) return most + 1;
    before = above;
    above = line;
  }
  return above[b.length] ?? 0;
}
