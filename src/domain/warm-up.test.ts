import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from './limits';
import { DAY } from './send-windows';
import { firstMessageBudget, warmUp } from './warm-up';

const NOON = Date.UTC(2026, 10, 20, 15);

describe('a number in its first days', () => {
  it.each([
    { age: 0, day: 1, perDay: 20 },
    { age: 1.9, day: 2, perDay: 20 },
    { age: 2, day: 3, perDay: 36 },
    { age: 4, day: 5, perDay: 65 },
    { age: 8, day: 9, perDay: 210 },
    { age: 13.9, day: 14, perDay: 680 },
  ])('sends $perDay a day at the age of $age days', ({ age, day, perDay }) => {
    expect(warmUp(NOON - age * DAY, NOON, DEFAULT_LIMITS)).toEqual({ day, perDay });
  });

  it('is as any other after two weeks', () => {
    expect(warmUp(NOON - 14 * DAY, NOON, DEFAULT_LIMITS)).toBeUndefined();
  });

  it('is never given more than the user’s own limit', () => {
    expect(warmUp(NOON - 4 * DAY, NOON, { perDay: 50 })).toBeUndefined();
    expect(warmUp(NOON - 30 * DAY, NOON, { perDay: 100_000 })).toBeUndefined();
  });

  it('is new, not old, by a clock that went back', () => {
    expect(warmUp(NOON, NOON - DAY, DEFAULT_LIMITS)).toEqual({ day: 1, perDay: 20 });
  });
});

describe('the budget of first messages', () => {
  it.each([
    { age: 0, budget: 10 },
    { age: 6, budget: 20 },
    { age: 15, budget: 50 },
    { age: 30, budget: 100 },
    { age: 3000, budget: 100 },
  ])('is $budget at the age of $age days', ({ age, budget }) => {
    expect(firstMessageBudget(NOON - age * DAY, NOON, DEFAULT_LIMITS)).toBe(budget);
  });

  it('is never more than the user’s own', () => {
    expect(firstMessageBudget(NOON, NOON, { firstMessagesPerMonth: 3 })).toBe(3);
  });
});
