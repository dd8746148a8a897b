import type { BackfillRow } from '@/database/backfill-job';

/** Before so many chats were read in this run, any estimate would be a guess. */
const ENOUGH = 5;

/** ms until all chats are read, at the speed of this run so far, its waits included; undefined: too early to tell. */
export function timeLeft(row: BackfillRow, now: number): number | undefined {
  const read = row.done - row.backfill.doneAtStart;
  if (read < ENOUGH) return undefined;
  return ((now - row.startedAt) / read) * Math.max(0, row.total - row.done);
}
