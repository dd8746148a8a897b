import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowidSet } from './rowid-set';

describe('a set of rowids', () => {
  it('leaps to the next of them, wherever one stands', () => {
    const rowid = fc.nat({ max: 60 });
    fc.assert(
      fc.property(fc.array(rowid), rowid, (members, end) => {
        const set = new RowidSet(members);
        const below = members.filter((member) => member < end);
        expect(set.endWithin(end)).toBe(below.length === 0 ? 0 : Math.max(...below) + 1);
        expect(set.newestFirst(0, end)).toEqual([...new Set(below)].sort((a, b) => b - a));
        expect(members.every((member) => set.has(member))).toBe(true);
        expect(set.has(61)).toBe(false);
      }),
    );
  });
});
