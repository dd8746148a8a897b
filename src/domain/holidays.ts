/**
 * Brazil's national holidays in law: Leis 662/1949 (as changed by 10.607/2002), 6.802/1980 and 14.759/2023, and Good Friday (Lei
 * 9.093/1995). Carnival and Corpus Christi are none: they are days off by custom or by a city's law.
 */
import { localMidnightAfter, localDate, type LocalDate } from './quiet-hours';

/** IANA; the zones of phones are among them (`brazil-area-codes`), and others that a browser may report there. */
const ZONES: ReadonlySet<string> = new Set([
  'America/Araguaina',
  'America/Bahia',
  'America/Belem',
  'America/Boa_Vista',
  'America/Campo_Grande',
  'America/Cuiaba',
  'America/Eirunepe',
  'America/Fortaleza',
  'America/Maceio',
  'America/Manaus',
  'America/Noronha',
  'America/Porto_Velho',
  'America/Recife',
  'America/Rio_Branco',
  'America/Santarem',
  'America/Sao_Paulo',
]);

/** Month and day, each with the first year in which it is a holiday everywhere. */
const FIXED: Readonly<Record<string, number>> = {
  '1-1': 1949,
  '4-21': 1949,
  '5-1': 1949,
  '9-7': 1949,
  '10-12': 1980,
  '11-2': 2002,
  '11-15': 1949,
  '11-20': 2024,
  '12-25': 1949,
};

export function isBrazilianZone(zone: string): boolean {
  return ZONES.has(zone);
}

/** Easter Sunday in the Gregorian calendar, after Meeus: the one that civil law follows. */
export function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return { year, month: Math.floor(days / 31), day: (days % 31) + 1 };
}

/** Is this day a legal holiday in all of Brazil? */
export function isNationalHoliday({ year, month, day }: LocalDate): boolean {
  const since = FIXED[`${month}-${day}`];
  if (since !== undefined) return year >= since;
  const easter = easterSunday(year);
  const friday = new Date(Date.UTC(year, easter.month - 1, easter.day - 2));
  return friday.getUTCMonth() + 1 === month && friday.getUTCDate() === day;
}

/**
 * When the holiday that it is at `now` in this zone (IANA) ends, ms since the epoch; undefined when it is none, or not Brazil.
 * @throws RangeError for an unknown zone.
 */
export function holidayUntil(now: number, zone: string): number | undefined {
  let end: number | undefined;
  while (isBrazilianZone(zone) && isNationalHoliday(localDate(end ?? now, zone)))
    end = localMidnightAfter(end ?? now, zone);
  return end;
}
