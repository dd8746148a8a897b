/** Who said yes or no to our messages. Append-only: the newest line of a chat counts. */
import type { AccountDatabase } from './account-database';
import type { ConsentRow } from './rows';

export type ConsentState = ConsentRow['kind'] | 'none';

/** The newest line for any of these ids (a person's @c.us and @lid are one). */
export async function consentOf(
  database: AccountDatabase,
  chatIds: readonly string[],
): Promise<ConsentState> {
  const rows = await database.consent.where('chatId').anyOf(chatIds).sortBy('id');
  return rows.at(-1)?.kind ?? 'none';
}

export async function recordConsent(
  database: AccountDatabase,
  line: Omit<ConsentRow, 'id'>,
): Promise<void> {
  await database.consent.add(line);
}
