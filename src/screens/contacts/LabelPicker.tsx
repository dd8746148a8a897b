import { useLiveQuery } from 'dexie-react-hooks';
import { Plus } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { allLabels } from '@/database/labels';
import type { LabelRow } from '@/database/rows';
import { labelKey, MAX_LABEL, tidyLabel } from '@/domain/label';
import { classNames } from '@/ui/class-names';
import { INPUT_CLASSES } from '@/ui/Field';
import { useAccount } from '../account';
import { LabelPill } from './LabelPill';

/** Labels offered at once; more are found by typing. */
const OFFERED = 8;

interface Offer {
  name: string;
  /** Absent: it is made. */
  label?: LabelRow;
}

/** Labels that may be put on for what is typed, and last the new one. */
function offersFor(typed: string, all: readonly LabelRow[], had: readonly LabelRow[]): Offer[] {
  const key = labelKey(typed);
  const ids = new Set(had.map(({ id }) => id));
  const known = all
    .filter(({ id, name }) => !ids.has(id) && labelKey(name).includes(key))
    .slice(0, OFFERED)
    .map((label): Offer => ({ name: label.name, label }));
  const isNew = key !== '' && all.every(({ name }) => labelKey(name) !== key);
  return isNew ? [...known, { name: tidyLabel(typed) }] : known;
}

/**
 * A field for the name of a label, with those that there are. Stays open for the next one.
 * @param onPick false: it could not be put on
 * @param onClose `focus`: whoever opened it gets the focus back
 */
export function LabelPicker({
  had,
  onPick,
  onClose,
}: {
  had: readonly LabelRow[];
  onPick: (name: string) => Promise<boolean>;
  onClose: (focus: boolean) => void;
}) {
  const { t } = useTranslation();
  const database = useAccount();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const all = useLiveQuery(() => allLabels(database), [database]) ?? [];
  const length = [...tidyLabel(typed)].length;
  const same = had.find(({ name }) => labelKey(name) === labelKey(typed));
  const problem =
    length > MAX_LABEL
      ? t('labels.tooLong', { limit: MAX_LABEL, length })
      : same && t('labels.alreadyOn', { name: same.name });
  const offers = length > MAX_LABEL ? [] : offersFor(typed, all, had);
  const active = offers[at];

  const pick = async (name: string) => {
    if (!(await onPick(name))) return;
    setTyped('');
    setAt(-1);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      // Above the first is the field itself.
      setAt(Math.max(-1, Math.min(next, offers.length - 1)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active) void pick(active.name);
      else if (!problem && length > 0) void pick(typed);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose(true);
    }
  };
  return (
    <div className="pt-2">
      <input
        // The user has just asked for it.
        autoFocus
        role="combobox"
        aria-label={t('labels.name')}
        aria-autocomplete="list"
        aria-expanded={offers.length > 0}
        aria-controls={`${id}-offers`}
        aria-activedescendant={active && `${id}-${at}`}
        aria-describedby={`${id}-note`}
        aria-invalid={problem ? true : undefined}
        autoComplete="off"
        value={typed}
        placeholder={t('labels.placeholder')}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(-1);
        }}
        onKeyDown={onKey}
        onBlur={() => {
          if (length === 0) onClose(false);
        }}
        className={INPUT_CLASSES}
      />
      <p
        id={`${id}-note`}
        role={problem ? 'alert' : undefined}
        className={classNames('pt-1 text-xs', problem ? 'text-bad' : 'text-ink-faint')}
      >
        {problem ?? t('labels.hint')}
      </p>
      <div
        role="listbox"
        id={`${id}-offers`}
        aria-label={t('labels.offers')}
        className="flex flex-wrap gap-1 pt-1.5 empty:hidden"
      >
        {offers.map(({ name, label }, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus, and its keys choose
          <div
            key={label?.id ?? ''}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // The field keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => void pick(name)}
            className={classNames(
              'flex max-w-full cursor-pointer rounded-full',
              index === at && 'outline-2 outline-offset-1 outline-accent',
            )}
          >
            {label ? (
              <LabelPill name={name} colour={label.colour} />
            ) : (
              <span className="inline-flex h-6.5 min-w-0 items-center gap-1 rounded-full border border-line-strong px-2 text-xs font-medium">
                <Plus size={13} aria-hidden className="shrink-0" />
                <span className="truncate">{t('labels.create', { name })}</span>
              </span>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
