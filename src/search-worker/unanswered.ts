/** What persons wrote and nobody has answered yet. */
import type { AccountDatabase } from '@/database/account-database';
import type { ChatRow } from '@/database/rows';
import type { IndexChange } from './message-index';

/** Chats looked at, those that have waited least first: nobody reads on beyond them. */
const MOST_CHATS = 2000;

interface Waiting {
  since: number;
  rowids: Set<number>;
}

/** Reads the messages of each waiting chat once, and then follows what the index takes in. */
export class UnansweredMessages {
  readonly #database: AccountDatabase;
  readonly #known = new Map<string, Waiting>();
  /** The last change of each chat, as a count of all changes. */
  readonly #changedAt = new Map<string, number>();
  #changes = 0;

  constructor(database: AccountDatabase) {
    this.#database = database;
  }

  /** The index has taken this in. (What it does not hold yet, no search finds.) */
  changed({ messages }: Pick<IndexChange, 'messages'>): void {
    this.#changes += 1;
    for (const { chatId, timestamp, rowid } of messages) {
      this.#changedAt.set(chatId, this.#changes);
      const known = this.#known.get(chatId);
      if (known && timestamp >= known.since) known.rowids.add(rowid);
    }
  }

  /** @returns primary keys of `messages`, in no order; some may have been erased */
  async read(): Promise<number[]> {
    const begun = this.#changes;
    const waiting = await this.#database.chats
      .where('waitingSince')
      .above(0)
      .reverse()
      .limit(MOST_CHATS)
      .toArray();
    const isKnown = ({ id, waitingSince }: ChatRow) => this.#known.get(id)?.since === waitingSince;
    const read = await this.#readKeys(waiting.filter((chat) => !isKnown(chat)));
    const unanswered: number[] = [];
    for (const { id, waitingSince } of waiting) {
      const fresh = read.get(id);
      unanswered.push(...(fresh ?? this.#known.get(id)?.rowids ?? []));
      // What has changed meanwhile may not have been read.
      if (fresh && (this.#changedAt.get(id) ?? 0) <= begun)
        this.#known.set(id, { since: waitingSince, rowids: new Set(fresh) });
    }
    return unanswered;
  }

  /** Of these chats, since they wait. */
  async #readKeys(chats: readonly ChatRow[]): Promise<Map<string, readonly number[]>> {
    if (chats.length === 0) return new Map();
    const { messages } = this.#database;
    return messages.db.transaction('r', messages, async () => {
      const ofEach = chats.map(async ({ id, waitingSince }) => {
        const rowids = await messages
          .where('[chatId+timestamp]')
          .between([id, waitingSince], [id, Infinity])
          .primaryKeys();
        return [id, rowids] as const;
      });
      return new Map(await Promise.all(ofEach));
    });
  }
}
