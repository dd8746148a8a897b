/** Who said yes or no to our messages: the line that was said last counts. Written by `consent-ledger`. */
import type { AccountDatabase } from './account-database';
import type { ConsentRow } from './rows';

export type ConsentState = ConsentRow['kind'] | 'none';

/** The line that counts for any of these ids (a person's @c.us and @lid are one). */
export async function lastConsent(
  database: AccountDatabase,
  chatIds: readonly string[],
): Promise<ConsentRow | undefined> {
  return lastSaid(await database.consent.where('chatId').anyOf(chatIds).toArray());
}

/** Of one person's lines the one that counts: an old chat may have been imported today. */
export function lastSaid(rows: readonly ConsentRow[]): ConsentRow | undefined {
  return rows.toSorted((a, b) => a.at - b.at || (a.id ?? 0) - (b.id ?? 0)).at(-1);
}

export async function consentOf(
  database: AccountDatabase,
  chatIds: readonly string[],
): Promise<ConsentState> {
  return (await lastConsent(database, chatIds))?.kind ?? 'none';
}
