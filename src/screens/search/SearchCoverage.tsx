import { useLiveQuery } from 'dexie-react-hooks';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CoverageRow } from '@/database/rows';
import { gapsBetween, type Range } from '@/domain/coverage';
import type { SearchQuery } from '@/domain/search-query/query';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';

/** So many gaps are named; the others are counted. */
const NAMED = 2;

export interface SearchedRange {
  /** ms; absent: from the beginning, or to the end */
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

interface Missing {
  gaps: Range[];
  before?: number;
}

/** What is not captured of a chat in the searched range. */
export function missingIn(
  { ranges, reachedLocalStart }: Pick<CoverageRow, 'ranges' | 'reachedLocalStart'>,
  { from = 0, to = Infinity }: SearchedRange,
): Missing {
  const gaps = gapsBetween(ranges).filter((gap) => gap.from < to && gap.to > from);
  const start = ranges[0]?.from;
  const begun = !reachedLocalStart && start !== undefined && from < start;
  return { gaps, ...(begun && { before: start }) };
}

function isMissing({ gaps, before }: Missing): boolean {
  return gaps.length > 0 || before !== undefined;
}

/** Says, above the results, what a search cannot find because it was not captured. */
export function SearchCoverage({
  chatIds,
  from,
  to,
}: SearchedRange & {
  /** The chats that are searched in; undefined: all. */
  chatIds: readonly string[] | undefined;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const { now } = useSurroundings();
  const key = chatIds?.join(' ');
  const missing = useLiveQuery(async (): Promise<Missing[] | undefined> => {
    // Of everything that was ever said, something is always missing.
    if (key === undefined && from === undefined && to === undefined) return undefined;
    const rows =
      key === undefined
        ? await database.coverage.toArray()
        : await database.coverage.bulkGet(key.split(' '));
    return rows.flatMap((row) => {
      const found = row && missingIn(row, { from, to });
      return found && isMissing(found) ? [found] : [];
    });
  }, [database, key, from, to]);

  const date = (at: number) => formats.date(at, now());
  const sentence = () => {
    const [first, ...others] = missing ?? [];
    if (!first) return undefined;
    if (key === undefined || others.length > 0)
      return t('coverage.search.chats', { count: others.length + 1 });
    const named = first.gaps.slice(-NAMED).map((gap) => {
      const [start, end] = [date(gap.from), date(gap.to)];
      return start === end ? start : t('coverage.search.range', { from: start, to: end });
    });
    const unnamed = first.gaps.length - named.length;
    return t('coverage.search.chat', {
      ranges: [
        ...(first.before === undefined
          ? []
          : [t('coverage.search.before', { date: date(first.before) })]),
        ...named,
        ...(unnamed > 0 ? [t('coverage.search.more', { count: unnamed })] : []),
      ].join(' · '),
    });
  };
  const text = sentence();
  if (!text) return null;
  return (
    <p
      role="note"
      className="flex items-start gap-1.5 border-b border-line bg-warn-soft px-3 py-1.5 text-xs text-warn"
    >
      <TriangleAlert size={13} className="mt-0.5 shrink-0" aria-hidden />
      {text}
    </p>
  );
}
