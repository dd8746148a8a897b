/** Who said yes or no to our messages. Append-only: the line that was said last counts. */
import type { AccountDatabase } from './account-database';
import type { ConsentRow } from './rows';

export type ConsentState = ConsentRow['kind'] | 'none';

/** The last line for any of these ids (a person's @c.us and @lid are one). */
export async function consentOf(
  database: AccountDatabase,
  chatIds: readonly string[],
): Promise<ConsentState> {
  const rows = await database.consent.where('chatId').anyOf(chatIds).toArray();
  rows.sort((a, b) => a.at - b.at || (a.id ?? 0) - (b.id ?? 0));
  return rows.at(-1)?.kind ?? 'none';
}

export async function recordConsent(
  database: AccountDatabase,
  line: Omit<ConsentRow, 'id'>,
): Promise<void> {
  await database.consent.add(line);
}
