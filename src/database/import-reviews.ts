/** What the user says about imported messages that may be one with others. Written by the screens. */
import type { AccountDatabase } from './account-database';
import { count, takeRevisions } from './counters';
import { eraseMessages } from './erase';
import { refreshChat } from './ingest';
import type { ImportReviewRow, MessageRow } from './rows';

/** A decision that can be taken back. */
export interface SettledReview {
  /** All that were open about the message. */
  reviews: ImportReviewRow[];
  /** The imported message, when it was the same and is gone. */
  row?: MessageRow;
}

/** The two are two messages. */
export async function keepBoth(
  database: AccountDatabase,
  review: ImportReviewRow,
): Promise<SettledReview> {
  if (review.id !== undefined) await database.importReviews.delete(review.id);
  return { reviews: [review] };
}

/**
 * The two are one message: the imported row goes, with all that is asked about either of them, and no later import brings
 * it back. Undefined: one of them is gone meanwhile, and so is the question.
 */
export async function callSame(
  database: AccountDatabase,
  review: ImportReviewRow,
  now: number,
): Promise<SettledReview | undefined> {
  const { chatId, rowid, otherRowid } = review;
  const settled = await database.transaction(
    'rw',
    [database.messages, database.importReviews, database.importBuckets, database.mediaFiles],
    async () => {
      const [row, other] = await database.messages.bulkGet([rowid, otherRowid]);
      const asked = await database.importReviews.where('chatId').equals(chatId).toArray();
      const reviews = asked.filter(
        (one) => one.rowid === rowid || one.otherRowid === rowid || one.otherRowid === otherRowid,
      );
      await database.importReviews.bulkDelete(reviews.flatMap(({ id }) => id ?? []));
      if (!row?.imported || !other) return undefined;
      await database.importBuckets.put({ key: row.id, chatId, rowid: otherRowid });
      const file = await database.mediaFiles.get(row.id);
      if (file && !(await database.mediaFiles.get(other.id))) {
        await database.mediaFiles.delete(row.id);
        await database.mediaFiles.put({ ...file, messageId: other.id });
      }
      return { reviews, row };
    },
  );
  if (settled) await eraseMessages(database, [rowid], now);
  return settled;
}

/** Takes a decision back: the message and the questions are there again. */
export async function reopen(
  database: AccountDatabase,
  { reviews, row }: SettledReview,
  now: number,
): Promise<void> {
  await database.transaction(
    'rw',
    [
      ...[database.messages, database.importReviews, database.importBuckets],
      ...[database.chats, database.counters, database.minutes],
    ],
    async () => {
      await database.importReviews.bulkPut(reviews);
      if (!row || (await database.messages.get(row.rowid))) return;
      await database.importBuckets.delete(row.id);
      const revision = await takeRevisions(database, 1);
      await database.messages.put({ ...row, revision });
      await count(database, 'messages', 1, now);
      await refreshChat(database, row.chatId, now);
    },
  );
}
