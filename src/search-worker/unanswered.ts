/** What persons wrote and nobody has answered yet. */
import type { AccountDatabase } from '@/database/account-database';
import type { ChatRow } from '@/database/rows';
import type { IndexChange } from './message-index';

/** Chats looked at, those that have waited least first: nobody reads on beyond them. */
const MOST_CHATS = 2000;

/** Reads each waiting chat once, and again when its messages have changed. */
export class UnansweredMessages {
  readonly #database: AccountDatabase;
  readonly #known = new Map<string, { since: number; rowids: readonly number[] }>();
  #changes = 0;

  constructor(database: AccountDatabase) {
    this.#database = database;
  }

  /** The index has taken this in. (What it does not hold yet, no search finds.) */
  changed({ messages }: Pick<IndexChange, 'messages'>): void {
    this.#changes += 1;
    for (const { chatId } of messages) this.#known.delete(chatId);
  }

  /** @returns primary keys of `messages`, in no order; some may have been erased */
  async read(): Promise<number[]> {
    const changes = this.#changes;
    const { chats, messages } = this.#database;
    return chats.db.transaction('r', chats, messages, async () => {
      const waiting = await chats
        .where('waitingSince')
        .above(0)
        .reverse()
        .limit(MOST_CHATS)
        .toArray();
      const rowids = await Promise.all(
        waiting.map(async ({ id, waitingSince: since }: ChatRow) => {
          const known = this.#known.get(id);
          if (known?.since === since) return known.rowids;
          const read = await messages
            .where('[chatId+timestamp]')
            .between([id, since], [id, Infinity])
            .primaryKeys();
          // What has changed meanwhile may not have been read.
          if (changes === this.#changes) this.#known.set(id, { since, rowids: read });
          return read;
        }),
      );
      return rowids.flat();
    });
  }
}
