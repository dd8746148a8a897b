/** Do-not-contact lists as rows. */
import type { AccountDatabase } from '@/database/account-database';
import type { DoNotContactRow } from '@/database/rows';

/** A list's row for one number. */
export function listedNumber(listId: string, phone: string, since: number): DoNotContactRow {
  return { listId, first: Number(phone), phones: [Number(phone)], since: [since] };
}

/** How many numbers stand on all lists together, in however many rows. */
export async function numbersStored(database: AccountDatabase): Promise<number> {
  const blocks = await database.doNotContact.toArray();
  return blocks.reduce((sum, { phones }) => sum + phones.length, 0);
}
