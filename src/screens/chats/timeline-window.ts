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
