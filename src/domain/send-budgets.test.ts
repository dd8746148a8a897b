import fc from 'fast-check';
import { expect, it } from 'vitest';
import { budgetOf } from './send-budgets';
import { DAY, HOUR } from './send-windows';

const NOON = Date.UTC(2026, 10, 20, 15);
const budget = (ages: number[], limit: number) =>
  budgetOf(
    'warm-up',
    ages.map((age) => NOON - age),
    { limit, span: DAY, now: NOON },
  );

it('counts what is not older than its span', () => {
  expect(budget([HOUR, DAY - 1, DAY], 5)).toMatchObject({ count: 2, limit: 5 });
});

it('has room again when the oldest that is one too many has left', () => {
  expect(budget([HOUR, 3 * HOUR, 2 * HOUR], 2).until).toBe(NOON + DAY - 2 * HOUR);
});

it('with no places at all asks again a span ahead', () => {
  expect(budget([], 0)).toMatchObject({ count: 0, limit: 0, until: NOON + DAY });
});

it('has room at the instant it names, and none just before', () => {
  const ages = fc.array(fc.integer({ min: 0, max: 2 * DAY }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(ages, fc.integer({ min: 1, max: 10 }), (all, limit) => {
      const { count, until } = budget(all, limit);
      if (count < limit) return;
      const at = (now: number) =>
        budgetOf(
          'month-cap',
          all.map((age) => NOON - age),
          { limit, span: DAY, now },
        ).count;
      expect(at(until)).toBeLessThan(limit);
      if (until > NOON + 1) expect(at(until - 1)).toBeGreaterThanOrEqual(limit);
    }),
  );
});
