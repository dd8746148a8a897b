import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPeriod } from './date-words';

/** A Wednesday, noon in São Paulo. */
const NOW = Date.UTC(2026, 10, 18, 15);

function period(text: string, timeZone: string, now: number): string {
  const found = readPeriod(text, { now, timeZone });
  if (!found) return 'none';
  const shown = (at: number) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
      .format(at)
      .replace(' 00:00', '');
  return `${shown(found.from)} ${shown(found.to)}`;
}

describe('a period in words', () => {
  it.each([
    ['hoje', '2026-11-18 2026-11-19'],
    ['Today', '2026-11-18 2026-11-19'],
    ['ontem', '2026-11-17 2026-11-18'],
    ['anteontem', '2026-11-16 2026-11-17'],
    ['day before yesterday', '2026-11-16 2026-11-17'],
    // Monday to Monday.
    ['esta semana', '2026-11-16 2026-11-23'],
    ['semana passada', '2026-11-09 2026-11-16'],
    ['SEMANA  PASSADA', '2026-11-09 2026-11-16'],
    ['last week', '2026-11-09 2026-11-16'],
    ['la semana pasada', '2026-11-09 2026-11-16'],
    ['este mês', '2026-11-01 2026-12-01'],
    ['mês passado', '2026-10-01 2026-11-01'],
    ['last month', '2026-10-01 2026-11-01'],
    ['este ano', '2026-01-01 2027-01-01'],
    ['ano passado', '2025-01-01 2026-01-01'],
    ['fim de semana', '2026-11-14 2026-11-16'],
    ['last weekend', '2026-11-14 2026-11-16'],
    ['segunda', '2026-11-16 2026-11-17'],
    ['segunda-feira', '2026-11-16 2026-11-17'],
    ['quarta', '2026-11-18 2026-11-19'],
    ['quarta passada', '2026-11-11 2026-11-12'],
    ['sábado', '2026-11-14 2026-11-15'],
    ['friday', '2026-11-13 2026-11-14'],
    ['last wednesday', '2026-11-11 2026-11-12'],
    ['março', '2026-03-01 2026-04-01'],
    ['novembro', '2026-11-01 2026-12-01'],
    ['novembro passado', '2025-11-01 2025-12-01'],
    ['dezembro', '2025-12-01 2026-01-01'],
    ['março de 2025', '2025-03-01 2025-04-01'],
    ['March 2025', '2025-03-01 2025-04-01'],
    ['mar/25', '2025-03-01 2025-04-01'],
    ['03/2025', '2025-03-01 2025-04-01'],
    ['2025-03', '2025-03-01 2025-04-01'],
    ['2025', '2025-01-01 2026-01-01'],
    ['10 dias', '2026-11-08 2026-11-19'],
    ['há 10 dias', '2026-11-08 2026-11-19'],
    ['10 days ago', '2026-11-08 2026-11-19'],
    ['3 semanas', '2026-10-28 2026-11-19'],
    ['últimos 2 meses', '2026-09-18 2026-11-19'],
    ['1 year', '2025-11-18 2026-11-19'],
    ['12/03', '2026-03-12 2026-03-13'],
    ['12/12', '2025-12-12 2025-12-13'],
    ['29/02', '2024-02-29 2024-03-01'],
    ['12/03/2025', '2025-03-12 2025-03-13'],
    ['2025-03-12', '2025-03-12 2025-03-13'],
    ['12 de março', '2026-03-12 2026-03-13'],
    ['12 de março de 2024', '2024-03-12 2024-03-13'],
    ['March 12, 2024', '2024-03-12 2024-03-13'],
    ['dia 12', '2026-11-12 2026-11-13'],
    ['dia 31', '2026-10-31 2026-11-01'],
    ['9999 anos', '1970-01-01 2026-11-19'],
    ['', 'none'],
    ['nunca', 'none'],
    ['31/02/2026', 'none'],
    ['13/2025', 'none'],
    ['2025-13', 'none'],
    ['dia 32', 'none'],
    ['semana', 'none'],
    ['12/03/2025 x', 'none'],
  ])('%s: %s', (text, days) => {
    expect(period(text, 'America/Sao_Paulo', NOW)).toBe(days);
  });

  it('begins at the midnight of the zone', () => {
    const late = Date.UTC(2026, 10, 18, 1);
    expect(period('hoje', 'America/Sao_Paulo', late)).toBe('2026-11-17 2026-11-18');
    expect(period('hoje', 'Asia/Tokyo', late)).toBe('2026-11-18 2026-11-19');
    expect(period('segunda', 'America/Rio_Branco', Date.UTC(2026, 10, 16, 4))).toBe(
      '2026-11-09 2026-11-10',
    );
  });

  it('holds where clocks change', () => {
    const hours = (text: string, timeZone: string) => {
      const found = readPeriod(text, { now: NOW, timeZone });
      return found && (found.to - found.from) / 3_600_000;
    };
    expect(hours('29/03/2026', 'Europe/Lisbon')).toBe(23);
    expect(hours('25/10/2026', 'Europe/Lisbon')).toBe(25);
    // São Paulo's clocks changed at midnight: that day began at one o'clock.
    expect(hours('04/11/2018', 'America/Sao_Paulo')).toBe(23);
    expect(period('04/11/2018', 'America/Sao_Paulo', NOW)).toBe('2018-11-04 01:00 2018-11-05');
    expect(hours('17/02/2018', 'America/Sao_Paulo')).toBe(25);
    expect(period('17/02/2018', 'America/Sao_Paulo', NOW)).toBe('2018-02-17 2018-02-18');
  });

  it('of a week has the day of now in it or before it, whatever the day', () => {
    const now = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });
    const timeZone = fc.constantFrom('America/Sao_Paulo', 'Europe/Lisbon', 'Asia/Kolkata', 'UTC');
    fc.assert(
      fc.property(now, timeZone, (at, zone) => {
        const read = (text: string) => {
          const found = readPeriod(text, { now: at, timeZone: zone });
          if (!found) throw new Error(text);
          return found;
        };
        const today = read('hoje');
        expect(today.from <= at && at < today.to).toBe(true);
        expect(read('ontem').to).toBe(today.from);
        expect(read('semana passada').to).toBe(read('esta semana').from);
        expect(read('mês passado').to).toBe(read('este mês').from);
        for (const text of ['esta semana', 'este mês', 'este ano']) {
          const { from, to } = read(text);
          expect(from <= at && at < to).toBe(true);
        }
        for (const text of ['segunda', 'domingo', 'março', 'dezembro', '12/03', '31/12', 'dia 30'])
          expect(read(text).from).toBeLessThanOrEqual(at);
        for (const text of ['segunda passada', 'domingo passado', 'dezembro passado'])
          expect(read(text).to).toBeLessThanOrEqual(today.to);
      }),
      { numRuns: 1000 },
    );
  });

  it('is none, soon, in any other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const found = readPeriod(text, { now: NOW, timeZone: 'UTC' });
        expect(found === undefined || found.from < found.to).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(readPeriod('1'.repeat(10_000), { now: NOW, timeZone: 'UTC' })).toBeUndefined();
  });
});
