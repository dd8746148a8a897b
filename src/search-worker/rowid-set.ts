/** Rowids that alone are wanted: which they are, and which of them comes next. */
export class RowidSet {
  readonly #members: ReadonlySet<number>;
  /** Ascending. */
  readonly #ordered: readonly number[];

  constructor(rowids: Iterable<number>) {
    this.#members = new Set(rowids);
    this.#ordered = [...this.#members].sort((a, b) => a - b);
  }

  has(rowid: number): boolean {
    return this.#members.has(rowid);
  }

  /** Those from `from` up to (not including) `to`, newest first. */
  newestFirst(from: number, to: number): number[] {
    return this.#ordered.slice(this.#before(from), this.#before(to)).reverse();
  }

  /** The end (exclusive) that stands before `end` and behind the last of them there; 0: there is none. */
  endWithin(end: number): number {
    const last = this.#ordered[this.#before(end) - 1];
    return last === undefined ? 0 : last + 1;
  }

  /** How many are smaller. */
  #before(rowid: number): number {
    let low = 0;
    let high = this.#ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ordered[middle] ?? 0) < rowid) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
