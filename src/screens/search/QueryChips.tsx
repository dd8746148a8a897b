import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { THING_NAMES, type QueryLanguage } from '@/domain/search-query/filter-words';
import { THINGS, type Filter, type SearchQuery, type Span } from '@/domain/search-query/query';
import type { MessageHits } from '@/protocol/search-api';
import { useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';

const QUOTES = /"/g;

/** "de:"Ana Souza"" → "de: Ana Souza" */
function filterWords({ text }: Filter): string {
  const colon = text.indexOf(':');
  return `${text.slice(0, colon)}: ${text.slice(colon + 1).replace(QUOTES, '')}`.trim();
}

/** The days that a time means, the last included. */
function usePeriodWords(): (filter: Filter) => string | undefined {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  return ({ meaning }) => {
    if (meaning.kind !== 'time') return undefined;
    const date = (at: number) => formats.date(at, now());
    const from = meaning.from === undefined ? undefined : date(meaning.from);
    // A period ends where the next day begins.
    const to = meaning.to === undefined ? undefined : date(meaning.to - 1);
    if (from === undefined) return to && t('search.until', { date: to });
    if (to === undefined) return t('search.since', { date: from });
    return from === to ? from : t('search.between', { from, to });
  };
}

/** What was typed without a stretch of it. */
export function withoutSpan(text: string, { from, to }: Span): string {
  const [before, after] = [text.slice(0, from).trimEnd(), text.slice(to).trimStart()];
  if (before === '' || after === '') return before + after;
  return `${before} ${after}`;
}

/** The filters of what is typed, each to be taken out of it again. */
export function QueryChips({
  query,
  onRemove,
}: {
  query: SearchQuery;
  onRemove: (span: Span) => void;
}) {
  const { t } = useTranslation();
  const periodWords = usePeriodWords();
  if (query.filters.length === 0) return null;
  return (
    <ul aria-label={t('search.activeFilters')} className="mt-1.5 flex flex-wrap gap-1">
      {query.filters.map((filter) => {
        const words = filterWords(filter);
        const label = filter.excluded ? t('search.filterOut', { filter: words }) : words;
        const period = periodWords(filter);
        return (
          <li key={filter.span.from} className="max-w-full">
            <button
              type="button"
              aria-label={t('search.removeFilter', { filter: label })}
              title={t('search.removeFilter', { filter: label })}
              onClick={() => {
                onRemove(filter.span);
              }}
              className="inline-flex min-h-6 max-w-full items-center gap-1 rounded-full bg-accent-soft px-2 text-xs font-medium text-accent hover:text-accent-strong"
            >
              <span className="truncate">{label}</span>
              {period !== undefined && <span className="shrink-0 font-normal">· {period}</span>}
              <X size={12} aria-hidden className="shrink-0" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Why a filter says nothing, or finds nobody; a sentence each. @param writing where the user still writes: no judgement yet */
export function useQuerySentences(
  query: SearchQuery,
  unknown: MessageHits['unknown'],
  writing: Span | undefined,
  language: QueryLanguage,
): string[] {
  const { t } = useTranslation();
  const things = THINGS.map((thing) => THING_NAMES[thing][language]).join(', ');
  const isWritten = ({ span }: { span: Span }) =>
    writing !== undefined && span.from <= writing.from && span.to >= writing.to;
  const problems = query.problems.filter((problem) => !isWritten(problem));
  const sentences = [
    ...problems.map(({ code, key, value }) => t(`search.problem.${code}`, { key, value, things })),
    ...unknown.map(({ kind, name }) => t(`search.unknown.${kind}`, { name })),
  ];
  return [...new Set(sentences)];
}
