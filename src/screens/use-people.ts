import { useLiveQuery } from 'dexie-react-hooks';
import { personContacts, type PersonContact } from '@/database/identity';
import { useAccount } from './account';

/**
 * Contacts as whole people, by the ids that were asked for; undefined until they are first read. A query of its own: people
 * change seldom, and what changes with each message need not wait for them.
 */
export function usePeople(ids: readonly string[]): ReadonlyMap<string, PersonContact> | undefined {
  const database = useAccount();
  const key = [...new Set(ids)].sort().join(' ');
  return useLiveQuery(async () => {
    const contacts = await personContacts(database, key === '' ? [] : key.split(' '));
    return new Map(contacts.map((contact) => [contact.id, contact]));
  }, [database, key]);
}
