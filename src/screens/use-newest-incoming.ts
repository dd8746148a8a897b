import { useLiveQuery } from 'dexie-react-hooks';
import { newestIncoming } from '@/database/newest-incoming';
import { useAccount } from './account';

/** The newest message (id) of a chat's person, under any of their ids; null: none. Undefined until it is read. */
export function useNewestIncoming(chatId: string): string | null | undefined {
  const database = useAccount();
  return useLiveQuery(
    async () => (await newestIncoming(database, chatId))?.id ?? null,
    [database, chatId],
  );
}
