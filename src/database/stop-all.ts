/** The user stops everything that waits to be sent. It can only take approvals back, never give one. */
import { strictly, type AccountDatabase } from './account-database';
import { move } from './outbox-move';
import type { OutboxRow } from './rows';

/**
 * Takes back every approval that has not left: each becomes a draft again. What is just on its way is marked: should it
 * turn out that it never left, it becomes a draft too.
 * @returns how many were taken back
 */
export function stopAll(relaxed: AccountDatabase, now: number): Promise<number> {
  const database = strictly(relaxed);
  return database.transaction('rw', database.outbox, database.audit, async () => {
    const approved = await database.outbox.where('status').equals('approved').toArray();
    for (const row of approved) await stopped(database, row, now);
    await database.outbox.where('status').equals('sending').modify({ stoppedAt: now });
    return approved.length;
  });
}

/** An approved row that the user stopped. Part of the caller's transaction over outbox and audit. */
export function stopped(
  database: AccountDatabase,
  row: OutboxRow,
  now: number,
): Promise<OutboxRow> {
  return move(
    database,
    row,
    'draft',
    now,
    { by: 'user', reason: 'stopped' },
    {
      approval: undefined,
      waiting: undefined,
      verdict: undefined,
      attempts: undefined,
      stoppedAt: undefined,
      voided: { reason: 'stopped', at: now },
    },
  );
}
