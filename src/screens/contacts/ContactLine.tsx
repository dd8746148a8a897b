import { Building2, MessagesSquare } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsOfPerson } from '@/database/labels';
import type { LabelRow } from '@/database/rows';
import { Avatar } from '@/ui/Avatar';
import { classNames } from '@/ui/class-names';
import { IconButton } from '@/ui/IconButton';
import { PhoneNumber } from '../PhoneNumber';
import { useView } from '../view-state';
import { LabelPill } from './LabelPill';
import type { NamedContact } from './use-contacts';

/** Labels of one person that a line shows; the others are counted. */
const SHOWN = 3;

/** One person of the list: leads to their card, and to their chat. `current`: theirs is the card beside the list. */
export function ContactLine({
  contact: { contact, name: known },
  labelsByPersonId,
  current,
}: {
  contact: NamedContact;
  /** Absent: not read yet. */
  labelsByPersonId?: ReadonlyMap<string, readonly LabelRow[]>;
  current: boolean;
}) {
  const { t } = useTranslation();
  const name = known || t('person.unknown');
  const labelsId = useId();
  const labels = labelsByPersonId ? labelsOfPerson(contact.personIds, labelsByPersonId) : [];
  const showChat = useView((state) => state.showChat);
  const showContact = useView((state) => state.showContact);
  return (
    <div className={classNames('flex items-center pr-1.5 hover:bg-sunken', current && 'bg-sunken')}>
      <button
        type="button"
        data-row
        aria-label={t('contacts.open', { name })}
        aria-describedby={labels.length > 0 ? labelsId : undefined}
        aria-current={current ? 'true' : undefined}
        onClick={() => {
          showContact(contact.id);
        }}
        className="flex min-w-0 flex-1 items-center gap-2.5 py-1.5 pl-3 text-left -outline-offset-2"
      >
        <Avatar name={name} id={contact.id} small />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          <span className="flex items-center gap-1.5 overflow-hidden text-xs whitespace-nowrap text-ink-faint">
            {contact.phone ? <PhoneNumber digits={contact.phone} /> : t('contacts.noPhone')}
            {contact.business && (
              <span className="flex items-center gap-1">
                · <Building2 size={12} aria-hidden /> {t('contacts.business')}
              </span>
            )}
            {contact.saved && <span>· {t('contacts.saved')}</span>}
          </span>
          {labels.length > 0 && (
            <span className="flex items-center gap-1 pt-0.5">
              {labels.slice(0, SHOWN).map(({ id, name: label, colour }) => (
                <LabelPill key={id} name={label} colour={colour} small />
              ))}
              {labels.length > SHOWN && (
                <span className="shrink-0 text-xs text-ink-faint">+{labels.length - SHOWN}</span>
              )}
              <span id={labelsId} className="sr-only">
                {t('labels.of', { names: labels.map((label) => label.name).join(', ') })}
              </span>
            </span>
          )}
        </span>
      </button>
      <IconButton
        label={t('person.openChatOf', { name })}
        icon={<MessagesSquare size={16} aria-hidden />}
        onClick={() => {
          showChat({ chatId: contact.id });
        }}
      />
    </div>
  );
}
