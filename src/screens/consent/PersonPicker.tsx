import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonContact } from '@/database/identity';
import { contactName } from '@/domain/contact-name';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { IconButton } from '@/ui/IconButton';
import { PhoneNumber } from '../PhoneNumber';
import { useSurroundings } from '../surroundings';
import { usePeople } from '../use-people';

const FOUND = 6;

/** One person among the contacts, by typing. */
export function PersonPicker({
  person,
  error,
  onPick,
}: {
  person: PersonContact | undefined;
  error: string | undefined;
  onPick: (person: PersonContact | undefined) => void;
}) {
  const { t } = useTranslation();
  const { search } = useSurroundings();
  const [text, setText] = useState('');
  const [ids, setIds] = useState<readonly string[]>([]);
  const people = usePeople(ids);
  useEffect(() => {
    let overtaken = false;
    const show = (found: readonly string[]) => {
      if (!overtaken) setIds(found);
    };
    if (text.trim() !== '')
      search.searchContacts(text, FOUND).then(show, () => {
        // Search cannot be reached just now: the next letter asks again.
        show([]);
      });
    return () => {
      overtaken = true;
    };
  }, [search, text]);
  const nameOf = (one: PersonContact) => contactName(one) || t('person.unknown');
  if (person)
    return (
      <div className="flex items-center gap-2 rounded-lg border border-line bg-sunken py-1 pr-1 pl-2.5">
        <span className="min-w-0 flex-1 truncate font-medium">{nameOf(person)}</span>
        <IconButton
          label={t('consent.otherPerson')}
          icon={<X size={16} aria-hidden />}
          onClick={() => {
            onPick(undefined);
          }}
        />
      </div>
    );
  const found = text.trim() === '' ? [] : ids.flatMap((id) => people?.get(id) ?? []);
  const shown = found.filter(
    (one, index) => found.findIndex((other) => other.personIds.includes(one.id)) === index,
  );
  return (
    <div className="flex flex-col gap-1">
      <Field
        label={t('consent.person')}
        hint={t('consent.personHint')}
        {...(error !== undefined && { error })}
      >
        {(ids) => (
          <input
            {...ids}
            type="search"
            autoComplete="off"
            value={text}
            className={INPUT_CLASSES}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
        )}
      </Field>
      {shown.length > 0 && (
        <ul
          aria-label={t('consent.found')}
          className="divide-y divide-line rounded-lg border border-line bg-raised"
        >
          {shown.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="flex w-full items-baseline gap-2 px-2.5 py-1.5 text-left -outline-offset-2 hover:bg-sunken"
                onClick={() => {
                  onPick(one);
                }}
              >
                <span className="min-w-0 flex-1 truncate">{nameOf(one)}</span>
                <span className="text-xs text-ink-faint">
                  {one.phone && <PhoneNumber digits={one.phone} />}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
