import { useLiveQuery } from 'dexie-react-hooks';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Range } from '@/domain/coverage';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import {
  addMissing,
  missingIn,
  NOTHING_MISSING,
  type ManyMissing,
  type Missing,
  type SearchedRange,
} from './searched-gaps';
import { useGapsOfAll } from './use-gaps-of-all';

/** So many gaps are named, the newest; the others are counted. */
const NAMED = 2;

/** "before Oct 19 · Oct 29 to Nov 3 · and 2 more gaps"; `before`: named besides. */
function useRangeWords(): (gaps: readonly Range[], before?: number) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  const date = (at: number) => formats.date(at, now());
  return (gaps, before) => {
    const named = gaps.slice(-NAMED).map(({ from, to }) => {
      if (from === 0) return t('coverage.search.before', { date: date(to) });
      const [start, end] = [date(from), date(to)];
      return start === end ? start : t('coverage.search.range', { from: start, to: end });
    });
    const unnamed = gaps.length - named.length;
    return [
      ...(before === undefined ? [] : [t('coverage.search.before', { date: date(before) })]),
      ...named,
      ...(unnamed > 0 ? [t('coverage.search.more', { count: unnamed })] : []),
    ].join(' · ');
  };
}

function OneChat({ gaps, before }: Missing) {
  const { t } = useTranslation();
  const words = useRangeWords()(gaps, before);
  if (words === '') return null;
  return <Line>{t('coverage.search.chat', { ranges: words })}</Line>;
}

function ManyChats({ chats, gaps }: ManyMissing) {
  const { t } = useTranslation();
  const formats = useFormats();
  const rangeWords = useRangeWords();
  if (chats === 0) return null;
  return (
    <Line>
      {t('coverage.search.chats', {
        count: chats,
        chats: formats.number(chats),
        ranges: rangeWords(gaps),
      })}
    </Line>
  );
}

function Line({ children }: { children: string }) {
  return (
    <p
      role="note"
      className="flex items-start gap-1.5 border-b border-line bg-warn-soft px-3 py-1.5 text-xs text-warn"
    >
      <TriangleAlert size={13} className="mt-0.5 shrink-0" aria-hidden />
      {children}
    </p>
  );
}

function NamedChats({ chatIds, from, to }: SearchedRange & { chatIds: readonly string[] }) {
  const database = useAccount();
  const key = chatIds.join(' ');
  const rows = useLiveQuery(
    async () =>
      (await database.coverage.bulkGet(key.split(' '))).filter((row) => row !== undefined),
    [database, key],
  );
  if (!rows) return null;
  const missing = addMissing(NOTHING_MISSING, rows, { from, to });
  const [only] = rows.filter((row) => addMissing(NOTHING_MISSING, [row], { from, to }).chats > 0);
  if (missing.chats !== 1 || !only) return <ManyChats {...missing} />;
  return <OneChat {...missingIn(only, { from, to })} />;
}

function AllChats({ from, to }: SearchedRange) {
  const missing = useGapsOfAll({ from, to });
  return missing && <ManyChats {...missing} />;
}

/** Says, above the results, what a search cannot find because it was not captured, and when that was. */
export function SearchCoverage({
  chatIds,
  from,
  to,
}: SearchedRange & {
  /** The chats that are searched in; undefined: all. */
  chatIds: readonly string[] | undefined;
}) {
  if (chatIds) return <NamedChats chatIds={chatIds} from={from} to={to} />;
  // Of everything that was ever said, something is always missing.
  if (from === undefined && to === undefined) return null;
  return <AllChats from={from} to={to} />;
}
