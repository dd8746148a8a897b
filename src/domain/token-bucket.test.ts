import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits';
import { STEADY_GAP, fullBucket, takeToken, type BucketState, type Pace } from './token-bucket';

const T0 = Date.UTC(2026, 10, 20, 12);
const middle = () => 0.5;

/** Asks again and again at the instants the bucket names; returns when the sends were granted. */
function sendAll(count: number, pace: Pace, random: () => number, state: BucketState, from = T0) {
  const granted: number[] = [];
  let now = from;
  let current = state;
  for (let asked = 0; granted.length < count; asked++) {
    if (asked > count * 5) throw new Error('The bucket never opens.');
    const answer = takeToken({ state: current, limits: DEFAULT_LIMITS, now, random, pace });
    current = answer.state;
    if (answer.granted) granted.push(now);
    else {
      expect(answer.until).toBeGreaterThan(now);
      now = answer.until;
    }
  }
  return { granted, state: current };
}

describe('a reply to someone who waits', () => {
  it('uses the burst: as many at once as the bucket holds, then one per token', () => {
    const { granted } = sendAll(22, 'burst', () => 0, fullBucket(DEFAULT_LIMITS, T0));
    expect(granted.slice(0, 20)).toEqual(Array(20).fill(T0));
    expect(granted.slice(20)).toEqual([T0 + 1000, T0 + 2000]);
  });

  it('lengthens the gaps of an emptied bucket by up to the jitter, and remembers it', () => {
    const { granted } = sendAll(23, 'burst', () => 0.999, fullBucket(DEFAULT_LIMITS, T0));
    const gaps = granted.slice(20).map((at, index) => at - (granted[19 + index] ?? 0));
    for (const gap of gaps) {
      expect(gap).toBeGreaterThan(1190);
      expect(gap).toBeLessThanOrEqual(1201);
    }
  });

  it('does not wait for the gap of a batch', () => {
    const full = fullBucket(DEFAULT_LIMITS, T0);
    const { state } = sendAll(1, 'steady', middle, full);
    const ask = { state, limits: DEFAULT_LIMITS, now: T0 + 1, random: middle };
    expect(takeToken({ ...ask, pace: 'burst' }).granted).toBe(true);
    expect(takeToken({ ...ask, pace: 'steady' })).toMatchObject({
      granted: false,
      until: T0 + STEADY_GAP,
    });
  });
});

describe('a batch', () => {
  it('goes one per 3 s ± 20 %', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), {
          minLength: 60,
          maxLength: 60,
        }),
        (numbers) => {
          let next = 0;
          const random = () => numbers[next++ % numbers.length] ?? 0;
          const { granted } = sendAll(25, 'steady', random, fullBucket(DEFAULT_LIMITS, T0));
          granted.slice(1).forEach((at, index) => {
            const gap = at - (granted[index] ?? 0);
            expect(gap).toBeGreaterThanOrEqual(STEADY_GAP * 0.8);
            expect(gap).toBeLessThanOrEqual(STEADY_GAP * 1.2 + 1);
          });
        },
      ),
    );
  });

  it('keeps its gap from a reply as well', () => {
    const { state } = sendAll(1, 'burst', middle, fullBucket(DEFAULT_LIMITS, T0));
    const ask = { state, limits: DEFAULT_LIMITS, now: T0 + 1000, random: middle };
    expect(takeToken({ ...ask, pace: 'steady' }).granted).toBe(false);
  });
});

const step = fc.record({
  wait: fc.integer({ min: 0, max: 20_000 }),
  pace: fc.constantFrom<Pace>('burst', 'steady'),
  chance: fc.double({ min: 0, max: 0.999999, noNaN: true }),
});
const limitsArbitrary = fc.record({
  bucketCapacity: fc.integer({ min: 1, max: 40 }),
  refillPerSecond: fc.double({ min: 0.05, max: 5, noNaN: true }),
  jitter: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('whatever is asked', () => {
  it('never grants more than capacity + T × refill in any T seconds', () => {
    fc.assert(
      fc.property(limitsArbitrary, fc.array(step, { maxLength: 200 }), (limits, steps) => {
        let state = fullBucket(limits, T0);
        let now = T0;
        const granted: number[] = [];
        for (const { wait, pace, chance } of steps) {
          now += wait % 3 === 0 ? 0 : wait;
          const answer = takeToken({ state, limits, now, random: () => chance, pace });
          state = answer.state;
          if (answer.granted) granted.push(now);
        }
        granted.forEach((from, first) => {
          granted.slice(first).forEach((to, more) => {
            const most = limits.bucketCapacity + ((to - from) / 1000) * limits.refillPerSecond;
            expect(more + 1).toBeLessThanOrEqual(most + 1e-6);
          });
        });
      }),
    );
  });

  it('gives nothing for a clock that goes back, and at most a bucket for one that leaps ahead', () => {
    const jump = fc.integer({ min: -10 * 365 * 86_400_000, max: 10 * 365 * 86_400_000 });
    fc.assert(
      fc.property(fc.array(fc.record({ step, jump }), { maxLength: 60 }), (moves) => {
        let state = fullBucket(DEFAULT_LIMITS, T0);
        let now = T0;
        let earned = DEFAULT_LIMITS.bucketCapacity;
        let granted = 0;
        for (const { step: move, jump: by } of moves) {
          now = Math.max(1, now + by);
          if (by > 0)
            earned += Math.min(DEFAULT_LIMITS.bucketCapacity + DEFAULT_LIMITS.jitter, by / 1000);
          const answer = takeToken({
            state,
            limits: DEFAULT_LIMITS,
            now,
            random: () => move.chance,
            pace: move.pace,
          });
          state = answer.state;
          if (answer.granted) granted++;
          expect(state.tokens).toBeLessThanOrEqual(DEFAULT_LIMITS.bucketCapacity);
        }
        expect(granted).toBeLessThanOrEqual(earned + 1e-6);
      }),
    );
  });

  it('never blocks for longer than the longest gap, whatever the clock did before', () => {
    const anything = fc.record({
      tokens: fc.oneof(fc.double(), fc.integer({ min: -5, max: 100 })),
      updatedAt: fc.oneof(fc.double(), fc.integer({ min: 0, max: 4.2e12 })),
      nextAt: fc.oneof(fc.double(), fc.integer({ min: 0, max: 4.2e12 })),
    });
    fc.assert(
      fc.property(anything, fc.constantFrom<Pace>('burst', 'steady'), (state, pace) => {
        const ask = { limits: DEFAULT_LIMITS, random: middle, pace };
        const first = takeToken({ ...ask, state, now: T0 });
        if (first.granted) return;
        expect(first.until).toBeGreaterThan(T0);
        expect(first.until).toBeLessThanOrEqual(T0 + STEADY_GAP * 1.2 + 1);
        expect(takeToken({ ...ask, state: first.state, now: first.until }).granted).toBe(true);
      }),
    );
  });

  it('takes lowered limits at once', () => {
    const limits = { ...DEFAULT_LIMITS, bucketCapacity: 2 };
    const answer = takeToken({
      state: fullBucket(DEFAULT_LIMITS, T0),
      limits,
      now: T0,
      random: middle,
      pace: 'burst',
    });
    expect(answer.state.tokens).toBe(1);
  });

  it.each([
    { bucketCapacity: 0 },
    { bucketCapacity: Number.NaN },
    { refillPerSecond: 0 },
    { jitter: 1.5 },
  ])('says that limits such as %o cannot work', (wrong) => {
    const limits = { ...DEFAULT_LIMITS, ...wrong };
    expect(() =>
      takeToken({
        state: fullBucket(DEFAULT_LIMITS, T0),
        limits,
        now: T0,
        random: middle,
        pace: 'burst',
      }),
    ).toThrow(RangeError);
  });
});
