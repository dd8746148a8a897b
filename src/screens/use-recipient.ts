import { useLiveQuery } from 'dexie-react-hooks';
import { personContact, type PersonContact } from '@/database/identity';
import { detailsOf, type PersonDetails } from '@/database/person-details';
import { languageOfPhone, type TemplateLanguage } from '@/domain/person-language';
import { zoneOfPhone } from '@/domain/phone-zone';
import { useAccount } from './account';
import { useSurroundings } from './surroundings';

export interface Recipient {
  contact: PersonContact;
  details: PersonDetails;
  /** IANA: what the user says, else what the number tells, else the user's own. */
  timeZone: string;
  language: TemplateLanguage;
}

/** To whom one writes, as far as it matters for what is written; undefined until it is read. */
export function useRecipient(chatId: string): Recipient | undefined {
  const database = useAccount();
  const { timeZone: ownZone } = useSurroundings();
  return useLiveQuery(async () => {
    const contact = await personContact(database, chatId);
    const details = await detailsOf(database, contact.personIds);
    const { phone } = contact;
    return {
      contact,
      details,
      timeZone: details.timeZone ?? (phone && zoneOfPhone(phone)) ?? ownZone,
      language: details.language ?? languageOfPhone(phone),
    };
  }, [database, chatId, ownZone]);
}
