/** What the audit keeps of a judgement: which policies spoke, and how they decided. No text, no names, no numbers. */
import type { Verdict } from '@/domain/verdict';
import type { AccountDatabase } from './account-database';
import type { AuditRow, OutboxRow } from './rows';

export function findingsOf({ findings }: Verdict): NonNullable<AuditRow['findings']> {
  return findings.map(({ policy, decision }) => ({ policy, decision }));
}

/** Whether two judgements say the same; only their times and counts may differ. */
export function sameFindings(one: Verdict | undefined, other: Verdict | undefined): boolean {
  const said = (verdict: Verdict | undefined) => verdict && JSON.stringify(findingsOf(verdict));
  return said(one) === said(other);
}

/**
 * Writes a hold down when it is new, or for other reasons than before: not with each look at what still waits. Part of the
 * caller's transaction over the audit.
 */
export async function auditHold(
  database: AccountDatabase,
  row: OutboxRow,
  verdict: Verdict,
  now: number,
): Promise<void> {
  if (sameFindings(row.verdict, verdict)) return;
  await database.audit.add({
    at: now,
    outboxId: row.id,
    from: row.status,
    to: row.status,
    by: 'delivery',
    reason: 'hold',
    findings: findingsOf(verdict),
    ...(row.approval && { hash: row.approval.hash }),
  });
}
