/** Whether a file's hours are those of what is stored: the same words, hours apart, say that its phone was in another zone. */
import type { AccountDatabase } from '@/database/account-database';
import { personIds } from '@/database/person-ids';
import { exportedMessage } from '@/domain/chat-export/exported-message';
import { comparable } from '@/domain/chat-export/match';
import { WallClock } from '@/domain/chat-export/wall-clock';
import type { ClockDifference, ImportPlan } from '@/protocol/chat-import-api';
import type { OpenExport } from './open-export';
import { readExport } from './read-export';

/** Messages of the store that are looked for in the file. */
const COMPARED = 3000;
/** Shorter texts are said every day. */
const SHORTEST = 12;
const MINUTE = 60_000;
/** Zones are quarters of an hour apart, and no two more than 26 hours. */
const STEP = 15;
const FARTHEST = 26 * 60;
const LEAST_VOTES = 3;

type Example = ClockDifference['example'];

/** Null: no difference, or too little to tell. */
export async function clockDifference(
  database: AccountDatabase,
  source: OpenExport,
  { chatId, zone, order }: Pick<ImportPlan, 'chatId' | 'zone' | 'order'>,
): Promise<ClockDifference | null> {
  const stored = await storedTexts(database, chatId, new WallClock(zone));
  if (stored.size === 0) return null;
  const votes = new Map<number, { count: number; example: Example }>();
  for await (const { entries } of readExport(source, order))
    for (const entry of entries) {
      const message = exportedMessage(entry, order);
      if (!message || message.content.kind !== 'text') continue;
      const text = comparable(message.content.text);
      const at = stored.get(text);
      if (at === undefined) continue;
      const inFile = Math.floor(message.wall / MINUTE);
      const apart = inFile - at;
      if (apart % STEP !== 0 || Math.abs(apart) > FARTHEST) continue;
      const vote = votes.get(apart);
      if (vote) vote.count += 1;
      else
        votes.set(apart, {
          count: 1,
          example: { text, inFile: inFile * MINUTE, stored: at * MINUTE },
        });
    }
  return verdict(votes);
}

/** Minutes of the wall clock by text, of texts that were said once. */
async function storedTexts(
  database: AccountDatabase,
  chatId: string,
  clock: WallClock,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const repeated = new Set<string>();
  for (const id of await personIds(database, chatId)) {
    const rows = await database.messages
      .where('[chatId+timestamp]')
      .between([id, 0], [id, Infinity])
      .reverse()
      .filter((row) => !row.imported && row.kind === 'text' && row.text.length >= SHORTEST)
      .limit(COMPARED)
      .toArray();
    for (const row of rows) {
      const text = comparable(row.text);
      if (found.has(text)) repeated.add(text);
      found.set(text, clock.minuteOf(row.timestamp));
    }
  }
  for (const text of repeated) found.delete(text);
  return found;
}

/** The difference on which most agree. */
function verdict(votes: Map<number, { count: number; example: Example }>): ClockDifference | null {
  const all = [...votes.values()].reduce((sum, { count }) => sum + count, 0);
  for (const [minutesAhead, { count, example }] of votes)
    if (count > all / 2)
      return minutesAhead === 0 || count < LEAST_VOTES ? null : { minutesAhead, example };
  return null;
}
