/** Of which stretches of time everything has been captured. All times are ms since the epoch. */

/** Both ends included. */
export interface Range {
  from: number;
  to: number;
}

/** The ranges with one more: sorted, and joined where they touch. */
export function addRange(ranges: readonly Range[], added: Range): Range[] {
  if (added.to < added.from) return [...ranges];
  let { from, to } = added;
  const apart: Range[] = [];
  for (const range of ranges) {
    if (range.to < added.from || range.from > added.to) apart.push(range);
    else {
      from = Math.min(from, range.from);
      to = Math.max(to, range.to);
    }
  }
  return [...apart, { from, to }].sort((a, b) => a.from - b.from);
}

/** All of the ranges, in whatever order: sorted, and joined where less than `apart` ms lies between them. */
export function joinRanges(ranges: readonly Range[], apart = 0): Range[] {
  const joined: Range[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to + apart) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** What lies between the ranges: messages may be missing there. */
export function gapsBetween(ranges: readonly Range[]): Range[] {
  return ranges
    .slice(1)
    .map((range, index) => ({ from: ranges[index]?.to ?? range.from, to: range.from }));
}

/** What is left of the ranges without everything before `start`. */
export function withoutBefore(ranges: readonly Range[], start: number): Range[] {
  return ranges
    .filter((range) => range.to >= start)
    .map((range) => ({ from: Math.max(range.from, start), to: range.to }));
}
