/** What a bench gives: one number with its budget, and the anchor that was measured in the same run. */
export interface Measurement {
  readonly metric: string;
  readonly value: number;
  /** As in "ms", "kB gz", "messages/s". */
  readonly unit: string;
  /** The same quantity of the plain thing that ours is compared with, measured beside it; null when there is none. */
  readonly anchor: number | null;
  /** Why there is no anchor. */
  readonly noAnchor?: string;
  /** null: measured, but nothing is promised. */
  readonly budget: number | null;
  readonly ok: boolean;
}

/** What each `bench/NAME.bench.ts` exports as `run`. */
export type Bench = () => Promise<Measurement[]>;
