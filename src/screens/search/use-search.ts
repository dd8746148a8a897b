import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SearchQuery } from '@/domain/search-query/query';
import { NO_NAMES, type MessageHits, type NameHits } from '@/protocol/search-api';
import { useSurroundings, type Search } from '../surroundings';
import { useFreshness } from './use-freshness';

/** What the worker has found: ids alone. */
export interface Found {
  query: SearchQuery;
  /** What names were looked for by; '' when none were. */
  named: string;
  hits: MessageHits;
  names: NameHits;
}

/** `found` of a search that goes on, or has failed: what was found before. */
export interface SearchResult {
  state: 'idle' | 'searching' | 'found' | 'failed';
  found?: Found;
}

/** of each kind */
const NAMES = 4;
/** ms that messages wait for names: what is shown together does not jump */
const NAMES_WITHIN = 100;

/** People and templates belong to no chat and no date: with filters, messages alone are looked for. */
export function namesAsked({ clauses, filters, problems }: SearchQuery): string {
  if (filters.length + problems.length > 0) return '';
  return clauses
    .flatMap(({ any: [first], excluded }) => (first && !excluded ? [first.text] : []))
    .join(' ');
}

function after<Value>(ms: number, value: Value): Promise<Value> {
  return new Promise((resolve) => setTimeout(resolve, ms, value));
}

/** @param showFirst given what is there already when something takes its time: names after a start, mistyped words */
async function find(
  search: Search,
  query: SearchQuery,
  limit: number,
  signal: AbortSignal,
  showFirst: (found: Found) => void,
): Promise<Found> {
  const named = namesAsked(query);
  const naming = named === '' ? Promise.resolve(NO_NAMES) : search.searchNames(named, NAMES);
  naming.catch(() => {
    // Told where they are waited for, unless the messages have failed before.
  });
  const hits = await search.searchMessages({ query, limit }, signal);
  const soon = await Promise.race([naming, after(NAMES_WITHIN, undefined)]);
  signal.throwIfAborted();
  const found = { query, named, hits, names: soon ?? NO_NAMES };
  if (soon && !hits.unfinished) return found;
  showFirst(found);
  const [all, names] = await Promise.all([
    hits.unfinished ? search.searchMessages({ query, limit, patient: true }, signal) : hits,
    naming,
  ]);
  signal.throwIfAborted();
  return { ...found, hits: all, names };
}

/**
 * Searches as the query changes, and again when messages have; a newer search stops the older one, whose results stay until the
 * new ones are there. `attempt` grows with each wish to try again.
 */
export function useSearch(query: SearchQuery, limit: number, attempt: number): SearchResult {
  const { search } = useSurroundings();
  const connection = useSyncExternalStore(
    (listener) => search.subscribe(listener),
    () => search.state,
  );
  const freshness = useFreshness();
  const [result, setResult] = useState<SearchResult & { of?: SearchQuery }>({ state: 'idle' });
  const isEmpty = query.clauses.length + query.filters.length === 0;
  useEffect(() => {
    if (isEmpty) {
      setResult({ state: 'idle' });
      return;
    }
    const stop = new AbortController();
    setResult((before) =>
      // The same again, because something has changed: what is shown goes on being true until it is told otherwise.
      before.of === query && before.state === 'found' ? before : { ...before, state: 'searching' },
    );
    const showFirst = (found: Found) => {
      setResult({ state: 'searching', found, of: query });
    };
    find(search, query, limit, stop.signal, showFirst).then(
      (found) => {
        if (!stop.signal.aborted) setResult({ state: 'found', found, of: query });
      },
      () => {
        // Shown, with a way to try again; an overtaken search shows nothing.
        if (!stop.signal.aborted) setResult({ state: 'failed' });
      },
    );
    return () => {
      stop.abort(new DOMException('A newer search has overtaken this one.', 'AbortError'));
    };
  }, [search, connection, query, isEmpty, limit, attempt, freshness]);
  return isEmpty ? { state: 'idle' } : result;
}
