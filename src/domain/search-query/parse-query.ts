/** What somebody typed → what they look for. */
import { foldText } from '../folding';
import { readPeriod, type SearchClock } from './date-words';
import { nextFact, type FoundFact } from './facts';
import {
  isTimeKey,
  keyNamed,
  ME_NAMES,
  thingNamed,
  UNANSWERED_NAMES,
  type FilterKey,
} from './filter-words';
import type { Clause, Filter, FilterMeaning, QueryProblem, SearchQuery, Span, Term } from './query';

/** Terms, filters and problems; beyond this it is a pasted text, and each further word only costs time. */
const MOST_ITEMS = 32;
/** characters of a term or value */
const LONGEST = 200;
/** "de" "12 de março de 2025" */
export const MOST_PERIOD_WORDS = 6;

export const QUOTES = '"“”„‟«»＂';
const QUOTE = new RegExp(`[${QUOTES}]`, 'u');
const NEXT_QUOTE = new RegExp(`[${QUOTES}]`, 'gu');
/** Nothing in the index has them, and nothing may pass for a mark of its. */
const NOTHING = '\\s\\p{Cc}\\p{Co}\\p{Cs}';
const NOTHINGS = new RegExp(`[${NOTHING}]+`, 'gu');
/** Marks of direction and the like, before anything, too. */
const GAP = new RegExp(`[${NOTHING}\\p{Cf}]*`, 'yu');
const BLANKS = new RegExp(`[${NOTHING}]*`, 'yu');
const CHUNK = new RegExp(`[^${NOTHING}|${QUOTES}]+`, 'yu');
const MINUS = new RegExp(`-(?=[^-${NOTHING}|])`, 'yu');
/** "eu://…" is a link. */
const KEY = /(\p{L}{1,12}):(?!\/\/)/uy;
const OPERATOR = /^(?:OR|OU)$/u;

const LETTER = /[\p{L}\p{N}]/u;
/** From the first letter or digit to the last. */
const WORDS = /[\p{L}\p{N}](?:[\s\S]*[\p{L}\p{N}\p{M}])?/u;
const ONE_WORD = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*$/u;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** On one line, without what the index cannot hold, no longer than a term may be. */
function clean(text: string): string {
  const line = text.replace(NOTHINGS, ' ').trim();
  if (line.length <= LONGEST) return line;
  return line.slice(0, LONGEST).replace(NOTHINGS, ' ').trim();
}

/** A value as it can stand after a key. */
export function quoted(value: string): string {
  return value === '' || /[\s|]|^-|[,;]$/u.test(value) ? `"${value}"` : value;
}

interface Place {
  /** Of a term that stands there. */
  readonly spanOf: (from: number, to: number) => Span;
  readonly excluded: boolean;
}

/** The next fact that says more than its words. */
function tellingFact(text: string, from: number, before: number): FoundFact | undefined {
  let fact = nextFact(text, from, before);
  while (fact && (fact.wanted.length === 0 || fact.to - fact.from > LONGEST))
    fact = nextFact(text, fact.to, before);
  return fact;
}

class QueryReader {
  readonly #text: string;
  readonly #clock: SearchClock;
  #at = 0;
  /** Up to here nothing is quoted. */
  #plainEnd = -1;
  #plain = '';
  /** An OR that stands before what comes next. */
  #operator: Span | undefined;
  /** What was read last: OR may add to a clause. */
  #after: 'clause' | 'filter' | undefined;
  #items = 0;
  readonly #clauses: (Clause & { any: Term[]; span: Span })[] = [];
  readonly #filters: Filter[] = [];
  readonly #problems: QueryProblem[] = [];

  constructor(text: string, clock: SearchClock) {
    this.#text = text;
    this.#clock = clock;
  }

  read(): SearchQuery {
    while (this.#items < MOST_ITEMS) {
      this.#skip(GAP);
      if (this.#at >= this.#text.length) break;
      this.#readNext();
    }
    return { clauses: this.#clauses, filters: this.#filters, problems: this.#problems };
  }

  #skip(pattern: RegExp): void {
    this.#at += matchAt(pattern, this.#text, this.#at)?.[0].length ?? 0;
  }

  #readNext(): void {
    const start = this.#at;
    if (this.#text[start] === '|') {
      this.#readOperator(1);
      return;
    }
    this.#skip(MINUS);
    const excluded = this.#at > start;
    if (QUOTE.test(this.#text[this.#at] ?? '')) {
      this.#readPhrase(start, excluded);
      return;
    }
    const [head, written = ''] = matchAt(KEY, this.#text, this.#at) ?? [];
    const key = keyNamed(written);
    if (
      head !== undefined &&
      key !== undefined &&
      !this.#isPreposition(key, this.#at + head.length)
    ) {
      this.#at += head.length;
      this.#readFilter({ key, written, excluded, start });
      return;
    }
    const chunk = matchAt(CHUNK, this.#text, this.#at)?.[0] ?? '';
    if (!excluded && OPERATOR.test(chunk)) {
      this.#readOperator(chunk.length);
      return;
    }
    this.#readChunk(start, this.#at + chunk.length, excluded);
  }

  #readOperator(length: number): void {
    const from = this.#at;
    this.#at += length;
    this.#operator = { from, to: this.#at };
  }

  /** "Preço de: 10", "Entrega em: 12/03": an amount or a day behind a blank is nobody's name, and the key is a word. */
  #isPreposition(key: FilterKey, at: number): boolean {
    if (key !== 'from' && key !== 'in') return false;
    const from = at + (matchAt(BLANKS, this.#text, at)?.[0].length ?? 0);
    if (from === at) return false;
    const fact = nextFact(this.#text, from, from + 1);
    const kind = fact?.written[0]?.kind;
    return fact?.from === from && (kind === 'amount' || kind === 'date');
  }

  /** OR joins words alone. Between anything and a filter it is dropped, and that is told. */
  #takeOperator(before: 'clause' | 'filter'): boolean {
    const operator = this.#operator;
    const after = this.#after;
    this.#operator = undefined;
    this.#after = before;
    if (operator && after && (before === 'filter' || after === 'filter')) {
      const key = this.#text.slice(operator.from, operator.to);
      this.#problems.push({ code: 'or-filter', key, value: '', span: operator });
    }
    return operator !== undefined && after === 'clause';
  }

  /** A text up to the closing quote, or to the end; the place is after it then. */
  #readQuoted(): { from: number; to: number; closed: boolean } {
    const from = this.#at + 1;
    const closing = this.#quoteAfter(from);
    this.#at = Math.min(closing + 1, this.#text.length);
    return { from, to: closing, closed: closing < this.#text.length };
  }

  #quoteAfter(at: number): number {
    return matchAt(NEXT_QUOTE, this.#text, at)?.index ?? this.#text.length;
  }

  /** The text up to the next quote: no fact reaches into a phrase. */
  #plainText(): string {
    if (this.#plainEnd < this.#at) {
      this.#plainEnd = this.#quoteAfter(this.#at);
      this.#plain = this.#text.slice(0, this.#plainEnd);
    }
    return this.#plain;
  }

  #readPhrase(start: number, excluded: boolean): void {
    const { from, to, closed } = this.#readQuoted();
    const text = this.#text.slice(from, to);
    const span = { from: start, to: this.#at };
    if (LETTER.test(text)) {
      const line = clean(text);
      const open = !closed && text.endsWith(line.slice(-1));
      if (LETTER.test(line)) this.#addTerm({ kind: 'phrase', text: line, open }, span, excluded);
      return;
    }
    for (let fact = nextFact(text, 0); fact; fact = nextFact(text, fact.to))
      this.#addFact(text.slice(fact.from, fact.to), fact, { span, excluded, open: false });
  }

  #readChunk(start: number, end: number, excluded: boolean): void {
    const first = this.#items;
    // The minus is part of what it excludes.
    const spanOf = (from: number, to: number): Span => ({
      from: excluded && this.#items === first ? start : from,
      to,
    });
    const offset = this.#at;
    // What stands before it, as the minus, is no part of a fact.
    const text = this.#plainText().slice(offset);
    const length = end - offset;
    const to = this.#addTerms(text, { from: 0, end: length, offset }, { spanOf, excluded });
    this.#at = offset + Math.max(to, length);
  }

  /**
   * Words and facts that stand without a blank between them; a fact may go on behind the next blank. Gives where the last ends.
   * `offset`: of `text` in what was typed.
   */
  #addTerms(
    text: string,
    { from, end, offset }: { from: number; end: number; offset: number },
    place: Place,
  ): number {
    const { spanOf, excluded } = place;
    let at = from;
    for (let fact = tellingFact(text, at, end); fact; fact = tellingFact(text, at, end)) {
      this.#addWords(text.slice(at, fact.from), offset + at, place);
      at = fact.to;
      const span = spanOf(offset + fact.from, offset + at);
      const open = span.to === this.#text.length;
      this.#addFact(text.slice(fact.from, at), fact, { span, excluded, open });
      if (this.#items >= MOST_ITEMS) return at;
    }
    this.#addWords(text.slice(at, end), offset + at, place);
    return at;
  }

  #addWords(written: string, at: number, place: Place): void {
    const words = WORDS.exec(written);
    if (!words) return;
    const from = at + words.index;
    const text = clean(words[0]);
    // By themselves they may be a fact: of "1500%" the amount.
    if (tellingFact(text, 0, text.length)) {
      this.#addTerms(text, { from: 0, end: text.length, offset: from }, place);
      return;
    }
    const span = place.spanOf(from, from + words[0].length);
    const open = span.to === this.#text.length;
    const isWord = ONE_WORD.test(text) && (place.excluded || !OPERATOR.test(text));
    this.#addTerm({ kind: isWord ? 'word' : 'phrase', text, open }, span, place.excluded);
  }

  #addFact(
    text: string,
    { wanted }: FoundFact,
    { span, excluded, open }: { span: Span; excluded: boolean; open: boolean },
  ): void {
    this.#addTerm({ kind: 'fact', text: clean(text), facts: wanted, open }, span, excluded);
  }

  #addTerm(term: Term, span: Span, excluded: boolean): void {
    if (this.#items >= MOST_ITEMS) return;
    this.#items += 1;
    const last = this.#clauses.at(-1);
    if (this.#takeOperator('clause') && last && !excluded && !last.excluded) {
      last.any.push(term);
      last.span = { from: last.span.from, to: span.to };
    } else this.#clauses.push({ any: [term], excluded, span });
  }

  #readFilter(read: { key: FilterKey; written: string; excluded: boolean; start: number }): void {
    const { key, written, excluded, start } = read;
    const value = key === 'me' ? '' : this.#readValue(key);
    const said = this.#meaning(key, value);
    const span = { from: start, to: this.#at };
    this.#items += 1;
    this.#takeOperator('filter');
    if (typeof said === 'string') {
      this.#problems.push({ code: said, key: written, value, span });
      return;
    }
    if (key === 'without' && said.kind === 'has')
      this.#filters.push({
        meaning: said,
        excluded: !excluded,
        span,
        text: `tem:${quoted(value)}`,
      });
    else {
      const text = key === 'me' ? `${written}:` : `${written}:${quoted(value)}`;
      this.#filters.push({ meaning: said, excluded, span, text });
    }
  }

  /** What follows the key, also behind a blank; '' when that is something else. */
  #readValue(key: FilterKey): string {
    const start = this.#at;
    this.#skip(BLANKS);
    const isApart = this.#at > start;
    if (QUOTE.test(this.#text[this.#at] ?? '')) {
      const { from, to } = this.#readQuoted();
      return clean(this.#text.slice(from, to));
    }
    const chunk = matchAt(CHUNK, this.#text, this.#at)?.[0] ?? '';
    const [, other = ''] = matchAt(KEY, this.#text, this.#at) ?? [];
    const isOther = keyNamed(other) !== undefined || OPERATOR.test(chunk) || chunk.startsWith('-');
    if (chunk === '' || (isApart && isOther)) {
      this.#at = start;
      return '';
    }
    const length = isTimeKey(key) ? this.#periodLength() : 0;
    const end = this.#at + Math.max(length, chunk.length);
    const value = clean(this.#text.slice(this.#at, end)).replace(/[\s,;]+$/u, '');
    this.#at = end;
    return value;
  }

  /** Characters of the most words here that are a period together; 0: none are. */
  #periodLength(): number {
    const ends: number[] = [];
    let at = this.#at;
    for (let word = 0; word < MOST_PERIOD_WORDS; word += 1) {
      const chunk = matchAt(CHUNK, this.#text, at)?.[0] ?? '';
      if (chunk === '' || chunk.length > LONGEST) break;
      at += chunk.length;
      ends.push(at - this.#at);
      at += matchAt(BLANKS, this.#text, at)?.[0].length ?? 0;
    }
    const isPeriod = (length: number) =>
      readPeriod(periodText(this.#text.slice(this.#at, this.#at + length)), this.#clock);
    return ends.findLast(isPeriod) ?? 0;
  }

  #meaning(key: FilterKey, value: string): FilterMeaning | QueryProblem['code'] {
    if (key === 'me') return { kind: 'me' };
    if (value === '') return 'no-value';
    if (isTimeKey(key)) {
      const period = readPeriod(value, this.#clock);
      if (!period) return 'unknown-date';
      if (key === 'during') return { kind: 'time', ...period };
      return key === 'before'
        ? { kind: 'time', to: period.from }
        : { kind: 'time', from: period.from };
    }
    if (key === 'has' || key === 'without' || key === 'is') return ofThing(key, value);
    if (key === 'from' && ME_NAMES.has(foldText(value))) return { kind: 'me' };
    return { kind: key, name: value };
  }
}

function periodText(text: string): string {
  return clean(text).replace(/[\s,;]+$/u, '');
}

function ofThing(key: 'has' | 'without' | 'is', value: string): FilterMeaning | 'unknown-thing' {
  const unanswered = key === 'without' ? UNANSWERED_NAMES.pt : UNANSWERED_NAMES.en;
  if (key !== 'has' && foldText(value) === unanswered) return { kind: 'unanswered' };
  const thing = key === 'is' ? undefined : thingNamed(value);
  return thing === undefined ? 'unknown-thing' : { kind: 'has', thing };
}

/** Never throws because of the text; linear in its length. @throws RangeError for an unknown zone */
export function parseQuery(text: string, clock: SearchClock): SearchQuery {
  return new QueryReader(text, clock).read();
}
