/** When, and why, nothing was captured: what explains a gap. Written by the background. */
import type { Range } from '@/domain/coverage';
import type { AccountDatabase } from './account-database';
import type { AbsenceReason, AbsenceRow } from './rows';

export async function recordAbsence(
  database: AccountDatabase,
  absence: Omit<AbsenceRow, 'id'>,
): Promise<void> {
  if (absence.to > absence.from) await database.absences.add(absence);
}

/** The longest absence within the gap; undefined: none, so more came than is read when catching up. */
export function reasonOf(gap: Range, absences: readonly AbsenceRow[]): AbsenceReason | undefined {
  let longest = 0;
  let reason: AbsenceReason | undefined;
  for (const absence of absences) {
    const overlap = Math.min(gap.to, absence.to) - Math.max(gap.from, absence.from);
    if (overlap > longest) {
      longest = overlap;
      reason = absence.reason;
    }
  }
  return reason;
}
