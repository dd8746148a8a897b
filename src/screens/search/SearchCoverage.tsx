import { useLiveQuery } from 'dexie-react-hooks';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CoverageRow } from '@/database/rows';
import { gapsBetween, type Range } from '@/domain/coverage';
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

/** What is not captured of a chat in the searched range. */
export function missingIn(
  { ranges, reachedLocalStart }: Pick<CoverageRow, 'ranges' | 'reachedLocalStart'>,
  { from = 0, to = Infinity }: SearchedRange,
): { gaps: Range[]; before?: number } {
  const gaps = gapsBetween(ranges).filter((gap) => gap.from < to && gap.to > from);
  const start = ranges[0]?.from;
  const begun = !reachedLocalStart && start !== undefined && from < start;
  return { gaps, ...(begun && { before: start }) };
}

/** Says, above the results, what a search cannot find because it was not captured. */
export function SearchCoverage({
  chatId,
  from,
  to,
}: SearchedRange & {
  /** The chat that is searched in. */
  chatId: string | undefined;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const { now } = useSurroundings();
  const missing = useLiveQuery(async () => {
    if (chatId !== undefined) {
      const coverage = await database.coverage.get(chatId);
      return coverage && missingIn(coverage, { from, to });
    }
    if (from === undefined && to === undefined) return undefined;
    return database.coverage
      .filter((row) => {
        const { gaps, before } = missingIn(row, { from, to });
        return gaps.length > 0 || before !== undefined;
      })
      .count();
  }, [database, chatId, from, to]);

  const date = (at: number) => formats.date(at, now());
  const sentence = () => {
    if (missing === undefined || missing === 0) return undefined;
    if (typeof missing === 'number') return t('coverage.search.chats', { count: missing });
    const { gaps, before } = missing;
    const named = gaps.slice(-NAMED).map((gap) => {
      const [start, end] = [date(gap.from), date(gap.to)];
      return start === end ? start : t('coverage.search.range', { from: start, to: end });
    });
    const others = gaps.length - named.length;
    const parts = [
      before !== undefined && t('coverage.search.before', { date: date(before) }),
      ...named,
      others > 0 && t('coverage.search.more', { count: others }),
    ].filter(Boolean);
    return parts.length > 0 ? t('coverage.search.chat', { ranges: parts.join(' · ') }) : undefined;
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
