import { describe, expect, it } from 'vitest';
import { computeMetrics, median } from './metrics';

const MINUTE = 60_000;
const minute = 29_000_000;
const now = minute * MINUTE + 20_000;

describe('metrics', () => {
  it('have no value without a sample', () => {
    const metrics = computeMetrics({ counters: [], minutes: [], sends: [] }, now);
    expect(metrics).toEqual({
      capturedPerSecond: undefined,
      sentPerSecond: undefined,
      responseTime: undefined,
      limitHits: 0,
      violations: 0,
      blocked: 0,
      accuracy: undefined,
      sendSuccess: undefined,
      duplicates: 0,
    });
  });

  it('rate what the last full minute captured, not the one that has begun', () => {
    const { capturedPerSecond } = computeMetrics(
      {
        counters: [{ name: 'captured', value: 500 }],
        minutes: [
          { name: 'captured', minute, count: 9, sum: 0 },
          { name: 'captured', minute: minute - 1, count: 30, sum: 0 },
          { name: 'captured', minute: minute - 2, count: 70, sum: 0 },
        ],
        sends: [],
      },
      now,
    );
    expect(capturedPerSecond).toEqual({ value: 0.5, count: 30 });
  });

  it('rate the sends of the last sixty seconds', () => {
    const sends = [now - 61_000, now - 59_000, now - 1000, now].map((at) => ({ at }));
    expect(computeMetrics({ counters: [], minutes: [], sends }, now).sentPerSecond).toEqual({
      value: 3 / 60,
      count: 3,
    });
  });

  it('take the median of the minutes of one day', () => {
    const { responseTime } = computeMetrics(
      {
        counters: [],
        minutes: [
          { name: 'response-ms', minute: minute - 1, count: 2, sum: 20_000 },
          { name: 'response-ms', minute: minute - 9, count: 1, sum: 60_000 },
          { name: 'response-ms', minute: minute - 30, count: 1, sum: 30_000 },
          { name: 'response-ms', minute: minute - 24 * 60 - 1, count: 50, sum: 1 },
        ],
        sends: [],
      },
      now,
    );
    expect(responseTime).toEqual({ value: 30_000, count: 4 });
  });

  it('divide what was stored by what WhatsApp holds, and what was sent by all outcomes', () => {
    const { accuracy, sendSuccess } = computeMetrics(
      {
        counters: [
          { name: 'reconciled-held', value: 200 },
          { name: 'reconciled-stored', value: 199 },
          { name: 'sent', value: 8 },
          { name: 'failed', value: 1 },
          { name: 'unconfirmed', value: 1 },
        ],
        minutes: [],
        sends: [],
      },
      now,
    );
    expect(accuracy).toEqual({ value: 0.995, count: 200 });
    expect(sendSuccess).toEqual({ value: 0.8, count: 10 });
  });

  it.each([
    [[], undefined],
    [[3], 3],
    [[4, 1], 2.5],
    [[9, 1, 5], 5],
  ])('median of %j', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});
