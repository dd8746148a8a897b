/**
 * Erases what is older than the user wants to keep: a job of small steps, begun and taken on by the background, stopped by
 * the screens. What it does is seen beforehand (`previewRetention`).
 */
import { withoutBefore } from '@/domain/coverage';
import { DAY, retentionCutoff } from '@/domain/retention';
import type { AccountDatabase } from './account-database';
import { eraseMessages } from './erase';
import type { OutboxRow } from './rows';
import { readSettings } from './settings';

const BATCH = 200;
const ROWIDS_PER_SECOND = 2 ** 20;

/** Outgoing messages that are over: their texts are copies of messages. */
const OVER: readonly OutboxRow['status'][] = ['sent', 'delivered', 'read', 'rejected'];

/** What would go of one chat. */
export interface RetentionPreview {
  chatId: string;
  messages: number;
  /** ms; of the oldest */
  from: number;
}

/** What would go, the most first; nothing is changed. */
export async function previewRetention(
  database: AccountDatabase,
  days: number,
  now: number,
): Promise<RetentionPreview[]> {
  const cutoff = retentionCutoff({ retention: { days } }, now);
  if (cutoff === undefined) return [];
  const { chats, messages } = database;
  return database.transaction('r', chats, messages, async () => {
    const previews = await Promise.all(
      (await chats.toCollection().primaryKeys()).map(async (chatId) => {
        const old = () =>
          messages
            .where('[chatId+timestamp]')
            .between([chatId, 0], [chatId, rounded(cutoff)], true, false);
        const [count, oldest] = await Promise.all([old().count(), old().first()]);
        return { chatId, messages: count, from: oldest?.timestamp ?? 0 };
      }),
    );
    return previews
      .filter(({ messages: count }) => count > 0)
      .sort((a, b) => b.messages - a.messages || a.from - b.from);
  });
}

/** Primary keys know seconds, no less. */
function rounded(cutoff: number): number {
  return Math.floor(cutoff / 1000) * 1000;
}

function beyond(database: AccountDatabase, cutoff: number) {
  return database.messages.where('rowid').below(Math.floor(cutoff / 1000) * ROWIDS_PER_SECOND);
}

/** Begins the job, unless it is running or nothing is to go. `daily`: only when its last run is a day ago. */
export async function beginRetention(
  database: AccountDatabase,
  now: number,
  daily: boolean,
): Promise<void> {
  const cutoff = retentionCutoff(await readSettings(database), now);
  if (cutoff === undefined) return;
  const { jobs, messages } = database;
  await database.transaction('rw', jobs, messages, async () => {
    const job = await jobs.get('retention');
    if (job?.state === 'running' || (daily && job && now - job.updatedAt < DAY)) return;
    const total = await beyond(database, cutoff).count();
    await jobs.put({
      job: 'retention',
      state: 'running',
      done: 0,
      total,
      startedAt: now,
      updatedAt: now,
    });
  });
}

/**
 * One small step of the job, if it is running.
 * @returns whether there is more to do
 */
export async function retentionStep(database: AccountDatabase, now: number): Promise<boolean> {
  if ((await database.jobs.get('retention'))?.state !== 'running') return false;
  const cutoff = retentionCutoff(await readSettings(database), now);
  // Switched off meanwhile.
  if (cutoff === undefined) return note(database, now, 0, 'stopped');
  const rowids = await beyond(database, cutoff).limit(BATCH).primaryKeys();
  const last = rowids.length < BATCH;
  await eraseMessages(database, rowids, now);
  if (last) {
    await trimCoverage(database, cutoff);
    await database.earlyChanges.where('at').below(cutoff).delete();
    await database.outbox
      .where('updatedAt')
      .below(cutoff)
      .filter(({ status }) => OVER.includes(status))
      .delete();
  }
  return note(database, now, rowids.length, last ? 'done' : 'running');
}

/** Where messages are gone on purpose there is no gap to be shown. */
async function trimCoverage(database: AccountDatabase, cutoff: number): Promise<void> {
  await database.coverage.toCollection().modify((row) => {
    if ((row.ranges[0]?.from ?? cutoff) < cutoff) row.ranges = withoutBefore(row.ranges, cutoff);
  });
}

function note(
  database: AccountDatabase,
  now: number,
  more: number,
  state: 'running' | 'done' | 'stopped',
): Promise<boolean> {
  return database.transaction('rw', database.jobs, async () => {
    const job = await database.jobs.get('retention');
    if (job?.state !== 'running') return false;
    const done = job.done + more;
    const total = Math.max(job.total, done);
    await database.jobs.put({ ...job, state, done, total, updatedAt: now });
    return state === 'running';
  });
}

/** Stops it for now, on the user's word; the next day it begins again, while the limit is set. */
export async function stopRetention(database: AccountDatabase, now: number): Promise<void> {
  await note(database, now, 0, 'stopped');
}
