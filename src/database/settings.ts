/** Settings of one account. Screens write them; delivery reads them inside its own transaction. */
import { DEFAULT_LIMITS, DEFAULT_QUIET_HOURS } from '@/domain/limits';
import type { AccountDatabase } from './account-database';
import type { SettingsRow } from './rows';

export const DEFAULT_SETTINGS: SettingsRow = {
  key: 'settings',
  limits: DEFAULT_LIMITS,
  quietHours: DEFAULT_QUIET_HOURS,
  relaxed: [],
  safeMode: false,
  paused: false,
  undoSeconds: 5,
  revokedText: 'keep',
  mediaFileLimit: 64 * 1024 * 1024,
  assistant: { endpoint: '', model: '', apiKey: '', enabled: false },
};

export async function readSettings(database: AccountDatabase): Promise<SettingsRow> {
  const known = await database.settings.get('settings');
  // Limits of an earlier release lack what came later.
  return {
    ...DEFAULT_SETTINGS,
    ...known,
    limits: { ...DEFAULT_LIMITS, ...known?.limits },
  };
}

export function changeSettings(
  database: AccountDatabase,
  change: Partial<Omit<SettingsRow, 'key'>>,
): Promise<void> {
  return database.transaction('rw', database.settings, async () => {
    await database.settings.put({ ...(await readSettings(database)), ...change });
  });
}
