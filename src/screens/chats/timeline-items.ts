/** What stands in a timeline besides messages: days, and the holes in what was captured. */
import { gapsBetween } from '@/domain/coverage';
import type { CoverageRow, MessageRow } from '@/database/rows';

export type TimelineItem =
  | { type: 'message'; key: string; row: MessageRow }
  | { type: 'day'; key: string; at: number }
  | { type: 'gap'; key: string; from: number; to: number }
  /** The beginning of what we hold; `onPhone`: WhatsApp Web has nothing older either. */
  | { type: 'beginning'; key: string; onPhone: boolean };

function dayOf(at: number): string {
  return new Date(at).toDateString();
}

/** `rows`: oldest first. `whole`: nothing older is stored than the first of them. */
export function timelineItems(
  rows: readonly MessageRow[],
  coverage: CoverageRow | undefined,
  whole: boolean,
): TimelineItem[] {
  const items: TimelineItem[] = [];
  if (whole)
    items.push({
      type: 'beginning',
      key: 'beginning',
      onPhone: coverage?.reachedLocalStart ?? false,
    });
  const gaps = gapsBetween(coverage?.ranges ?? []);
  let previous: MessageRow | undefined;
  for (const row of rows) {
    if (previous) {
      const { timestamp } = previous;
      for (const gap of gaps)
        if (gap.from >= timestamp && gap.from < row.timestamp)
          items.push({ type: 'gap', key: `gap-${gap.from}`, ...gap });
    }
    if (!previous || dayOf(previous.timestamp) !== dayOf(row.timestamp))
      items.push({ type: 'day', key: `day-${dayOf(row.timestamp)}`, at: row.timestamp });
    items.push({ type: 'message', key: String(row.rowid), row });
    previous = row;
  }
  return items;
}
