import { useCallback } from 'react';
import type { SettingsRow } from '@/database/rows';
import { changeSettings } from '@/database/settings';
import { useAccount } from './account';
import { useSurroundings } from './surroundings';

/** Writes settings of this account, and lets the outbox look: what was held by the old ones may go by the new. */
export function useChangeSettings(): (change: Partial<Omit<SettingsRow, 'key'>>) => Promise<void> {
  const database = useAccount();
  const { background } = useSurroundings();
  return useCallback(
    async (change) => {
      await changeSettings(database, change);
      background.nudge().catch(() => {
        // Nobody is awake to hear it: the next event or alarm looks at the outbox anyway.
      });
    },
    [background, database],
  );
}
