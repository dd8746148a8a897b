/** The row of the backfill: started and stopped by the user, and found again after any death. Written by the background. */
import type { AccountDatabase } from './account-database';
import type { BackfillProgress, JobRow } from './rows';

export interface BackfillRow extends JobRow {
  job: 'backfill';
  backfill: BackfillProgress;
}

export async function readBackfill(database: AccountDatabase): Promise<BackfillRow | undefined> {
  const row = await database.jobs.get('backfill');
  return row?.backfill && { ...row, job: 'backfill', backfill: row.backfill };
}

/** Begins a run; what is read already is not read again. */
export async function beginBackfill(
  database: AccountDatabase,
  order: { phone: boolean; chatIds?: string[] },
  now: number,
): Promise<void> {
  await database.transaction('rw', database.jobs, database.chats, database.coverage, async () => {
    const total = order.chatIds?.length ?? (await database.chats.count());
    const done = await finishedChats(database, order);
    await database.jobs.put({
      job: 'backfill',
      state: 'running',
      done,
      total,
      startedAt: now,
      updatedAt: now,
      backfill: { ...order, turn: Infinity, read: 0, doneAtStart: done, skipped: [] },
    });
  });
}

/** Changes a running backfill; one that was stopped meanwhile stays as it is. */
export function changeBackfill(
  database: AccountDatabase,
  now: number,
  change: (row: BackfillRow) => BackfillRow,
): Promise<BackfillRow | undefined> {
  return database.transaction('rw', database.jobs, async () => {
    const row = await readBackfill(database);
    if (row?.state !== 'running') return undefined;
    const next = { ...change(row), updatedAt: now };
    await database.jobs.put(next);
    return next;
  });
}

async function finishedChats(
  database: AccountDatabase,
  { phone, chatIds }: { phone: boolean; chatIds?: string[] },
): Promise<number> {
  const wanted = chatIds && new Set(chatIds);
  return database.coverage
    .filter(
      (row) =>
        (!wanted || wanted.has(row.chatId)) &&
        row.reachedLocalStart &&
        row.ranges.length <= 1 &&
        (!phone || row.reachedPhoneStart === true),
    )
    .count();
}

/** Whether there is anything left to read of this chat. */
export async function isFinished(
  database: AccountDatabase,
  chatId: string,
  phone: boolean,
): Promise<boolean> {
  const row = await database.coverage.get(chatId);
  return (
    row?.reachedLocalStart === true &&
    row.ranges.length <= 1 &&
    (!phone || row.reachedPhoneStart === true)
  );
}

/** Nothing older is to be had: neither from WhatsApp's own store nor, if it was asked, from the phone. */
export async function markStart(
  database: AccountDatabase,
  chatId: string,
  start: 'local' | 'phone',
): Promise<void> {
  await database.transaction('rw', database.coverage, async () => {
    const row = (await database.coverage.get(chatId)) ?? {
      chatId,
      ranges: [],
      reachedLocalStart: false,
    };
    await database.coverage.put({
      ...row,
      reachedLocalStart: true,
      ...(start === 'phone' && { reachedPhoneStart: true }),
    });
  });
}

/** The phone has brought older messages into WhatsApp's own store. */
export async function markMore(database: AccountDatabase, chatId: string): Promise<void> {
  await database.coverage.update(chatId, { reachedLocalStart: false });
}
