import { useLiveQuery } from 'dexie-react-hooks';
import { Bookmark, History, Sparkles, X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetRecentSearches, forgetSearch, readSearches } from '@/database/searches';
import type { QueryLanguage } from '@/domain/search-query/filter-words';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { useAccount } from '../account';

/** What a shop looks for again and again: as any other search, to be changed in the box. */
const READY_MADE: Readonly<Record<'price' | 'question', Record<QueryLanguage, string>>> = {
  price: {
    pt: 'preço OU valor OU "quanto custa" tem:pergunta sem:resposta',
    en: 'price OR "how much" has:question is:unanswered',
  },
  question: {
    pt: 'tem:pergunta sem:resposta depois:"7 dias"',
    en: 'has:question is:unanswered after:"7 days"',
  },
};

function Section({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="flex items-baseline justify-between gap-2 px-3 pt-3 pb-1">
        <h2 id={id} className="text-xs font-semibold text-ink-faint">
          {title}
        </h2>
        {action}
      </div>
      <ul className="border-y border-line bg-raised [&>li+li]:border-t [&>li+li]:border-line">
        {children}
      </ul>
    </section>
  );
}

function Line({
  text,
  name,
  icon,
  onRun,
  onForget,
}: {
  text: string;
  name?: string;
  icon: ReactNode;
  onRun: (text: string) => void;
  onForget?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <li className="flex items-center pr-1.5">
      <button
        type="button"
        data-row
        onClick={() => {
          onRun(text);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Delete') onForget?.();
        }}
        className="flex min-h-10 min-w-0 flex-1 items-center gap-2.5 px-3 py-1.5 text-left -outline-offset-2 hover:bg-sunken"
      >
        <span className="shrink-0 text-ink-faint">{icon}</span>
        <span className="min-w-0 flex-1">
          <span className="block truncate">{name ?? text}</span>
          {name !== undefined && name !== text && (
            <span className="block truncate text-xs text-ink-faint">{text}</span>
          )}
        </span>
      </button>
      {onForget && (
        <IconButton
          label={t('search.forget', { name: name ?? text })}
          icon={<X size={15} aria-hidden />}
          onClick={onForget}
        />
      )}
    </li>
  );
}

/** While the box is empty: what is kept, what is ready-made, and the last searches. */
export function SavedSearches({
  language,
  onRun,
}: {
  language: QueryLanguage;
  onRun: (text: string) => void;
}) {
  const { t } = useTranslation();
  const database = useAccount();
  const searches = useLiveQuery(() => readSearches(database), [database]);
  if (!searches) return null;
  const { kept, recent } = searches;
  const forget = (text: string) => () => void forgetSearch(database, text);
  const keptTexts = new Set(kept.map(({ text }) => text));
  const readyMade = (['price', 'question'] as const)
    .map((key) => ({ key, text: READY_MADE[key][language] }))
    .filter(({ text }) => !keptTexts.has(text));
  return (
    <>
      {kept.length > 0 && (
        <Section title={t('search.kept')}>
          {kept.map(({ text, name }) => (
            <Line
              key={text}
              text={text}
              name={name}
              icon={<Bookmark size={16} aria-hidden />}
              onRun={onRun}
              onForget={forget(text)}
            />
          ))}
        </Section>
      )}
      {recent.length > 0 && (
        <Section
          title={t('search.recent')}
          action={
            <Button look="link" onClick={() => void forgetRecentSearches(database)}>
              {t('search.forgetRecent')}
            </Button>
          }
        >
          {recent.map(({ text }) => (
            <Line
              key={text}
              text={text}
              icon={<History size={16} aria-hidden />}
              onRun={onRun}
              onForget={forget(text)}
            />
          ))}
        </Section>
      )}
      {readyMade.length > 0 && (
        <Section title={t('search.readyMade')}>
          {readyMade.map(({ key, text }) => (
            <Line
              key={key}
              text={text}
              name={t(`search.smart.${key}`)}
              icon={<Sparkles size={16} aria-hidden />}
              onRun={onRun}
            />
          ))}
        </Section>
      )}
    </>
  );
}
