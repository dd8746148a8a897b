/** What persons wrote and nobody has answered yet. */
import type { AccountDatabase } from '@/database/account-database';

/** Chats looked at, those that have waited least first: nobody reads on beyond them. */
const MOST_CHATS = 500;

export interface Unanswered {
  rowids: ReadonlySet<number>;
  chatIds: readonly string[];
}

export function readUnanswered({ chats, messages }: AccountDatabase): Promise<Unanswered> {
  return chats.db.transaction('r', chats, messages, async () => {
    const waiting = await chats
      .where('waitingSince')
      .above(0)
      .reverse()
      .limit(MOST_CHATS)
      .toArray();
    const rowids = await Promise.all(
      waiting.map(({ id, waitingSince }) =>
        messages
          .where('[chatId+timestamp]')
          .between([id, waitingSince], [id, Infinity])
          .primaryKeys(),
      ),
    );
    return { rowids: new Set(rowids.flat()), chatIds: waiting.map(({ id }) => id) };
  });
}
