import { useLiveQuery } from 'dexie-react-hooks';
import { readBackfill, type BackfillRow } from '@/database/backfill-job';
import type { BackfillProgress } from '@/database/rows';
import { useAccount } from './account';
import { useSurroundings } from './surroundings';

/** `reading`: the run under way reads it, or will. `busy`: another run is under way that must not be given up for it. */
export type ReadingState = 'free' | 'reading' | 'busy';

export interface BackfillControl {
  row: BackfillRow | undefined;
  stateOf: (chatId: string, phone: boolean) => ReadingState;
  /** Reads one chat, besides those that were asked for before; only while its state is `free`. */
  readChat: (chatId: string, phone: boolean) => void;
}

/** What a new order for one chat would mean to the run that is under way. */
export function readingState(
  running: BackfillProgress | undefined,
  chatId: string,
  phone: boolean,
): ReadingState {
  if (!running) return 'free';
  const wanted = !running.chatIds || running.chatIds.includes(chatId);
  if (wanted && !running.skipped.includes(chatId) && (running.phone || !phone)) return 'reading';
  return running.chatIds && running.phone === phone ? 'free' : 'busy';
}

/** The reading of older history, as seen from one chat. */
export function useBackfill(): BackfillControl {
  const database = useAccount();
  const { background } = useSurroundings();
  const row = useLiveQuery(() => readBackfill(database), [database]);
  const running = row?.state === 'running' ? row.backfill : undefined;
  return {
    row,
    stateOf: (chatId, phone) => readingState(running, chatId, phone),
    readChat: (chatId, phone) => {
      const chatIds = [...new Set([...(running?.chatIds ?? []), chatId])];
      void background.startBackfill({ phone, chatIds });
    },
  };
}
