/** The health metrics, each computed from counted rows alone. `undefined` where there is no sample to compute it from. */
import type { CounterName, CounterRow, MinuteRow, SendLedgerRow } from '@/database/rows';

export interface Sampled {
  value: number;
  /** How many samples it stands on. */
  count: number;
}

export interface Metrics {
  /** messages per second, over the last full minute */
  capturedPerSecond: Sampled | undefined;
  /** hand-overs per second, over the last 60 s */
  sentPerSecond: Sampled | undefined;
  /** ms; the median of the minutes' means over the last 24 h */
  responseTime: Sampled | undefined;
  limitHits: number;
  violations: number;
  blocked: number;
  /** 0–1 */
  accuracy: Sampled | undefined;
  /** 0–1 */
  sendSuccess: Sampled | undefined;
  duplicates: number;
}

export interface MetricRows {
  counters: readonly CounterRow[];
  /** At least the last 24 hours. */
  minutes: readonly MinuteRow[];
  /** At least the last minute. */
  sends: readonly Pick<SendLedgerRow, 'at'>[];
}

const MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;

/** Undefined for an empty list. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return undefined;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

export function computeMetrics({ counters, minutes, sends }: MetricRows, now: number): Metrics {
  const values = new Map(counters.map(({ name, value }) => [name, value]));
  const total = (name: CounterName) => values.get(name) ?? 0;
  const minute = Math.floor(now / MINUTE);

  const everCaptured = total('captured') > 0;
  const capturedLast = minutes
    .filter((row) => row.name === 'captured' && row.minute === minute - 1)
    .reduce((sum, row) => sum + row.count, 0);

  const sentLast = sends.filter(({ at }) => at > now - MINUTE && at <= now).length;
  const outcomes = total('sent') + total('failed') + total('unconfirmed');

  const responses = minutes.filter(
    (row) => row.name === 'response-ms' && row.count > 0 && row.minute > minute - MINUTES_PER_DAY,
  );
  const response = median(responses.map((row) => row.sum / row.count));

  const held = total('reconciled-held');
  return {
    capturedPerSecond: everCaptured ? { value: capturedLast / 60, count: capturedLast } : undefined,
    sentPerSecond:
      outcomes > 0 || sentLast > 0 ? { value: sentLast / 60, count: sentLast } : undefined,
    responseTime:
      response === undefined
        ? undefined
        : { value: response, count: responses.reduce((sum, row) => sum + row.count, 0) },
    limitHits: total('limit-hits'),
    violations: total('violations'),
    blocked: total('blocked'),
    accuracy: held > 0 ? { value: total('reconciled-stored') / held, count: held } : undefined,
    sendSuccess: outcomes > 0 ? { value: total('sent') / outcomes, count: outcomes } : undefined,
    duplicates: total('duplicates'),
  };
}
