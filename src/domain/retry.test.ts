import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_ATTEMPTS, retryDelay } from './retry';

it('doubles from five seconds to five minutes, and then gives up', () => {
  const delays = Array.from({ length: MOST_ATTEMPTS }, (_, index) =>
    retryDelay(index + 1, () => 0.5),
  );
  expect(delays).toEqual([5000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, undefined]);
});

it('varies each delay by a fifth at most, whatever the chance', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: MOST_ATTEMPTS - 1 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempts, chance) => {
        const middle = retryDelay(attempts, () => 0.5) ?? 0;
        const delay = retryDelay(attempts, () => chance) ?? 0;
        expect(delay).toBeGreaterThanOrEqual(Math.floor(middle * 0.8));
        expect(delay).toBeLessThanOrEqual(Math.ceil(middle * 1.2));
      },
    ),
  );
});
