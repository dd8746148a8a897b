import { Building2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonContact } from '@/database/identity';
import { phonesOf } from '@/domain/identity-people';
import { Avatar } from '@/ui/Avatar';
import { PhoneNumber } from '../PhoneNumber';
import { useView } from '../view-state';

/** One of the two people of a suggestion: leads to their card. */
export function PersonButton({ person, name }: { person: PersonContact; name: string }) {
  const { t } = useTranslation();
  const showContact = useView((state) => state.showContact);
  const phones = phonesOf(person.personIds);
  return (
    <button
      type="button"
      title={t('person.openCard')}
      onClick={() => {
        showContact(person.id);
      }}
      className="flex w-full items-center gap-2.5 px-3 py-2 text-left -outline-offset-2 hover:bg-sunken"
    >
      <Avatar name={name} id={person.id} small />
      <span className="min-w-0 flex-1">
        <span className="block font-medium break-words">{name}</span>
        <span className="flex flex-wrap gap-x-1.5 text-xs text-ink-faint">
          {phones.length === 0 && t('person.privateId')}
          {phones.map((phone) => (
            <PhoneNumber key={phone} digits={phone} />
          ))}
          {person.saved && <span>· {t('contacts.saved')}</span>}
          {person.business && (
            <span className="flex items-center gap-1">
              · <Building2 size={12} aria-hidden /> {t('contacts.business')}
            </span>
          )}
        </span>
      </span>
    </button>
  );
}
