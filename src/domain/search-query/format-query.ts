/** A query as text: what its chips, the address and a saved search hold. */
import { readPeriod } from './date-words';
import { nextFact } from './facts';
import { isTimeKey, keyNamed, type QueryLanguage } from './filter-words';
import { MOST_PERIOD_WORDS, quoted } from './parse-query';
import type { SearchQuery, Term } from './query';

const OR: Readonly<Record<QueryLanguage, string>> = { pt: ' OU ', en: ' OR ' };
/** Stands between two terms that would be read as one fact; no term itself. */
const APART = '·';

interface Piece {
  readonly at: number;
  readonly text: string;
  /** `time`: an unquoted value to which words may be added. */
  readonly kind: 'words' | 'time' | 'other';
  /** A word at the end of a query is open, unless a blank follows. */
  readonly closed?: boolean;
}

function textOf(term: Term): string {
  if (term.kind !== 'phrase') return term.text;
  return term.open ? `"${term.text}` : `"${term.text}"`;
}

function piecesOf({ clauses, filters, problems }: SearchQuery, language: QueryLanguage): Piece[] {
  const terms = clauses.map(({ any, excluded, span }): Piece => {
    const last = any.at(-1);
    return {
      at: span.from,
      text: (excluded ? '-' : '') + any.map(textOf).join(OR[language]),
      kind: 'words',
      closed: last !== undefined && last.kind !== 'phrase' && !last.open,
    };
  });
  const filterKind = (text: string) => {
    const key = keyNamed(text.slice(0, text.indexOf(':')));
    return key && isTimeKey(key) && !text.endsWith('"') ? 'time' : 'other';
  };
  const all = [
    ...filters.map(({ span, excluded, text }): Piece => {
      return { at: span.from, text: (excluded ? '-' : '') + text, kind: filterKind(text) };
    }),
    ...problems.map(({ code, span, key, value }): Piece => {
      if (code === 'or-filter') return { at: span.from, text: key, kind: 'other' };
      const text = `${key}:${quoted(value)}`;
      return { at: span.from, text, kind: filterKind(text) };
    }),
  ];
  return [...terms, ...all].sort((a, b) => a.at - b.at);
}

/** Where the facts of a text stand, as seen from `origin`. */
function places(text: string, origin: number): string[] {
  const found: string[] = [];
  for (let fact = nextFact(text, 0); fact; fact = nextFact(text, fact.to))
    found.push(`${fact.from + origin} ${fact.to + origin}`);
  return found;
}

/** Whether other facts are read off both together than off each. */
function meddle(before: string, text: string): boolean {
  const apart = [...places(before, 0), ...places(text, before.length + 1)];
  return places(`${before} ${text}`, 0).join() !== apart.join();
}

/** Which words are a period does not depend on the time. */
const ANY_CLOCK = { now: 0, timeZone: 'UTC' };

/** Whether words that follow a time would be taken for a part of it. */
function goesOn(time: string, following: string): boolean {
  const value = time.slice(time.indexOf(':') + 1);
  const words = following.split(' ').slice(0, MOST_PERIOD_WORDS);
  return words.some((_, last) =>
    readPeriod(`${value} ${words.slice(0, last + 1).join(' ')}`, ANY_CLOCK),
  );
}

/**
 * In the order in which it was typed. `parseQuery` reads the same from it, but for the places. Relative times stay as they were
 * said ("semana passada"). @param language of the OR
 */
export function formatQuery(query: SearchQuery, language: QueryLanguage = 'pt'): string {
  const pieces = piecesOf(query, language);
  let line = '';
  /** The terms at its end. */
  let words = '';
  for (const [index, { text, kind }] of pieces.entries()) {
    const following = pieces.slice(index + 1).map((piece) => piece.text);
    const written =
      kind === 'time' && goesOn(text, following.join(' '))
        ? text.replace(/:(.*)$/u, ':"$1"')
        : text;
    const isApart = kind === 'words' && meddle(words, text);
    if (index > 0) line += isApart ? ` ${APART} ` : ' ';
    line += written;
    if (kind !== 'words') words = '';
    else words = isApart || words === '' ? text : `${words} ${text}`;
  }
  return pieces.at(-1)?.closed ? `${line} ` : line;
}
