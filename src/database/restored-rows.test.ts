import { describe, expect, it } from 'vitest';
import { joinedSendingState } from './restored-rows';

const NOON = Date.UTC(2026, 10, 20, 15);

describe('what limits sending, restored', () => {
  it.each([
    [0.25, 0.5],
    [0.5, 0.25],
  ])('is the slower pace of %d and %d', (restored, present) => {
    const pace = (share: number) => ({ key: 'pace', share, updatedAt: NOON }) as const;
    expect(joinedSendingState(pace(restored), pace(present))).toEqual(pace(0.25));
    expect(joinedSendingState(undefined, pace(present))).toEqual(pace(present));
  });

  it('is the clock that is further on, as this computer reads it', () => {
    const clock = (tick: number, wall: number) => ({ key: 'clock', tick, wall }) as const;
    expect(joinedSendingState(clock(NOON + 5, 1), clock(NOON, 2))).toEqual(clock(NOON + 5, 2));
    expect(joinedSendingState(clock(NOON, 1), clock(NOON + 5, 2))).toEqual(clock(NOON + 5, 2));
  });

  it('is the age of which either knew', () => {
    const age = (usedSince: number) => ({ key: 'age', usedSince, checkedAt: NOON }) as const;
    expect(joinedSendingState(age(1), age(2))).toEqual(age(1));
    expect(joinedSendingState(age(2), age(1))).toEqual(age(1));
  });
});
