/** What a search cannot find, because it was not captured. All times are ms since the epoch. */
import type { CoverageRow } from '@/database/rows';
import { gapsBetween, joinRanges, type Range } from '@/domain/coverage';
import type { SearchQuery } from '@/domain/search-query/query';

export interface SearchedRange {
  /** Absent: from the beginning, or to the end. `to` exclusive. */
  from?: number;
  to?: number;
}

/** The time in which all filters look. */
export function searchedRange({ filters }: Pick<SearchQuery, 'filters'>): SearchedRange {
  const range: SearchedRange = {};
  for (const { meaning, excluded } of filters) {
    if (meaning.kind !== 'time' || excluded) continue;
    const { from, to } = meaning;
    if (from !== undefined) range.from = Math.max(from, range.from ?? from);
    if (to !== undefined) range.to = Math.min(to, range.to ?? to);
  }
  return range;
}

type Captured = Pick<CoverageRow, 'ranges' | 'reachedLocalStart'>;

/** Of one chat; `before`: nothing older has been read. */
export interface Missing {
  gaps: Range[];
  before?: number;
}

/** What is not captured of a chat in the searched range. */
export function missingIn(
  { ranges, reachedLocalStart }: Captured,
  { from = 0, to = Infinity }: SearchedRange,
): Missing {
  const gaps = gapsBetween(ranges).filter((gap) => gap.from < to && gap.to > from);
  const start = ranges[0]?.from;
  const begun = !reachedLocalStart && start !== undefined && from < start;
  return { gaps, ...(begun && { before: start }) };
}

/** Of many chats together. */
export interface ManyMissing {
  /** Chats of which something is missing. */
  chats: number;
  /** When: in order, within the searched range. One from 0 has no beginning. */
  gaps: Range[];
}

export const NOTHING_MISSING: ManyMissing = { chats: 0, gaps: [] };

/** Less than this between two gaps of different chats: for the days that are named they are one. */
const SAME_DAYS = 24 * 3_600_000;

/** What of more chats is missing, added to what is known of others. */
export function addMissing(
  known: ManyMissing,
  rows: readonly Captured[],
  range: SearchedRange,
): ManyMissing {
  const { from = 0, to = Infinity } = range;
  let { chats } = known;
  const found: Range[] = [];
  for (const row of rows) {
    const { gaps, before } = missingIn(row, range);
    if (gaps.length === 0 && before === undefined) continue;
    chats += 1;
    found.push(...gaps, ...(before === undefined ? [] : [{ from: 0, to: before }]));
  }
  const within = found.map((gap) => ({
    from: Math.max(gap.from, from),
    to: Math.min(gap.to, to - 1),
  }));
  return { chats, gaps: joinRanges([...known.gaps, ...within], SAME_DAYS) };
}
