import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterHandOver, askBreaker, CLOSED, FAILURES_TO_OPEN, type BreakerState } from './breaker';

const NOW = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;
const noJitter = () => 0;

function failed(breaker: BreakerState, now: number, handedOverAt = now): BreakerState {
  return afterHandOver(breaker, { worked: false, handedOverAt }, now, noJitter);
}

function worked(breaker: BreakerState, now: number, handedOverAt = now): BreakerState {
  return afterHandOver(breaker, { worked: true, handedOverAt }, now, noJitter);
}

function opened(now: number): BreakerState {
  return Array.from({ length: FAILURES_TO_OPEN }).reduce<BreakerState>(
    (breaker) => failed(breaker, now),
    CLOSED,
  );
}

/** The one that is tried when the rest is over. */
function tried(breaker: BreakerState, now: number): BreakerState {
  const answer = askBreaker(breaker, now, 0);
  if (!answer.pass) throw new Error('It is open still.');
  return answer.next;
}

describe('the breaker', () => {
  it('opens after three failures in a row, and not after two and a success', () => {
    expect(failed(failed(CLOSED, NOW), NOW).state).toBe('closed');
    expect(failed(worked(failed(failed(CLOSED, NOW), NOW), NOW), NOW)).toMatchObject({
      state: 'closed',
      failures: 1,
    });
    expect(opened(NOW)).toEqual({ state: 'open', failures: 3, until: NOW + 30_000 });
  });

  it('lets nothing through while it is open, then one, and nothing beside that one', () => {
    const open = opened(NOW);
    expect(askBreaker(open, NOW + 29_999, 0)).toEqual({ pass: false, until: NOW + 30_000 });
    const half = tried(open, NOW + 30_000);
    expect(half.state).toBe('half-open');
    expect(askBreaker(half, NOW + 30_001, 1)).toEqual({ pass: false });
  });

  it('closes when the one arrives, and rests twice as long when it does not', () => {
    const half = tried(opened(NOW), NOW + 30_000);
    expect(worked(half, NOW + 31_000, NOW + 30_000)).toEqual({
      state: 'closed',
      failures: 0,
      until: NOW + 30_000,
    });
    expect(failed(half, NOW + 31_000, NOW + 30_000)).toEqual({
      state: 'open',
      failures: 4,
      until: NOW + 31_000 + MINUTE,
    });
  });

  it('never rests longer than half an hour and a fifth', () => {
    let breaker = opened(NOW);
    let now = NOW;
    for (let index = 0; index < 20; index++) {
      now = breaker.until;
      breaker = afterHandOver(
        tried(breaker, now),
        { worked: false, handedOverAt: now },
        now,
        () => 1,
      );
      expect(breaker.until - now).toBeLessThanOrEqual(36 * MINUTE);
    }
    expect(breaker.until - now).toBe(36 * MINUTE);
  });

  it('learns nothing from what was handed over before it opened', () => {
    const open = opened(NOW);
    expect(failed(open, NOW + 1000, NOW - 1000)).toEqual(open);
    expect(worked(open, NOW + 1000, NOW - 1000)).toEqual(open);
    const half = tried(open, NOW + 30_000);
    expect(worked(half, NOW + 30_500, NOW - 1000)).toEqual(half);
    expect(failed(half, NOW + 30_500, NOW - 1000)).toEqual(half);
  });

  it('stays closed, once the one has arrived, whatever older ones come to', () => {
    const closed = worked(tried(opened(NOW), NOW + 30_000), NOW + 31_000, NOW + 30_000);
    const late = Array.from({ length: 5 }).reduce<BreakerState>(
      (breaker) => failed(breaker, NOW + 32_000, NOW - 1000),
      closed,
    );
    expect(late).toEqual(closed);
    expect(failed(closed, NOW + 32_000, NOW + 31_500).failures).toBe(1);
  });

  it('tries another one when the one is gone without a result', () => {
    const half = tried(opened(NOW), NOW + 30_000);
    expect(askBreaker(half, NOW + 40_000, 0)).toMatchObject({ pass: true });
  });

  it('does not stay open for a day because the clock was put back by one', () => {
    const answer = askBreaker(opened(NOW), NOW - 24 * 60 * MINUTE, 0);
    expect(answer.pass).toBe(false);
    expect(!answer.pass && answer.until).toBeLessThanOrEqual(NOW - 24 * 60 * MINUTE + 36 * MINUTE);
  });

  it('survives being written down between any two steps, and always opens a way again', () => {
    const step = fc.record({ worked: fc.boolean(), wait: fc.integer({ min: 0, max: MINUTE }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let breaker = CLOSED;
        let kept = CLOSED;
        let now = NOW;
        for (const { worked: fine, wait } of steps) {
          now += wait;
          const answer = askBreaker(breaker, now, 0);
          expect(askBreaker(kept, now, 0)).toEqual(answer);
          if (!answer.pass) {
            now = answer.until ?? now;
            expect(askBreaker(breaker, now, 0).pass).toBe(true);
            continue;
          }
          const result = { worked: fine, handedOverAt: now };
          breaker = afterHandOver(answer.next, result, now, noJitter);
          kept = JSON.parse(JSON.stringify(breaker)) as BreakerState;
        }
      }),
    );
  });
});
