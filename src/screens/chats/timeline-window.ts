import Dexie from 'dexie';
import type { AccountDatabase } from '@/database/account-database';
import type { MessageRow } from '@/database/rows';

export interface TimelineWindow {
  /** oldest first */
  rows: MessageRow[];
  hasOlder: boolean;
  hasNewer: boolean;
}

/** A stretch of a chat: `older` messages up to `anchor` (ms; the newest when undefined) and `newer` ones after it. */
export async function readTimeline(
  database: AccountDatabase,
  chatId: string,
  stretch: { anchor: number | undefined; older: number; newer: number },
): Promise<TimelineWindow> {
  const { anchor, older, newer } = stretch;
  const index = database.messages.where('[chatId+timestamp]');
  const before = await index
    .between([chatId, Dexie.minKey], [chatId, anchor ?? Dexie.maxKey], true, true)
    .reverse()
    .limit(older + 1)
    .toArray();
  const after =
    anchor === undefined
      ? []
      : await database.messages
          .where('[chatId+timestamp]')
          .between([chatId, anchor], [chatId, Dexie.maxKey], false, true)
          .limit(newer + 1)
          .toArray();
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
