/** The structured log: codes and numbers, never a text, a name or a number of a person. Kept for 30 days. */
import { accountDatabase, type AccountDatabase } from './account-database';
import { readDevice } from './registry';
import type { LogRow } from './rows';

const KEPT_MS = 30 * 24 * 60 * 60_000;

export async function writeLog(database: AccountDatabase, line: Omit<LogRow, 'id'>): Promise<void> {
  await database.log.add(line);
}

/** Forgets the lines that are older than 30 days. */
export async function pruneLog(database: AccountDatabase, now: number): Promise<void> {
  await database.log
    .where('at')
    .below(now - KEPT_MS)
    .delete();
}

/** Writes an error's code into the log of the account that is logged in; before any login there is none. */
export async function noteFailure(
  context: LogRow['context'],
  code: string,
  now: number,
): Promise<void> {
  const { currentAccountId } = await readDevice();
  if (currentAccountId)
    await writeLog(accountDatabase(currentAccountId), { at: now, level: 'error', context, code });
}
