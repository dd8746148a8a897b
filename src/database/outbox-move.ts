import { assertMove } from '@/domain/outbox';
import type { AccountDatabase } from './account-database';
import type { AuditRow, OutboxRow } from './rows';

/**
 * One step of an outgoing message's life, with its audit line. Part of the caller's transaction over outbox and audit.
 * @throws Error when there is no such step.
 */
export async function move(
  database: AccountDatabase,
  row: OutboxRow,
  to: OutboxRow['status'],
  now: number,
  audit: Pick<AuditRow, 'by' | 'reason' | 'findings'>,
  change: Partial<OutboxRow>,
): Promise<OutboxRow> {
  assertMove(row.status, to);
  const moved = { ...row, ...change, status: to, updatedAt: now, version: row.version + 1 };
  await database.outbox.put(moved);
  await database.audit.add({
    at: now,
    outboxId: row.id,
    from: row.status,
    to,
    ...audit,
    ...(row.approval && { hash: row.approval.hash }),
  });
  return moved;
}
