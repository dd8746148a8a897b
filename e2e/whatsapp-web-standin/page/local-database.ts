import type { MsgAttributes } from './msg-attributes.ts';
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
  /** By chat and stanza id. */
  readonly #byStanza = new Map<string, MsgRow>();

  rows(chat: Wid): MsgRow[] {
    return this.#rowsByChat.get(String(chat)) ?? [];
  }

  put(row: MsgRow): void {
    const chat = String(row.id.remote);
    const rows = this.#rowsByChat.get(chat) ?? [];
    this.#rowsByChat.set(chat, rows);
    const known = this.find(row.id);
    if (known === undefined) {
      rows.splice(placeFor(rows, row.t), 0, row);
      this.#byStanza.set(stanzaOf(row.id), row);
    } else {
      this.#exchange(known, { ...known, ...row });
    }
  }

  /** Puts a row where another one stood: what is left of a revoked message has a key of its own. */
  replace(key: MsgKey, row: MsgRow): void {
    const known = this.find(key);
    if (known !== undefined) this.#exchange(known, row);
  }

  find(key: MsgKey): MsgRow | undefined {
    return this.#byStanza.get(stanzaOf(key));
  }

  findByStanza(chat: Wid, stanzaId: string): MsgRow | undefined {
    return this.#byStanza.get(`${String(chat)} ${stanzaId}`);
  }

  /** Up to `count` rows on one side of the anchor, oldest first, without the anchor itself. */
  byDirection(anchor: MsgKey, count: number, direction: 'before' | 'after'): MsgRow[] {
    const rows = this.rows(anchor.remote);
    const row = this.find(anchor);
    if (row === undefined) return [];
    const index = rows.lastIndexOf(row);
    if (direction === 'after') return rows.slice(index + 1, index + 1 + count);
    return rows.slice(Math.max(0, index - count), index);
  }

  clear(): void {
    this.#rowsByChat.clear();
    this.#byStanza.clear();
  }

  #exchange(known: MsgRow, row: MsgRow): void {
    const rows = this.rows(known.id.remote);
    rows[rows.lastIndexOf(known)] = row;
    this.#byStanza.delete(stanzaOf(known.id));
    this.#byStanza.set(stanzaOf(row.id), row);
  }
}

function stanzaOf(key: MsgKey): string {
  return `${String(key.remote)} ${key.id}`;
}

/** Behind the last row that is not newer; most rows come in order. */
function placeFor(rows: MsgRow[], t: number): number {
  let end = rows.length;
  let start = 0;
  if (end === 0 || (rows[end - 1]?.t ?? 0) <= t) return end;
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((rows[middle]?.t ?? 0) <= t) start = middle + 1;
    else end = middle;
  }
  return start;
}
