import { Search as SearchIcon, SlidersHorizontal, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { INPUT_CLASSES } from '@/ui/Field';
import { IconButton } from '@/ui/IconButton';
import { optionId } from './ResultList';

/** The one box: what is typed in it is all that is looked for. */
export function SearchBox({
  ref,
  text,
  listId,
  isOpen,
  active,
  filtersOn,
  onFilters,
  onText,
  onCaret,
  onKey,
}: {
  ref: Ref<HTMLInputElement>;
  text: string;
  listId: string;
  /** The list has something to choose. */
  isOpen: boolean;
  /** The choice where the arrows are. */
  active: string | undefined;
  filtersOn: boolean;
  onFilters: () => void;
  onText: (text: string, caret: number) => void;
  /** UTF-16 offset; undefined: the box has lost the focus, or more than a place is selected. */
  onCaret: (caret: number | undefined) => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="flex items-center gap-1.5">
      <div className="relative min-w-0 flex-1">
        <SearchIcon
          size={16}
          aria-hidden
          className="pointer-events-none absolute top-2.5 left-2.5 text-ink-faint"
        />
        <input
          ref={ref}
          type="search"
          role="combobox"
          data-row
          autoFocus
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-label={t('search.label')}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={
            active === undefined || !isOpen ? undefined : optionId(listId, active)
          }
          placeholder={t('search.placeholder')}
          value={text}
          onChange={({ target }) => {
            onText(target.value, target.selectionStart ?? target.value.length);
          }}
          onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => {
            onCaret(selectionStart === selectionEnd ? (selectionStart ?? undefined) : undefined);
          }}
          onKeyDown={onKey}
          className={`${INPUT_CLASSES} pr-9 pl-8 [&::-webkit-search-cancel-button]:hidden`}
        />
        {text !== '' && (
          <IconButton
            label={t('search.clear')}
            className="absolute top-0.5 right-0.5"
            icon={<X size={16} aria-hidden />}
            onClick={() => {
              onText('', 0);
            }}
          />
        )}
      </div>
      <IconButton
        label={t('search.filters')}
        aria-pressed={filtersOn}
        className={filtersOn ? '!text-accent' : ''}
        icon={<SlidersHorizontal size={18} aria-hidden />}
        onClick={onFilters}
      />
    </div>
  );
}
