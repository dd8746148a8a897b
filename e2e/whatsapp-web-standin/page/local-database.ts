import type { MsgAttributes } from './models.ts';
import type { MsgKey } from './msg-key.ts';
import type { Wid } from './wid.ts';

/** A row: a message's attributes, whole enough to make a model from. */
export type MsgRow = Partial<MsgAttributes> & Pick<MsgAttributes, 'id' | 't'>;

/**
 * The page's local message database, oldest first per chat. Only what is here can be paged by
 * `getMessages`; the models in memory are fewer.
 */
export class LocalDatabase {
  readonly #rowsByChat = new Map<string, MsgRow[]>();

  rows(chat: Wid): MsgRow[] {
    return this.#rowsByChat.get(String(chat)) ?? [];
  }

  put(row: MsgRow): void {
    const chat = String(row.id.remote);
    const rows = this.#rowsByChat.get(chat) ?? [];
    this.#rowsByChat.set(chat, rows);
    const known = rows.findIndex((other) => other.id.id === row.id.id);
    if (known >= 0) {
      rows[known] = { ...rows[known], ...row };
      return;
    }
    const after = rows.findLastIndex((other) => other.t <= row.t);
    rows.splice(after + 1, 0, row);
  }

  find(key: MsgKey): MsgRow | undefined {
    return this.rows(key.remote).find((row) => row.id.id === key.id);
  }

  /** Up to `count` rows on one side of the anchor, oldest first, without the anchor itself. */
  byDirection(anchor: MsgKey, count: number, direction: 'before' | 'after'): MsgRow[] {
    const rows = this.rows(anchor.remote);
    const index = rows.findIndex((row) => row.id.id === anchor.id);
    if (index < 0) return [];
    if (direction === 'after') return rows.slice(index + 1, index + 1 + count);
    return rows.slice(Math.max(0, index - count), index);
  }

  clear(): void {
    this.#rowsByChat.clear();
  }
}
