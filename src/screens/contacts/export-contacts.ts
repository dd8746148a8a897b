import type { AccountDatabase } from '@/database/account-database';
import { labelsByPersonId, labelsOfPerson } from '@/database/labels';
import { phonesOf } from '@/domain/identity-people';
import type { Locale } from '@/locales/locale';
import { pause } from '../pause';
import type { NamedContact } from './use-contacts';

/** mettri-contatos-2026-03-12.csv: the day in the user's zone. */
export function csvName(now: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
  return `mettri-contatos-${day}.csv`;
}

/**
 * The contacts as a CSV file for Excel in Brazil, one line a person. The phone library and the CSV library are loaded on first use.
 * @throws the signal's reason when it is aborted.
 */
export async function exportContacts(
  database: AccountDatabase,
  contacts: readonly NamedContact[],
  options: {
    language: Locale;
    timeZone: string;
    signal: AbortSignal;
    onProgress: (rows: number) => void;
  },
): Promise<Blob> {
  const [{ contactsCsv }, chats, labels] = await Promise.all([
    import('@/domain/contacts-csv'),
    database.chats.toArray(),
    labelsByPersonId(database),
  ]);
  const lastMessageAt = new Map(chats.map((chat) => [chat.id, chat.lastMessageAt]));
  const rows = contacts.map(({ contact, name }) => ({
    ...contact,
    name,
    otherPhones: phonesOf(contact.personIds).slice(1),
    labels: labelsOfPerson(contact.personIds, labels).map((label) => label.name),
    lastMessageAt: Math.max(0, ...contact.personIds.map((id) => lastMessageAt.get(id) ?? 0)),
  }));
  const pieces: string[] = [];
  for await (const piece of contactsCsv(rows, { ...options, pause })) pieces.push(piece);
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}
