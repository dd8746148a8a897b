/**
 * The order in which approved messages may go: a reply to someone who waits before a follow-up, that before a batch. So
 * that a steady stream of replies does not keep the others for ever, the one of them that has waited longest goes first
 * once none of them has gone for a while: one place of a minute's twenty.
 */
import type { OutboxPriority } from './outbox';

/** ms without any but replies having gone, after which the longest-waiting other one goes first. */
export const PATIENCE = 60_000;

const RANK: Readonly<Record<OutboxPriority, number>> = { reply: 0, 'follow-up': 1, batch: 2 };

export interface Queued {
  readonly priority: OutboxPriority;
  readonly approvedAt: number;
  /** Something else than its turn keeps it: its hour, a rule, its undo window. */
  readonly held: boolean;
}

/**
 * @param otherSentAt when one that was no reply was last handed over; 0: never
 * @returns the same rows, first to go first
 */
export function sendOrder<Row extends Queued>(
  rows: readonly Row[],
  otherSentAt: number,
  now: number,
): Row[] {
  const ordered = rows.toSorted(
    (a, b) => RANK[a.priority] - RANK[b.priority] || a.approvedAt - b.approvedAt,
  );
  const patient = rows
    .filter(({ priority, held }) => priority !== 'reply' && !held)
    .toSorted((a, b) => a.approvedAt - b.approvedAt)[0];
  // A clock that was put back makes nobody wait longer.
  const since = patient && Math.max(patient.approvedAt, otherSentAt <= now ? otherSentAt : 0);
  if (!patient || since === undefined || now - since < PATIENCE) return ordered;
  return [patient, ...ordered.filter((row) => row !== patient)];
}
