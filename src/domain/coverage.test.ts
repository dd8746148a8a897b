import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRange, gapsBetween, joinRanges, withoutBefore, type Range } from './coverage';

const range = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
  .map(([from, length]): Range => ({ from, to: from + length }));
const join = (ranges: readonly Range[]) => ranges.reduce(addRange, [] as Range[]);
const covers = (ranges: readonly Range[], at: number) =>
  ranges.some(({ from, to }) => from <= at && at <= to);

describe('coverage', () => {
  it.each([
    [
      'apart',
      [{ from: 1, to: 2 }],
      { from: 5, to: 6 },
      [
        { from: 1, to: 2 },
        { from: 5, to: 6 },
      ],
    ],
    ['touching', [{ from: 1, to: 5 }], { from: 5, to: 6 }, [{ from: 1, to: 6 }]],
    ['around', [{ from: 3, to: 4 }], { from: 1, to: 6 }, [{ from: 1, to: 6 }]],
    [
      'older',
      [{ from: 5, to: 6 }],
      { from: 1, to: 2 },
      [
        { from: 1, to: 2 },
        { from: 5, to: 6 },
      ],
    ],
    ['backwards', [{ from: 5, to: 6 }], { from: 9, to: 8 }, [{ from: 5, to: 6 }]],
  ])('joins a range that is %s', (_, ranges, added, expected) => {
    expect(addRange(ranges, added)).toEqual(expected);
  });

  it('joins many at once as one after the other', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 20 }), (ranges) => {
        expect(joinRanges(ranges)).toEqual(join(ranges));
      }),
    );
    const apart = [3, 1, 9].map((at) => ({ from: at, to: at + 1 }));
    expect(joinRanges(apart, 1)).toEqual([
      { from: 1, to: 4 },
      { from: 9, to: 10 },
    ]);
  });

  it('covers exactly what was added, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
        const joined = join(ranges);
        expect(join([...ranges].reverse())).toEqual(joined);
        for (let at = 0; at <= 75; at += 1) expect(covers(joined, at)).toBe(covers(ranges, at));
        for (const gap of gapsBetween(joined)) expect(gap.from).toBeLessThan(gap.to);
      }),
    );
  });

  it('forgets what is older than a start', () => {
    expect(
      withoutBefore(
        [
          { from: 1, to: 2 },
          { from: 5, to: 9 },
        ],
        6,
      ),
    ).toEqual([{ from: 6, to: 9 }]);
  });
});
