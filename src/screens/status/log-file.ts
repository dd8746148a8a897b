import type { AccountDatabase } from '@/database/account-database';

/** mettri-log-2026-03-12.json */
export function logName(now: number): string {
  return `mettri-log-${new Date(now).toISOString().slice(0, 10)}.json`;
}

/** The whole log, oldest first. It holds codes and numbers, never a text, a name or a number of a person. */
export async function logFile(database: AccountDatabase): Promise<Blob> {
  const lines = await database.log.orderBy('at').toArray();
  return new Blob([JSON.stringify(lines, undefined, 2)], { type: 'application/json' });
}
