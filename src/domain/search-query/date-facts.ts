/** Days of the calendar in a text. */
import { foldText } from '../folding';
import { MONTH_NAMES, monthNamed } from './month-names';
import type { Fact } from './query';
import { matchHere, patternHere, type Reading } from './reading';

const MONTH = `(${MONTH_NAMES.join('|').replace('marco', 'mar(?:ç|c\\u0327?)o')})\\.?`;
const END = '(?![\\p{L}\\p{N}]|[./-]\\d)';
/** 2026-03-12; 12/03/2026, 12-03-2026, 12.03.2026; 12/03/26; 12/03. */
const NUMBERS = patternHere(
  `(?:(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:t[\\d:.]{4,15}z?)?|(\\d{1,2})([-/.])(\\d{1,2})\\6(\\d{4})|` +
    `(\\d{1,2})/(\\d{1,2})(?:/(\\d{2}))?)${END}`,
);
const DAY = '(\\d{1,2})(?:º|°|o|st|nd|rd|th)?';
const YEAR = '(?:(?:\\s?,\\s?|\\s(?:de\\s|del\\s|of\\s)?|/)(\\d{4}))?';
/** 12 de março de 2026, 12 mar 2026, 12/mar/2026. */
const DAY_FIRST = patternHere(`${DAY}(?:\\s(?:de\\s|of\\s)?|/|-)${MONTH}${YEAR}${END}`);
/** March 12, 2026. */
const MONTH_FIRST = patternHere(`${MONTH}\\s${DAY}${YEAR}${END}`);

/** A day of the calendar; without a year, of any. Month 1–12. */
export interface WrittenDay {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2099;

function exists({ year, month, day }: WrittenDay): boolean {
  if (year !== undefined && (year < EARLIEST_YEAR || year > LATEST_YEAR)) return false;
  // Without a year a leap day may be one.
  const date = new Date(Date.UTC(year ?? 2024, month - 1, day));
  return month >= 1 && day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Two digits: 1970–2069. */
export function wholeYear(written: string): number {
  const year = Number(written);
  if (written.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Day and month in Brazil's order; in the other where only that is a day. */
function inOrder(first: string, second: string, year?: string): WrittenDay {
  const whole = year === undefined ? {} : { year: wholeYear(year) };
  const day = { ...whole, day: Number(first), month: Number(second) };
  return Number(second) > 12 ? { ...whole, day: Number(second), month: Number(first) } : day;
}

function numbersAt(text: string, at: number): { day: WrittenDay; to: number } | undefined {
  const match = matchHere(NUMBERS, text, at);
  if (!match) return undefined;
  const [all, isoYear, , isoMonth, isoDay, first, , second, year, short1, short2, shortYear] =
    match;
  const to = at + all.length;
  if (isoYear !== undefined)
    return {
      day: { year: Number(isoYear), month: Number(isoMonth), day: Number(isoDay) },
      to,
    };
  if (first !== undefined) return { day: inOrder(first, second ?? '', year), to };
  // "1/2" is a half.
  if (all.length < 4) return undefined;
  return { day: inOrder(short1 ?? '', short2 ?? '', shortYear), to };
}

function wordsAt(text: string, at: number): { day: WrittenDay; to: number } | undefined {
  const dayFirst = matchHere(DAY_FIRST, text, at);
  const monthFirst = dayFirst ? undefined : matchHere(MONTH_FIRST, text, at);
  const [all = '', one = '', other = '', year] = dayFirst ?? monthFirst ?? [];
  if (all === '') return undefined;
  const [day, name] = dayFirst ? [one, other] : [other, one];
  const month = monthNamed(foldText(name));
  if (month === undefined) return undefined;
  const whole = year === undefined ? {} : { year: Number(year) };
  return { day: { ...whole, month, day: Number(day) }, to: at + all.length };
}

/** The day that is written at `at`, and where it ends. */
export function dayAt(text: string, at: number): { day: WrittenDay; to: number } | undefined {
  const found = numbersAt(text, at) ?? wordsAt(text, at);
  return found && exists(found.day) ? found : undefined;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

export function readDateFact(text: string, at: number): Reading | undefined {
  const found = dayAt(text, at);
  if (!found) return undefined;
  const { year, month, day } = found.day;
  const ofAnyYear: Fact = { kind: 'date', value: `${two(month)}-${two(day)}` };
  const withoutYear: Fact = { kind: 'date', value: `--${ofAnyYear.value}` };
  if (year === undefined)
    return { to: found.to, written: [ofAnyYear, withoutYear], wanted: [ofAnyYear] };
  const whole: Fact = { kind: 'date', value: `${year}-${ofAnyYear.value}` };
  // "12/03" may be this one, "12/03/2025" is not.
  return { to: found.to, written: [whole, ofAnyYear], wanted: [whole, withoutYear] };
}
