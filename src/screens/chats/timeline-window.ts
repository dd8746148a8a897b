import Dexie from 'dexie';
import type { AccountDatabase } from '@/database/account-database';
import type { MessageRow } from '@/database/rows';

export interface TimelineWindow {
  /** oldest first */
  rows: MessageRow[];
  hasOlder: boolean;
  hasNewer: boolean;
}

/**
 * A stretch of a chat: `older` messages up to `anchor` (the newest when undefined) and `newer` ones after it. Of messages of one
 * instant the rowid tells the order: an imported chat may have a whole conversation in one minute.
 */
export async function readTimeline(
  database: AccountDatabase,
  chatId: string,
  stretch: {
    anchor: Pick<MessageRow, 'timestamp' | 'rowid'> | undefined;
    older: number;
    newer: number;
  },
): Promise<TimelineWindow> {
  const { anchor, older, newer } = stretch;
  const between = (from: number, to: number | typeof Dexie.maxKey) =>
    database.messages.where('[chatId+timestamp]').between([chatId, from], [chatId, to], true, true);
  const before = await between(Dexie.minKey, anchor?.timestamp ?? Dexie.maxKey)
    .reverse()
    .filter(({ rowid }) => !anchor || rowid <= anchor.rowid)
    .limit(older + 1)
    .toArray();
  const after = anchor
    ? await between(anchor.timestamp, Dexie.maxKey)
        .filter(({ rowid }) => rowid > anchor.rowid)
        .limit(newer + 1)
        .toArray()
    : [];
  return {
    rows: [...before.slice(0, older).reverse(), ...after.slice(0, newer)],
    hasOlder: before.length > older,
    hasNewer: after.length > newer,
  };
}

/** The messages of this chat that `rows` answer, by stanza id, as far as we hold them. */
export async function readQuoted(
  database: AccountDatabase,
  chatId: string,
  rows: readonly MessageRow[],
): Promise<ReadonlyMap<string, MessageRow>> {
  const wanted = new Set(rows.flatMap(({ quoted }) => quoted?.stanzaId ?? []));
  const found = new Map<string, MessageRow>();
  for (const row of rows) if (wanted.delete(row.stanzaId)) found.set(row.stanzaId, row);
  if (wanted.size === 0) return found;
  // A message's id is `{true|false}_{chat}_{stanza}`, in a group with its writer behind it.
  const beginnings = [...wanted].flatMap((stanzaId) => [
    `true_${chatId}_${stanzaId}`,
    `false_${chatId}_${stanzaId}`,
  ]);
  for (const row of await database.messages.where('id').startsWithAnyOf(beginnings).toArray())
    if (wanted.has(row.stanzaId)) found.set(row.stanzaId, row);
  return found;
}

/** The ids of whoever these messages name. */
export function peopleIn(rows: Iterable<MessageRow>): string[] {
  const ids = new Set<string>();
  for (const { senderId, details } of rows) {
    if (senderId) ids.add(senderId);
    if (details?.type === 'system') for (const id of details.ids ?? []) ids.add(id);
  }
  return [...ids];
}
