/** Times as ranges of rowids, which are ordered by time. */

/** Rowids: seconds × 2²⁰ + a disambiguator. */
const ROWIDS_PER_SECOND = 2 ** 20;
const LAST_ROWID = Number.MAX_SAFE_INTEGER;

/** `to` exclusive. */
export interface RowidRange {
  from: number;
  to: number;
}

export const ALL_ROWIDS: RowidRange = { from: 0, to: LAST_ROWID };

/** @param time in ms: `from` inclusive, `to` exclusive */
export function rowidsOf(time: { from?: number; to?: number }): RowidRange {
  return {
    from: time.from === undefined ? 0 : firstRowid(time.from),
    to: time.to === undefined ? LAST_ROWID : firstRowid(time.to),
  };
}

/** What lies in both; newest first, as they came. */
export function within(ranges: readonly RowidRange[], other: RowidRange): RowidRange[] {
  return ranges
    .map(({ from, to }) => ({ from: Math.max(from, other.from), to: Math.min(to, other.to) }))
    .filter(({ from, to }) => from < to);
}

/** What lies outside of the other; newest first, as they came. */
export function without(ranges: readonly RowidRange[], other: RowidRange): RowidRange[] {
  return ranges.flatMap((range) =>
    within([range], { from: other.to, to: LAST_ROWID }).concat(
      within([range], { from: 0, to: other.from }),
    ),
  );
}

/** The first rowid of a second: the instants of messages are whole seconds. */
function firstRowid(instant: number): number {
  const rowid = Math.ceil(instant / 1000) * ROWIDS_PER_SECOND;
  return Math.min(Math.max(rowid, 0), LAST_ROWID);
}
