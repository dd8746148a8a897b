import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, DEFAULT_QUIET_HOURS } from '../limits';
import { APPROVALS_AROUND_MS, automation, EVEN_APPROVALS, FASTEST_READ_MS } from './automation';
import type { PolicyInput } from './policy-rule';

const NOON = Date.UTC(2026, 10, 18, 15);

const anything: PolicyInput = {
  now: NOON,
  text: 'Temos sim!',
  hasFile: false,
  chatId: '5511987654321@c.us',
  chatKind: 'person',
  recipient: { saved: true },
  consent: 'none',
  onDoNotContact: false,
  conversation: { hasIncoming: true, unanswered: 0, waiting: true },
  recentSends: [],
  approvals: [],
  limits: DEFAULT_LIMITS,
  quietHours: DEFAULT_QUIET_HOURS,
  userTimeZone: 'America/Sao_Paulo',
  safeMode: false,
  relaxed: [],
};

/** Which of these approvals are held, each seen with those around it, as the claim reads them. */
function held(instants: readonly number[]): number {
  return instants.filter((approvedAt) => {
    const approvals = instants.filter((at) => Math.abs(at - approvedAt) <= APPROVALS_AROUND_MS);
    return automation({ ...anything, approvedAt, approvals }).length > 0;
  }).length;
}

/** Approvals with these gaps (ms). */
function approvalsWith(gaps: readonly number[]): number[] {
  let at = NOON;
  return [at, ...gaps.map((gap) => (at += Math.round(gap)))];
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Of the standard normal distribution (Box–Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

describe('a machine’s beat', () => {
  it('is held, whatever its pace, with the trembling of its timer', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9900 }),
        fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 20, maxLength: 60 }),
        (gap, trembling) => {
          const instants = approvalsWith(trembling.map((off) => gap + off));
          expect(held(instants)).toBe(instants.length);
        },
      ),
    ));

  it('is held from the very first of its approvals that has not left yet', () => {
    const instants = approvalsWith(Array.from({ length: 20 }, () => 2000));
    expect(held(instants)).toBe(21);
    expect(held(instants.slice(1))).toBe(0);
  });

  it('holds nobody who approved before or after it', () => {
    const human = [3100, 1900, 4400];
    const machine = Array.from({ length: 20 }, () => 1500);
    expect(held(approvalsWith([...human, ...machine, ...human]))).toBe(EVEN_APPROVALS);
  });

  it('is said as what it is', () => {
    const approvals = approvalsWith(Array.from({ length: 20 }, () => 1000));
    expect(automation({ ...anything, approvedAt: NOON, approvals })).toEqual([
      { policy: 'automation', decision: 'hold', values: { count: 21, limit: 21, kind: 'beat' } },
    ]);
  });

  it('that is slower than one in ten seconds left time to read', () => {
    expect(held(approvalsWith(Array.from({ length: 40 }, () => 10_001)))).toBe(0);
  });

  it('is no matter of approvals that were one act', () => {
    expect(held(Array.from({ length: 80 }, () => NOON))).toBe(0);
  });
});

describe('a human', () => {
  /** Approvals that each rhythm is tried with. */
  const N = 20_000;
  // `spread`: of the logarithms of the gaps. Reading times spread by 0.3 and more.
  it.each([
    { who: 'who reads', median: 4000, spread: 0.5 },
    { who: 'who goes through a deck quickly', median: 900, spread: 0.3 },
    { who: 'who presses A A A', median: 600, spread: 0.15 },
    { who: 'who taps a beat on purpose', median: 450, spread: 0.05 },
  ])(
    '$who is not held: 0 of 20,000 approvals',
    ({ median, spread }) => {
      const random = randomNumbers(median);
      const gaps: number[] = [];
      while (gaps.length < N - 1) {
        const gap = median * Math.exp(spread * normal(random));
        // Faster than anybody reads is the other rule's.
        if (gap >= FASTEST_READ_MS) gaps.push(gap);
      }
      const instants = approvalsWith(gaps);
      let count = 0;
      for (let from = 0; from < N; from += 500) count += held(instants.slice(from, from + 500));
      expect(count).toBe(0);
    },
    60_000,
  );

  it('is not held, whatever their median and their spread', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 9000 }),
        fc.double({ min: 0.08, max: 1, noNaN: true }),
        fc.integer(),
        (median, spread, seed) => {
          const random = randomNumbers(seed);
          const gaps = Array.from({ length: 150 }, () =>
            Math.max(FASTEST_READ_MS, median * Math.exp(spread * normal(random))),
          );
          expect(held(approvalsWith(gaps))).toBe(0);
        },
      ),
      { numRuns: 300 },
    ));
});
