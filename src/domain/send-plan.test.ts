import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, DEFAULT_QUIET_HOURS } from './limits';
import { gapAt, leavingRoom, limitsAt } from './pace';
import { quietUntil } from './quiet-hours';
import { planSends, type PlanFacts, type PlannedRecipient } from './send-plan';
import { DAY, HOUR, MINUTE, nextPlace, sendWindows } from './send-windows';
import { fullBucket, STEADY_GAP, takeToken } from './token-bucket';

const SAO_PAULO = 'America/Sao_Paulo';
/** Tuesday, 12:00 in São Paulo. */
const NOON = Date.UTC(2026, 10, 17, 15);

const facts = (change: Partial<PlanFacts> = {}): PlanFacts => ({
  now: NOON,
  limits: DEFAULT_LIMITS,
  share: 1,
  recentSends: [],
  bucket: fullBucket(DEFAULT_LIMITS, NOON),
  quietHours: DEFAULT_QUIET_HOURS,
  relaxed: [],
  timeZone: SAO_PAULO,
  usedSince: NOON - 400 * DAY,
  left: { month: 15_000, firstMessages: 100 },
  ...change,
});
const people = (count: number, change: Partial<PlannedRecipient> = {}): PlannedRecipient[] =>
  Array.from({ length: count }, () => ({ zone: SAO_PAULO, pace: 'steady', ...change }));

describe('the plan', () => {
  it('of a batch of 80 takes four minutes at three seconds each', () => {
    const plan = planSends(people(80), facts());
    expect(plan).toMatchObject({ today: 80, later: 0, unplanned: [] });
    expect(plan.hours).toEqual([{ from: NOON, count: 80 }]);
    expect((plan.instants.at(-1) ?? 0) - NOON).toBe(79 * STEADY_GAP);
  });

  it('of 400 fills an hour, waits for the next, and says so', () => {
    const plan = planSends(people(400), facts());
    expect(plan.hours.map(({ count }) => count)).toEqual([180, 180, 40]);
    expect(plan.closes).toContainEqual({
      policy: 'hour-cap',
      at: NOON + 179 * STEADY_GAP,
      until: NOON + HOUR,
    });
  });

  it('of answers uses the burst', () => {
    const { instants } = planSends(people(20, { pace: 'burst' }), facts());
    expect(instants).toEqual(Array(20).fill(NOON));
  });

  it('of what quiet hours hold is for tomorrow, in each recipient’s zone', () => {
    const now = NOON + 9.5 * HOUR;
    const plan = planSends(
      [...people(2), ...people(3, { zone: 'America/Rio_Branco' })],
      facts({ now, bucket: fullBucket(DEFAULT_LIMITS, now) }),
    );
    expect(plan).toMatchObject({ today: 3, later: 2 });
    expect(plan.hours[1]).toEqual({ from: NOON + 20 * HOUR, count: 2 });
  });

  it('leaves out a holiday for who has one, unless the user relaxed it', () => {
    /** Christmas, a Friday, 12:00 in São Paulo. */
    const now = Date.UTC(2026, 11, 25, 15);
    const christmas = facts({ now, bucket: fullBucket(DEFAULT_LIMITS, now) });
    const both = [...people(1), ...people(1, { zone: 'Europe/Lisbon', abroad: true })];
    expect(planSends(both, christmas).instants).toEqual([now, now + 20 * HOUR]);
    expect(planSends(both, { ...christmas, relaxed: ['holiday'] }).later).toBe(0);
  });

  it('keeps to what was sent before, the lowered pace and the warm-up', () => {
    const recentSends = Array.from({ length: 880 }, (_, index) => ({
      at: NOON - 2 * HOUR - index,
    }));
    expect(planSends(people(30), facts({ recentSends }))).toMatchObject({ today: 20, later: 10 });
    const slow = planSends(people(3), facts({ share: 0.25 }));
    expect(slow.instants).toEqual([NOON, NOON + 12_000, NOON + 24_000]);
    const fresh = planSends(people(40), facts({ usedSince: NOON }));
    expect(fresh).toMatchObject({ today: 20, later: 20 });
    expect(fresh.closes.map(({ policy }) => policy)).toContain('warm-up');
  });

  it('names what no budget has room for', () => {
    const plan = planSends(
      [...people(3, { firstContact: true }), ...people(3)],
      facts({ left: { month: 4, firstMessages: 2 } }),
    );
    expect(plan.instants).toHaveLength(4);
    expect(plan.unplanned).toEqual([
      { policy: 'month-cap', count: 1 },
      { policy: 'first-message-budget', count: 1 },
    ]);
  });

  it('ends, when nothing may ever go', () => {
    const limits = { ...DEFAULT_LIMITS, perDay: 0 };
    expect(planSends(people(2), facts({ limits })).unplanned).toEqual([
      { policy: 'day-cap', count: 2 },
    ]);
  });

  it('begins with what is scheduled when its time has come', () => {
    const { instants } = planSends(people(1, { notBefore: NOON + HOUR }), facts());
    expect(instants).toEqual([NOON + HOUR]);
  });
});

/** The rules themselves, asked again and again, with real jitter. */
function carriedOut(
  recipients: readonly PlannedRecipient[],
  { share, limits }: PlanFacts,
  random: () => number,
) {
  const sentAt: number[] = [];
  const left = [...recipients].sort((a, b) => a.pace.localeCompare(b.pace));
  let [at, state] = [NOON, fullBucket(limits, NOON)];
  while (left.length > 0) {
    let next = Infinity;
    for (const [index, { zone, pace }] of left.entries()) {
      const scaled = limitsAt(limits, share);
      const untils = sendWindows(pace === 'steady' ? leavingRoom(scaled) : scaled).map((window) =>
        nextPlace(sentAt, window, at),
      );
      if (pace === 'steady') untils.push(quietUntil(at, zone, DEFAULT_QUIET_HOURS) ?? at);
      let until = Math.max(...untils);
      if (until <= at) {
        const gap = gapAt(STEADY_GAP, share);
        const token = takeToken({ state, limits: scaled, now: at, random, pace, gap });
        state = token.state;
        if (token.granted) {
          sentAt.push(at);
          left.splice(index, 1);
          next = at;
          break;
        }
        until = token.until;
      }
      next = Math.min(next, until);
    }
    at = next;
  }
  return sentAt;
}

it('is what the rules then do, but for the jitter', () => {
  const recipient = fc.record({
    zone: fc.constantFrom(SAO_PAULO, 'America/Manaus', 'America/Rio_Branco'),
    pace: fc.constantFrom('burst' as const, 'steady' as const, 'steady' as const),
  });
  const chances = fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), {
    minLength: 50,
    maxLength: 50,
  });
  fc.assert(
    fc.property(
      fc.array(recipient, { minLength: 1, maxLength: 120 }),
      fc.constantFrom(1, 0.5, 0.25),
      chances,
      (recipients, share, numbers) => {
        let next = 0;
        const random = () => numbers[next++ % numbers.length] ?? 0;
        const plan = planSends(recipients, facts({ share }));
        const really = carriedOut(recipients, facts({ share }), random);
        expect(plan.instants).toHaveLength(really.length);
        const planned = (plan.instants.at(-1) ?? 0) - NOON;
        const took = (really.at(-1) ?? 0) - NOON;
        expect(Math.abs(took - planned)).toBeLessThanOrEqual(planned * 0.25 + MINUTE);
      },
    ),
    { numRuns: 40 },
  );
});
