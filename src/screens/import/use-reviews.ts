import { useLiveQuery } from 'dexie-react-hooks';
import type { AccountDatabase } from '@/database/account-database';
import { personContacts } from '@/database/identity';
import type { ImportReviewRow, MessageRow } from '@/database/rows';
import { contactName } from '@/domain/contact-name';
import { useAccount } from '../account';

/** A question with the two messages that it is about. */
export interface OpenReview {
  review: ImportReviewRow;
  imported: MessageRow;
  other: MessageRow;
  /** In a group: who wrote it, as far as it is known. */
  importedBy?: string;
  otherBy?: string;
}

async function namesOf(
  database: AccountDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const contacts = await personContacts(database, [...new Set(ids)]);
  return new Map(contacts.map((contact) => [contact.id, contactName(contact)]));
}

async function readReviews(database: AccountDatabase): Promise<OpenReview[]> {
  const reviews = await database.importReviews.toArray();
  const rows = await database.messages.bulkGet(
    reviews.flatMap(({ rowid, otherRowid }) => [rowid, otherRowid]),
  );
  const names = await namesOf(
    database,
    rows.flatMap((row) => row?.senderId ?? []),
  );
  const by = (row: MessageRow) => row.senderName ?? (row.senderId && names.get(row.senderId));
  // One of the two may have been erased since: then there is nothing to ask.
  return reviews.flatMap((review, index) => {
    const [imported, other] = [rows[2 * index], rows[2 * index + 1]];
    return imported && other
      ? [{ review, imported, other, importedBy: by(imported), otherBy: by(other) }]
      : [];
  });
}

/** All open questions, oldest message first; undefined while they are read. */
export function useReviews(): OpenReview[] | undefined {
  const database = useAccount();
  return useLiveQuery(async () => {
    const reviews = await readReviews(database);
    return reviews.toSorted((a, b) => a.imported.rowid - b.imported.rowid);
  }, [database]);
}
