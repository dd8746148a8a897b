// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateOrderEvidence, type DateReading } from './date-order';
import { wallDay, type DateOrder, type WrittenDate } from './written-date';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21, 12);

function read(dates: readonly WrittenDate[], style = '-/4'): DateReading {
  const evidence = new DateOrderEvidence(NOW);
  for (const date of dates) evidence.add(date, style);
  return evidence.read();
}

function written(day: number, order: DateOrder): WrittenDate {
  const at = new Date(day);
  const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  if (order === 'year-month-day') return [y, m, d];
  return order === 'day-month-year' ? [d, m, y] : [m, d, y];
}

describe('the order of day and month', () => {
  it.each<[string, DateOrder | undefined, WrittenDate[]]>([
    [
      'a day beyond the twelfth, first',
      'day-month-year',
      [
        [5, 6, 2026],
        [13, 6, 2026],
      ],
    ],
    [
      'a day beyond the twelfth, second',
      'month-day-year',
      [
        [5, 6, 2026],
        [6, 13, 2026],
      ],
    ],
    ['the year first', 'year-month-day', [[2026, 5, 6]]],
    [
      'the same either way',
      'day-month-year',
      [
        [7, 7, 2026],
        [8, 8, 2026],
      ],
    ],
    ['one way lies in the future', 'month-day-year', [[5, 12, 2026]]],
    [
      'months that go back and forth one way',
      'day-month-year',
      [
        [10, 8, 2026],
        [12, 8, 2026],
        [2, 9, 2026],
        [3, 9, 2026],
        [1, 10, 2026],
      ],
    ],
    ['one day', undefined, [[5, 6, 2026]]],
    [
      'one after the other either way',
      undefined,
      [
        [5, 6, 2026],
        [6, 6, 2026],
        [7, 8, 2026],
      ],
    ],
    [
      'one late message',
      undefined,
      [
        [9, 10, 2026],
        [5, 6, 2026],
        [10, 10, 2026],
      ],
    ],
    [
      'proofs that contradict each other',
      undefined,
      [
        [13, 6, 2026],
        [6, 13, 2026],
      ],
    ],
    ['nothing at all', undefined, []],
  ])('%s', (_, order, dates) => {
    expect(read(dates).order).toBe(order);
  });

  it('with dots is the day first', () => {
    expect(read([[5, 6, 2026]], '-.4').order).toBe('day-month-year');
  });

  it('is asked with an example and with what each answer means', () => {
    expect(
      read([
        [6, 6, 2026],
        [5, 6, 2026],
        [7, 8, 2026],
      ]),
    ).toEqual({
      example: [5, 6, 2026],
      spans: {
        'day-month-year': { from: Date.UTC(2026, 5, 5), to: Date.UTC(2026, 7, 7) },
        'month-day-year': { from: Date.UTC(2026, 4, 6), to: Date.UTC(2026, 6, 8) },
      },
    });
  });

  it('is not turned by a quotation among many lines', () => {
    const many = Array.from({ length: 28 }, (_, at) =>
      written(Date.UTC(2026, 0, at + 1), 'day-month-year'),
    );
    expect(read([...many, [6, 13, 2026]]).order).toBe('day-month-year');
  });

  it('is never wrong about a chat in its order, whatever comes late', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DateOrder>('day-month-year', 'month-day-year'),
        fc.array(fc.record({ step: fc.nat(20), late: fc.boolean() }), {
          minLength: 1,
          maxLength: 60,
        }),
        (order, steps) => {
          let day = Date.UTC(2025, 0, 1);
          const dates = steps.map(({ step, late }, index) => {
            day = Math.min(day + step * DAY, NOW - DAY);
            // A phone that was off: now and then a message of last week.
            return written(late && index % 12 === 11 ? day - 5 * DAY : day, order);
          });
          const reading = read(dates);
          if (reading.order && reading.order !== order)
            // Right all the same when both mean the same days.
            expect(dates.map((date) => wallDay(date, order))).toEqual(
              dates.map((date) => wallDay(date, reading.order!)),
            );
        },
      ),
    );
  });
});
