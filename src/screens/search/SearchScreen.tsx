import { SearchX, TriangleAlert } from 'lucide-react';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { rememberSearch } from '@/database/searches';
import { foldText } from '@/domain/folding';
import type { QueryLanguage } from '@/domain/search-query/filter-words';
import { parseQuery } from '@/domain/search-query/parse-query';
import type { SearchQuery } from '@/domain/search-query/query';
import { localeOf } from '@/locales/locale';
import { COUNT_LIMIT } from '@/protocol/search-api';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { moveInList } from '@/ui/list-keys';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { OfferFace } from './faces';
import { IndexState } from './IndexState';
import { KeepSearch } from './KeepSearch';
import { QueryChips, useQuerySentences, withoutSpan } from './QueryChips';
import { ResultList, type Choice, type ChoiceGroup } from './ResultList';
import { SavedSearches } from './SavedSearches';
import { SearchBox } from './SearchBox';
import { SearchCoverage } from './SearchCoverage';
import { searchedRange } from './searched-gaps';
import { useCommands, type FoundCommands } from './use-commands';
import { useCompletion } from './use-completion';
import { asWritten, useFoundRows, type FoundRows } from './use-found-rows';
import { useResultGroups } from './use-result-groups';
import { useSearch } from './use-search';
import { useSettled } from './use-settled';

const PAGE = 50;
const MOST = 500;
/** ms without a key until the count is read aloud */
const QUIET = 700;
/** ms until a search says that it goes on */
const SLOW = 300;

/** The words alone, without any filter. */
function withoutFilters(text: string, { filters, problems }: SearchQuery): string {
  return [...filters, ...problems]
    .sort((a, b) => b.span.from - a.span.from)
    .reduce((rest, { span }) => withoutSpan(rest, span), text);
}

/** Any of the words instead of all of them; undefined where there are no two. */
function anyOfWords(text: string, { clauses }: SearchQuery, language: QueryLanguage) {
  const wanted = clauses.filter(({ excluded }) => !excluded);
  if (wanted.length < 2) return undefined;
  const words = wanted.map(({ span }) => text.slice(span.from, span.to));
  return words.join(language === 'pt' ? ' OU ' : ' OR ');
}

/** All that was found, up to the limit of counting. */
function countOf({ found, chats, notes, templates }: FoundRows): number {
  return found.hits.count + chats.length + notes.length + templates.length;
}

function withCommands(groups: readonly ChoiceGroup[], { group, leads }: FoundCommands) {
  if (group.choices.length === 0) return groups;
  return leads ? [group, ...groups] : [...groups, group];
}

/** One box over messages, files, people, notes, templates and commands; results while you type. */
export function SearchScreen() {
  const { t, i18n } = useTranslation();
  const language = localeOf(i18n.language) === 'pt-BR' ? 'pt' : 'en';
  const formats = useFormats();
  const { now, timeZone } = useSurroundings();
  const database = useAccount();
  const box = useRef<HTMLInputElement>(null);
  const listId = useId();
  const text = useView((state) => state.searchText);
  const search = useView((state) => state.search);
  const [caret, setCaret] = useState<number>();
  /** Where the caret goes once the text is shown that was put into the box. */
  const wantedCaret = useRef<number>(undefined);
  const [filtersOn, setFiltersOn] = useState(false);
  const [active, setActive] = useState<string>();
  const [limit, setLimit] = useState(PAGE);
  const [attempt, setAttempt] = useState(0);

  const query = useMemo(() => parseQuery(text, { now: now(), timeZone }), [text, now, timeZone]);
  const result = useSearch(query, limit, attempt);
  const rows = useFoundRows(result.found);
  const offers = useCompletion(text, caret, { language, all: filtersOn });
  const resultGroups = useResultGroups(rows);

  const write = (written: string, at: number) => {
    wantedCaret.current = at;
    setCaret(at);
    setActive(undefined);
    setLimit(PAGE);
    search(written);
    box.current?.focus();
  };
  const commands = useCommands(rows, () => {
    write('', 0);
  });
  useLayoutEffect(() => {
    if (wantedCaret.current === undefined) return;
    box.current?.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = undefined;
  }, [text]);
  useEffect(() => {
    // Whoever comes back goes on, or types anew.
    box.current?.select();
  }, []);

  const corrected = rows?.found.query === query ? rows : undefined;
  const corrections = (corrected?.found.hits.corrections ?? []).flatMap(
    ({ typed, read }): Choice[] => {
      const clause = query.clauses.find(
        ({ any, excluded }) =>
          !excluded && any.length === 1 && any[0] && foldText(any[0].text) === typed,
      );
      if (!clause || !corrected) return [];
      const { from, to } = clause.span;
      const word = asWritten(read, corrected);
      return [
        {
          key: `correction-${typed}`,
          face: <OfferFace text={t('search.correction', { word })} />,
          run() {
            write(text.slice(0, from) + word + text.slice(to), from + word.length);
          },
        },
      ];
    },
  );
  const suggested: Choice[] = [
    ...corrections,
    ...offers.map(({ insert, span, key }): Choice => ({
      key: `offer-${insert.trim()}`,
      face: (
        <OfferFace
          text={insert.trim()}
          note={key === undefined ? undefined : t(`search.key.${key}`)}
        />
      ),
      run() {
        // A key is put where the caret is: apart from what stands before it.
        const before = text.slice(0, span.from);
        const gap = /[^\s-]$/u.test(before) ? ' ' : '';
        write(before + gap + insert + text.slice(span.to), span.from + gap.length + insert.length);
      },
    })),
  ];
  /** What somebody has opened a result of is worth finding again. */
  const remembered = (group: ChoiceGroup): ChoiceGroup => ({
    ...group,
    choices: group.choices.map((choice) => ({
      ...choice,
      run(inWhatsApp) {
        void rememberSearch(database, text, now());
        choice.run(inWhatsApp);
      },
    })),
  });
  const groups: ChoiceGroup[] = [
    ...(suggested.length > 0
      ? [
          {
            key: 'suggested',
            title: t('search.suggested'),
            layout: 'pills' as const,
            choices: suggested,
          },
        ]
      : []),
    ...(result.state === 'idle' ? [] : withCommands(resultGroups.map(remembered), commands)),
  ];
  const choices = groups.flatMap((group) => group.choices);
  const at = choices.findIndex(({ key }) => key === active);
  const shownActive = at === -1 ? undefined : active;

  /** What is found for what stands in the box now. */
  const latest = result.state === 'found' && rows?.found === result.found ? rows : undefined;

  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (choices.length === 0) return;
      event.preventDefault();
      // Above the first is the box itself.
      const next = event.key === 'ArrowDown' ? Math.min(at + 1, choices.length - 1) : at - 1;
      setActive(choices[next]?.key);
    } else if (event.key === 'Enter') {
      // Without a choice the first message, or whatever was found.
      const isMessages = ({ key }: ChoiceGroup) => key === rows?.levels[0]?.level;
      const found =
        result.state === 'found' ? groups.filter(({ layout }) => layout === 'lines') : [];
      const first = found.find(isMessages) ?? found[0];
      const [command] = latest ? commands.group.choices : [];
      const chosen =
        choices[at] ?? (commands.leads ? command : undefined) ?? first?.choices[0] ?? command;
      if (!chosen) return;
      event.preventDefault();
      chosen.run(event.ctrlKey || event.metaKey);
    } else if (event.key === 'Escape' && (shownActive !== undefined || text !== '')) {
      event.preventDefault();
      if (shownActive === undefined) write('', 0);
      else setActive(undefined);
    }
  };

  const isNothing = latest !== undefined && countOf(latest) === 0 && !commands.leads;
  const countLine = (counted: FoundRows | undefined) => {
    const total = counted ? countOf(counted) : 0;
    if (!counted || total === 0) return '';
    return counted.found.hits.count >= COUNT_LIMIT
      ? t('search.foundMore', { limit: formats.number(COUNT_LIMIT) })
      : t('search.found', { count: total });
  };
  const searching = result.state === 'searching' ? t('search.searching') : '';
  const isSlow = useSettled(searching, SLOW) !== '' && searching !== '';
  const writing = offers.length > 0 && caret !== undefined ? { from: caret, to: caret } : undefined;
  const unknown = latest?.found.hits.unknown ?? [];
  const sentences = useQuerySentences(query, unknown, writing, language);
  const spoken = useSettled(
    [
      ...sentences,
      latest && commands.titles.length > 0
        ? `${commands.group.title}: ${commands.titles.join(', ')}.`
        : '',
      isNothing ? t('search.noneTitle') : countLine(latest),
    ]
      .filter(Boolean)
      .join(' '),
    QUIET,
  );
  const hasFilters = query.filters.length + query.problems.length > 0;
  const anyWords = anyOfWords(text, query, language);

  return (
    <div
      className="flex min-h-0 flex-1 flex-col"
      // With nothing to choose from the box, the arrows walk the kept searches.
      onKeyDown={choices.length === 0 ? moveInList : undefined}
    >
      <h1 className="sr-only">{t('search.title')}</h1>
      {commands.dialog}
      <search className="border-b border-line px-3 py-2">
        <SearchBox
          ref={box}
          text={text}
          listId={listId}
          isOpen={choices.length > 0}
          active={shownActive}
          filtersOn={filtersOn}
          onFilters={() => {
            setFiltersOn(!filtersOn);
            const end = /(?:^|\s)$/u.test(text) ? text : `${text} `;
            if (!filtersOn) write(end, end.length);
          }}
          onText={write}
          onCaret={setCaret}
          onKey={onKey}
        />
        <QueryChips
          query={query}
          onRemove={(span) => {
            const rest = withoutSpan(text, span);
            write(rest, rest.length);
          }}
        />
        {sentences.length > 0 && (
          <ul className="mt-1.5 flex flex-col gap-1 text-xs text-warn">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-2 pt-1">
          <p className="text-xs text-ink-faint tabular-nums">
            {isSlow ? searching : countLine(result.state === 'idle' ? undefined : rows)}
          </p>
          {result.state !== 'idle' && <KeepSearch key={text} text={text} />}
        </div>
        <p role="status" className="sr-only">
          {spoken}
        </p>
      </search>
      <IndexState />
      {result.state !== 'idle' && (
        <SearchCoverage chatIds={rows?.found.hits.chatIds} {...searchedRange(query)} />
      )}
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        {choices.length > 0 && (
          <ResultList
            id={listId}
            label={t('search.results')}
            groups={groups}
            active={shownActive}
          />
        )}
        {result.state === 'idle' && (
          <>
            {text.trim() === '' && (
              <SavedSearches
                language={language}
                onRun={(kept) => {
                  write(kept, kept.length);
                }}
              />
            )}
            <p className="px-3 pt-3 text-xs text-ink-faint">{t('search.startText')}</p>
          </>
        )}
        {result.state === 'failed' && (
          <div role="alert">
            <EmptyState
              icon={<TriangleAlert size={26} aria-hidden />}
              title={t('search.failedTitle')}
              action={
                <Button
                  onClick={() => {
                    setAttempt(attempt + 1);
                  }}
                >
                  {t('app.tryAgain')}
                </Button>
              }
            >
              {t('search.failedText')}
            </EmptyState>
          </div>
        )}
        {isNothing && (
          <EmptyState
            icon={<SearchX size={26} aria-hidden />}
            title={t('search.noneTitle')}
            action={
              <div className="flex flex-col gap-2">
                {hasFilters && (
                  <Button
                    onClick={() => {
                      const words = withoutFilters(text, query);
                      write(words, words.length);
                    }}
                  >
                    {t('search.withoutFilters')}
                  </Button>
                )}
                {anyWords !== undefined && (
                  <Button
                    onClick={() => {
                      const filters = query.filters.map(({ span }) =>
                        text.slice(span.from, span.to),
                      );
                      const written = [...filters, anyWords].join(' ');
                      write(written, written.length);
                    }}
                  >
                    {t('search.anyWord')}
                  </Button>
                )}
              </div>
            }
          >
            {hasFilters ? t('search.noneFiltered') : t('search.noneText')}
          </EmptyState>
        )}
        {rows && result.state !== 'idle' && rows.found.hits.count > 0 && (
          <p className="px-3 pt-2 text-xs text-ink-faint">{t('search.hint')}</p>
        )}
        {latest && latest.found.hits.count > latest.found.hits.rowids.length && limit < MOST && (
          <div className="flex justify-center pt-2">
            <Button
              onClick={() => {
                setLimit(Math.min(MOST, limit + PAGE));
              }}
            >
              {t('search.showMore')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
