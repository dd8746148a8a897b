/** What stands in a timeline besides messages: days, the holes in what was captured, its beginning and its end. */
import { gapsBetween, type Range } from '@/domain/coverage';
import type { CoverageRow, MessageRow } from '@/database/rows';

/** `unread`: older messages wait to be read; `local`: WhatsApp Web holds nothing older; `phone`: nor does the phone. */
export type Beginning = 'unread' | 'local' | 'phone';

export type TimelineItem =
  | { type: 'message'; key: string; row: MessageRow }
  | { type: 'day'; key: string; at: number }
  | { type: 'gap'; key: string; gap: Range }
  /** Where what was read from WhatsApp begins; above it there may be what was imported. */
  | { type: 'beginning'; key: string; beginning: Beginning }
  /** Where the capture ends while nothing is captured; `at`: ms. */
  | { type: 'end'; key: string; at: number | undefined };

function dayOf(at: number): string {
  return new Date(at).toDateString();
}

function beginningOf(coverage: CoverageRow | undefined): Beginning {
  if (!coverage?.reachedLocalStart) return 'unread';
  return coverage.reachedPhoneStart ? 'phone' : 'local';
}

/** In their order, each with whether it stands above a message of that time. */
function marks(
  coverage: CoverageRow | undefined,
): { item: TimelineItem; isAbove: (timestamp: number) => boolean }[] {
  const ranges = coverage?.ranges ?? [];
  const start = ranges[0]?.from;
  return [
    {
      item: { type: 'beginning', key: 'beginning', beginning: beginningOf(coverage) },
      isAbove: (timestamp) => start === undefined || timestamp >= start,
    },
    ...gapsBetween(ranges).map((gap) => ({
      item: { type: 'gap' as const, key: `gap-${gap.from}`, gap },
      isAbove: (timestamp: number) => timestamp > gap.from,
    })),
  ];
}

/**
 * `rows`: oldest first. `whole`: nothing older is stored than the first of them; `newest`: nothing newer than the last.
 * `capturing`: messages that come now are captured.
 */
export function timelineItems(
  rows: readonly MessageRow[],
  coverage: CoverageRow | undefined,
  edges: { whole: boolean; newest: boolean; capturing: boolean },
): TimelineItem[] {
  const items: TimelineItem[] = [];
  const left = marks(coverage);
  let previous: MessageRow | undefined;
  for (const row of rows) {
    while (left[0]?.isAbove(row.timestamp)) {
      const mark = left.shift();
      // Above the first message of a part there may be others: what stands among them is not ours to place.
      if (mark && (previous || edges.whole)) items.push(mark.item);
    }
    if (!previous || dayOf(previous.timestamp) !== dayOf(row.timestamp))
      items.push({ type: 'day', key: `day-${dayOf(row.timestamp)}`, at: row.timestamp });
    items.push({ type: 'message', key: String(row.rowid), row });
    previous = row;
  }
  if (!edges.newest) return items;
  items.push(...left.map(({ item }) => item));
  if (!edges.capturing) items.push({ type: 'end', key: 'end', at: coverage?.ranges.at(-1)?.to });
  return items;
}
