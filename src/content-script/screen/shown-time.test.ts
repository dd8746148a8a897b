import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantsOf, readClock, readStamp } from './shown-time';

const NOW = new Date(2026, 10, 20, 18, 0).getTime();
const at = (year: number, month: number, day: number, hour: number, minute: number) =>
  new Date(year, month - 1, day, hour, minute).getTime();
const stamp = (text: string) => ({ stamp: readStamp(text) });

describe('a time of day', () => {
  it.each([
    ['15:07', [15, 7]],
    ['9:05', [9, 5]],
    ['3:07 PM', [15, 7]],
    ['12:00 AM', [0, 0]],
    ['12:30 p.\u00a0m.', [12, 30]],
    ['3:07 p. m.', [15, 7]],
    ['3:07 a.m.', [3, 7]],
    ['15.07', [15, 7]],
  ])('%j', (text, [hour, minute]) => {
    expect(readClock(text)).toEqual({ hour, minute });
  });

  it.each(['', '25:00', '13:05 PM', '7', 'ontem', '10:75', '1:2', 'às 15:07', '15:07 h'])(
    '%j is none',
    (text) => {
      expect(readClock(text)).toBeUndefined();
    },
  );
});

describe('a stamp', () => {
  it.each([
    ['[15:07, 19/11/2026] Ana Souza: ', [19, 11, 2026], 'Ana Souza'],
    ['[3:07 PM, 11/19/2026] Ana: ', [11, 19, 2026], 'Ana'],
    ['[3:07 p. m., 19/11/2026] Tú: ', [19, 11, 2026], 'Tú'],
    ['[15:07, 19.11.2026] Ana: ', [19, 11, 2026], 'Ana'],
    ['[15:07, 2026/11/19] Ana: ', [2026, 11, 19], 'Ana'],
    ['[15:07, 19/11/2026] a] b: c: ', [19, 11, 2026], 'a] b: c'],
  ])('%j', (text, date, author) => {
    expect(readStamp(text)).toMatchObject({ hour: 15, minute: 7, date, author });
  });

  it.each(['> ', '- ', '[x] feito: ', '[15:07] Ana: ', 'Ana: ', ''])('%j is none', (text) => {
    expect(readStamp(text)).toBeUndefined();
  });
});

describe('instants of messages', () => {
  it('takes day and month in the order of the language', () => {
    const shown = [stamp('[15:07, 3/4/2026] Ana: ')];
    expect(instantsOf(shown, ['pt-BR'], NOW)).toEqual([at(2026, 4, 3, 15, 7)]);
    expect(instantsOf(shown, ['en-US'], NOW)).toEqual([at(2026, 3, 4, 15, 7)]);
  });

  it('believes the dates more than the language', () => {
    // The 13th is no month; and a year that runs backwards is none.
    const days = [stamp('[15:07, 1/3/2026] Ana: '), stamp('[15:08, 1/13/2026] Ana: ')];
    expect(instantsOf(days, ['pt-BR'], NOW)).toEqual([
      at(2026, 1, 3, 15, 7),
      at(2026, 1, 13, 15, 8),
    ]);
    const backwards = [stamp('[15:07, 1/2/2026] Ana: '), stamp('[15:08, 2/1/2026] Ana: ')];
    expect(instantsOf(backwards, ['pt-BR'], NOW)).toEqual([
      at(2026, 1, 2, 15, 7),
      at(2026, 2, 1, 15, 8),
    ]);
    // It lies ahead of us as day/month, so it is month/day.
    expect(instantsOf([stamp('[15:07, 1/12/2026] Ana: ')], ['pt-BR'], NOW)).toEqual([
      at(2026, 1, 12, 15, 7),
    ]);
  });

  it('knows nothing where no order makes sense', () => {
    const nonsense = [stamp('[15:07, 31/31/2026] Ana: '), { clock: { hour: 15, minute: 8 } }];
    expect(instantsOf(nonsense, ['pt-BR'], NOW)).toEqual([undefined, undefined]);
  });

  it('gives a message without a date the day that its neighbours leave', () => {
    const clock = (hour: number, minute: number) => ({ clock: { hour, minute } });
    const before = stamp('[23:50, 18/11/2026] Ana: ');
    const after = stamp('[00:20, 19/11/2026] Ana: ');
    expect(instantsOf([before, clock(23, 55), clock(0, 10), after], ['pt-BR'], NOW)).toEqual([
      at(2026, 11, 18, 23, 50),
      at(2026, 11, 18, 23, 55),
      at(2026, 11, 19, 0, 10),
      at(2026, 11, 19, 0, 20),
    ]);
    // The last one: until now, and that is too long to know the day.
    expect(instantsOf([before, clock(23, 55)], ['pt-BR'], NOW)[1]).toBeUndefined();
    expect(instantsOf([before, clock(23, 55)], ['pt-BR'], at(2026, 11, 19, 9, 0))[1]).toBe(
      at(2026, 11, 18, 23, 55),
    );
    // Nothing before it.
    expect(instantsOf([clock(9, 0), after], ['pt-BR'], NOW)[0]).toBeUndefined();
    // It contradicts its neighbours.
    expect(instantsOf([stamp('[10:00, 19/11/2026] Ana: '), clock(9, 0)], ['pt-BR'], NOW)[1]).toBe(
      at(2026, 11, 20, 9, 0),
    );
  });

  it.each(['pt-BR', 'en-US', 'es-ES', 'de-DE', 'en-GB', 'ja-JP'])(
    'reads back what %s writes, to the minute',
    (language) => {
      const times = fc.array(fc.integer({ min: at(2016, 1, 1, 0, 0), max: NOW }), {
        minLength: 1,
        maxLength: 20,
      });
      fc.assert(
        fc.property(times, (unsorted) => {
          const sorted = unsorted.toSorted((a, b) => a - b);
          const shown = sorted.map((time) => {
            const clock = new Date(time).toLocaleTimeString(language, {
              hour: 'numeric',
              minute: '2-digit',
            });
            return stamp(`[${clock}, ${new Date(time).toLocaleDateString(language)}] Ana: `);
          });
          const minutes = sorted.map((time) => new Date(time).setSeconds(0, 0));
          expect(instantsOf(shown, [language], NOW)).toEqual(minutes);
        }),
      );
    },
  );
});
