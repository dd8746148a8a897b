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
  return { ...DEFAULT_SETTINGS, ...(await database.settings.get('settings')) };
}

export function changeSettings(
  database: AccountDatabase,
  change: Partial<Omit<SettingsRow, 'key'>>,
): Promise<void> {
  return database.transaction('rw', database.settings, async () => {
    await database.settings.put({ ...(await readSettings(database)), ...change });
  });
}
