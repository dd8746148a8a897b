import { describe, expect, it } from 'vitest';
import { BRAZIL_AREA_CODES } from './brazil-area-codes';
import { easterSunday, holidayUntil, isBrazilianZone, isNationalHoliday } from './holidays';

/** From the yearly decrees of the federal government (days off by custom left out). */
const GOOD_FRIDAYS: Readonly<Record<number, string>> = {
  2024: '03-29',
  2025: '04-18',
  2026: '04-03',
  2027: '03-26',
  2028: '04-14',
  2029: '03-30',
  2030: '04-19',
};
const EVERY_YEAR = [
  '01-01',
  '04-21',
  '05-01',
  '09-07',
  '10-12',
  '11-02',
  '11-15',
  '11-20',
  '12-25',
];

function holidaysOf(year: number): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const date = new Date(at);
    const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
    if (isNationalHoliday({ year, month, day })) days.push(date.toISOString().slice(5, 10));
  }
  return days;
}

describe('the national holidays', () => {
  it.each(Object.entries(GOOD_FRIDAYS))(
    'of %s are nine fixed ones and Good Friday (%s)',
    (year, friday) => {
      expect(holidaysOf(Number(year))).toEqual([...EVERY_YEAR, friday].sort());
    },
  );

  it('did not hold Consciência Negra before its law', () => {
    expect(isNationalHoliday({ year: 2023, month: 11, day: 20 })).toBe(false);
  });

  it.each([
    [2024, 3, 31],
    [2025, 4, 20],
    [2027, 3, 28],
    [2030, 4, 21],
    [2038, 4, 25],
    [2285, 3, 22],
  ])('follow Easter: %i-%i-%i', (year, month, day) => {
    expect(easterSunday(year)).toEqual({ year, month, day });
  });

  it('begin and end by the clock of the place', () => {
    // 2026-12-25 at 02:30 UTC: still the 24th in São Paulo and in Rio Branco.
    expect(holidayUntil(Date.UTC(2026, 11, 25, 2, 30), 'America/Sao_Paulo')).toBeUndefined();
    expect(holidayUntil(Date.UTC(2026, 11, 25, 3), 'America/Sao_Paulo')).toBe(
      Date.UTC(2026, 11, 26, 3),
    );
    expect(holidayUntil(Date.UTC(2026, 11, 26, 4, 59), 'America/Rio_Branco')).toBe(
      Date.UTC(2026, 11, 26, 5),
    );
    expect(holidayUntil(Date.UTC(2026, 11, 26, 5), 'America/Rio_Branco')).toBeUndefined();
  });

  it('are Brazil’s alone', () => {
    expect(holidayUntil(Date.UTC(2026, 8, 7, 12), 'Europe/Lisbon')).toBeUndefined();
    for (const zone of new Set(BRAZIL_AREA_CODES.values()))
      expect(isBrazilianZone(zone)).toBe(true);
  });
});
