/** What is stored of each chat, for a page that is about to catch up. */
import type { PageCommandOf } from '@/protocol/page-command';
import type { AccountDatabase } from './account-database';
import type { MessageRow } from './rows';

type Known = NonNullable<PageCommandOf<'start-job'>['known']>[number];

export async function knownHistory(database: AccountDatabase): Promise<Known[]> {
  const covered = await database.coverage.toArray();
  const known: Known[] = [];
  for (const { chatId, ranges } of covered) {
    const last = ranges.at(-1);
    const newest = last && (await newestCaptured(database, chatId));
    if (newest && newest.timestamp >= last.from)
      known.push({
        chatId,
        newestId: newest.id,
        newestAt: newest.timestamp,
        coveredTo: last.to,
      });
  }
  return known;
}

function newestCaptured(
  database: AccountDatabase,
  chatId: string,
): Promise<MessageRow | undefined> {
  return database.messages
    .where('[chatId+timestamp]')
    .between([chatId, 0], [chatId, Infinity])
    .reverse()
    .filter((row) => !row.imported)
    .first();
}

/** How many messages are offered as a place from which to go on: the user may have deleted some in WhatsApp. */
const ANCHORS = 5;

/**
 * The oldest messages of the newest range: before them reading goes on. Empty: begin at the newest. Undefined: WhatsApp's own
 * store has been read to its start, and there is no gap.
 */
export async function backfillAnchors(
  database: AccountDatabase,
  chatId: string,
): Promise<PageCommandOf<'read-history'>['anchors'] | undefined> {
  const coverage = await database.coverage.get(chatId);
  const newest = coverage?.ranges.at(-1);
  if (!coverage || !newest) return [];
  if (coverage.reachedLocalStart && coverage.ranges.length === 1) return undefined;
  const rows = await database.messages
    .where('[chatId+timestamp]')
    .between([chatId, newest.from], [chatId, newest.to], true, true)
    .filter((row) => !row.imported)
    .limit(ANCHORS)
    .toArray();
  return rows.map(({ id, timestamp }) => ({ id, timestamp }));
}
