import { useLiveQuery } from 'dexie-react-hooks';
import type { AccountDatabase } from '@/database/account-database';
import type { ImportReviewRow, MessageRow } from '@/database/rows';
import { useAccount } from '../account';

/** A question with the two messages that it is about. */
export interface OpenReview {
  review: ImportReviewRow;
  imported: MessageRow;
  other: MessageRow;
}

async function readReviews(database: AccountDatabase): Promise<OpenReview[]> {
  const reviews = await database.importReviews.toArray();
  const rows = await database.messages.bulkGet(
    reviews.flatMap(({ rowid, otherRowid }) => [rowid, otherRowid]),
  );
  // One of the two may have been erased since: then there is nothing to ask.
  return reviews.flatMap((review, index) => {
    const [imported, other] = [rows[2 * index], rows[2 * index + 1]];
    return imported && other ? [{ review, imported, other }] : [];
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
