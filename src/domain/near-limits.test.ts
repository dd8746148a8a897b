import { expect, it } from 'vitest';
import { nearLimits } from './near-limits';

const use = (count: number, limit: number) => ({ count, limit });

it('tells of limits at four fifths, the fullest first', () => {
  const uses = [use(15, 20), use(160, 200), use(999, 1000), use(0, 0), use(5, 5)];
  expect(nearLimits(uses)).toEqual([use(5, 5), use(999, 1000), use(160, 200)]);
});
