import { useLiveQuery } from 'dexie-react-hooks';
import { readDevice, readLink, type DeviceRow } from '@/database/registry';
import type { LinkRow, SettingsRow } from '@/database/rows';
import { readSettings } from '@/database/settings';
import { useAccount } from './account';

export function useDevice(): DeviceRow | undefined {
  return useLiveQuery(readDevice);
}

export function useSettings(): SettingsRow | undefined {
  const database = useAccount();
  return useLiveQuery(() => readSettings(database), [database]);
}

/** undefined while it is read */
export function useLink(): LinkRow | undefined {
  return useLiveQuery(readLink);
}
