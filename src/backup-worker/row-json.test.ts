import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreNumbers, rowsToJson } from './row-json';

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
);
const row = fc.dictionary(
  fc.string().filter((key) => key !== '$number' && key !== '__proto__'),
  fc.oneof(
    leaf,
    fc.array(leaf),
    fc.dictionary(fc.constantFrom('at', 'to', '$', 'é'), leaf, { noNullPrototype: true }),
  ),
  { noNullPrototype: true },
);

function back(json: string): unknown[] {
  const rows = JSON.parse(json) as unknown[];
  restoreNumbers(rows, json);
  return rows;
}

describe('rows as JSON', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const json = rowsToJson(rows);
        expect(back(json)).toEqual(rows);
        expect(rowsToJson(back(json))).toBe(json);
      }),
    );
  });

  it('leave out what is undefined', () => {
    expect(back(rowsToJson([{ a: undefined, b: 1 }]))).toEqual([{ b: 1 }]);
  });

  it.each([
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(2)],
    ['a map', new Map()],
    ['not a number', Number.NaN],
    ['a hole', [undefined]],
    ['a bigint', 1n],
    ['our own mark', { $number: 'Infinity' }],
  ])('refuse %s rather than lose it', (_, value) => {
    expect(() => rowsToJson([{ deep: { value } }])).toThrow(TypeError);
  });
});
