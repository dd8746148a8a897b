import { useLiveQuery } from 'dexie-react-hooks';
import type { DoNotContactListRow } from '@/database/rows';
import { useAccount } from '../account';

/** The newest first; undefined while they are read. */
export function useDoNotContactLists(): DoNotContactListRow[] | undefined {
  const database = useAccount();
  return useLiveQuery(async () => {
    const lists = await database.doNotContactLists.toArray();
    return lists.sort((one, other) => other.importedAt - one.importedAt);
  }, [database]);
}
