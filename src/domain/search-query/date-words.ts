/**
 * Periods as people say them, Portuguese, English and Spanish: "semana passada", "março", "12/03", "10 days". Days begin at the
 * zone's midnight, weeks on Monday. What has no year, or comes every week, is the latest that has begun.
 */
import { WallClock } from '../chat-export/wall-clock';
import { foldText } from '../folding';
import { dayAt, wholeYear, type WrittenDay } from './date-facts';
import { MONTH_NAMES, monthNamed } from './month-names';

/** Now (ms since the epoch), and whose days (IANA). */
export interface SearchClock {
  readonly now: number;
  readonly timeZone: string;
}

/** Instants, ms since the epoch; `to` exclusive. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Midnights on the zone's calendar, as if it were UTC's (ms). */
interface Days {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const EARLIEST = Date.UTC(1970, 0, 1);

function days(first: number, count: number): Days {
  return { first, end: first + count * DAY };
}

function monthOf(year: number, month: number): Days {
  return { first: Date.UTC(year, month - 1, 1), end: Date.UTC(year, month, 1) };
}

function yearOf(year: number): Days {
  return { first: Date.UTC(year, 0, 1), end: Date.UTC(year + 1, 0, 1) };
}

function calendar(today: number): { year: number; month: number; day: number; weekday: number } {
  const date = new Date(today);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: (date.getUTCDay() + 6) % 7,
  };
}

function monday(today: number): number {
  return today - calendar(today).weekday * DAY;
}

type Reader = (today: number) => Days;

/** By all that they are called, folded. */
const NAMED: readonly (readonly [names: string, read: Reader])[] = [
  ['hoje,today,hoy', (today) => days(today, 1)],
  ['ontem,yesterday,ayer', (today) => days(today - DAY, 1)],
  [
    'anteontem,antes de ontem,day before yesterday,the day before yesterday,anteayer',
    (today) => days(today - 2 * DAY, 1),
  ],
  ['esta semana,essa semana,nesta semana,this week', (today) => days(monday(today), 7)],
  [
    'semana passada,a semana passada,na semana passada,ultima semana,last week,la semana pasada,semana pasada',
    (today) => days(monday(today) - WEEK, 7),
  ],
  [
    'este mes,esse mes,neste mes,this month',
    (today) => monthOf(calendar(today).year, calendar(today).month),
  ],
  [
    'mes passado,o mes passado,no mes passado,ultimo mes,last month,mes pasado,el mes pasado',
    (today) => monthOf(calendar(today).year, calendar(today).month - 1),
  ],
  ['este ano,esse ano,neste ano,this year', (today) => yearOf(calendar(today).year)],
  [
    'ano passado,o ano passado,no ano passado,last year,ano pasado,el ano pasado',
    (today) => yearOf(calendar(today).year - 1),
  ],
  [
    'fim de semana,final de semana,este fim de semana,weekend,this weekend,fin de semana',
    (today) => days(latestWeekday(today, 5), 2),
  ],
  [
    'fim de semana passado,final de semana passado,ultimo fim de semana,last weekend,fin de semana pasado',
    (today) => days(latestWeekday(today - 2 * DAY, 5), 2),
  ],
];

const READERS: ReadonlyMap<string, Reader> = new Map(
  NAMED.flatMap(([names, read]) => names.split(',').map((name) => [name, read] as const)),
);

/** From Monday on. */
const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    'segunda seg monday mon lunes',
    'terca ter tuesday tue martes',
    'quarta qua wednesday wed miercoles',
    'quinta qui thursday thu jueves',
    'sexta sex friday fri viernes',
    'sabado sab saturday sat',
    'domingo dom sunday sun',
  ].flatMap((line, weekday) => line.split(' ').map((name) => [name, weekday] as const)),
);

function latestWeekday(today: number, weekday: number): number {
  return today - ((calendar(today).weekday - weekday + 7) % 7) * DAY;
}

/** "Passada" and "last": before today, or before this month. */
const LAST = '(?:(ultim[oa]|last|past)\\s)?';
const GONE = '(?:\\s(passad[oa]|pasad[oa]))?';
const WEEKDAY = new RegExp(
  `^(?:na\\s|no\\s|this\\s|est[ae]\\s|essa\\s|el\\s)?${LAST}(${[...WEEKDAYS.keys()].join('|')})(?:[-\\s]feira)?${GONE}$`,
);
const MONTH = new RegExp(
  `^(?:em\\s|in\\s|en\\s)?${LAST}(${MONTH_NAMES.join('|')})\\.?(?:(?:\\s(?:de\\s|del\\s|of\\s)?|/|-)(\\d{4}|\\d{2}))?${GONE}$`,
);
const AGO =
  /^(?:(?:ha|faz|nos|nas|ultimos|ultimas|os|as|the|in|last|past|hace)\s){0,3}(\d{1,4})\s?(dias?|semanas?|mes|meses|anos?|days?|weeks?|months?|years?)(?:\satras|\sago)?$/;
const MONTH_NUMBERS = /^(?:(\d{4})[-/](\d{1,2})|(\d{1,2})\/(\d{4}))$/;
const YEAR = /^(?:em\s|in\s)?((?:19|20)\d{2})$/;
const DAY_OF_MONTH = /^(?:no\s)?dia\s(\d{1,2})$/;

function weekday(text: string, today: number): Days | undefined {
  const [, last, name = '', gone] = WEEKDAY.exec(text) ?? [];
  const day = WEEKDAYS.get(name);
  if (day === undefined) return undefined;
  return days(latestWeekday((last ?? gone) ? today - DAY : today, day), 1);
}

function namedMonth(text: string, today: number): Days | undefined {
  const [, last, name = '', written, gone] = MONTH.exec(text) ?? [];
  const month = monthNamed(name);
  if (month === undefined) return undefined;
  if (written !== undefined) return monthOf(wholeYear(written), month);
  const present = calendar(today);
  const begun = (last ?? gone) ? present.month - 1 : present.month;
  return monthOf(month <= begun ? present.year : present.year - 1, month);
}

/** That many days and the rest of this one. */
function ago(text: string, today: number): Days | undefined {
  const [, written, unit = ''] = AGO.exec(text) ?? [];
  if (written === undefined) return undefined;
  const count = Number(written);
  const { year, month, day } = calendar(today);
  const end = today + DAY;
  if (unit.startsWith('d')) return { first: today - count * DAY, end };
  if (/^(?:s|w)/.test(unit)) return { first: today - count * WEEK, end };
  const months = /^(?:mes|month)/.test(unit) ? count : count * 12;
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return { first: Date.UTC(year, month - 1 - months, Math.min(day, lastDay)), end };
}

function numbers(text: string): Days | undefined {
  const year = YEAR.exec(text)?.[1];
  if (year !== undefined) return yearOf(Number(year));
  const [, isoYear, isoMonth, month, otherYear] = MONTH_NUMBERS.exec(text) ?? [];
  const whole = Number(isoYear ?? otherYear);
  const number = Number(isoMonth ?? month);
  return whole >= 1900 && whole < 2100 && number >= 1 && number <= 12
    ? monthOf(whole, number)
    : undefined;
}

function startOf({ year, month, day }: Required<WrittenDay>): number | undefined {
  const start = Date.UTC(year, month - 1, day);
  return new Date(start).getUTCDate() === day ? start : undefined;
}

/** The latest that has begun; a leap day may be eight years ago. */
function writtenDay(text: string, today: number): Days | undefined {
  const found = dayAt(text, 0);
  if (found?.to !== text.length) return undefined;
  const { month, day, year } = found.day;
  if (year !== undefined) return days(Date.UTC(year, month - 1, day), 1);
  for (let back = 0; back <= 8; back += 1) {
    const start = startOf({ year: calendar(today).year - back, month, day });
    if (start !== undefined && start <= today) return days(start, 1);
  }
  return undefined;
}

function dayOfMonth(text: string, today: number): Days | undefined {
  const day = Number(DAY_OF_MONTH.exec(text)?.[1] ?? 0);
  if (day < 1 || day > 31) return undefined;
  const { year, month } = calendar(today);
  for (let back = 0; back <= 2; back += 1) {
    const first = calendar(Date.UTC(year, month - 1 - back, 1));
    const start = startOf({ year: first.year, month: first.month, day });
    if (start !== undefined && start <= today) return days(start, 1);
  }
  return undefined;
}

const clocks = new Map<string, WallClock>();

function clockOf(zone: string): WallClock {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new WallClock(zone);
    clocks.set(zone, clock);
  }
  return clock;
}

/** characters; nothing that is known is longer. */
const LONGEST = 40;

/** undefined: no period is called so. @throws RangeError for an unknown zone, never because of the text */
export function readPeriod(text: string, { now, timeZone }: SearchClock): Period | undefined {
  if (text.length > 2 * LONGEST) return undefined;
  const said = foldText(text).replace(/\s+/gu, ' ').trim();
  if (said === '' || said.length > LONGEST) return undefined;
  const clock = clockOf(timeZone);
  const today = Math.floor(clock.wallOf(now) / DAY) * DAY;
  const found =
    READERS.get(said)?.(today) ??
    weekday(said, today) ??
    namedMonth(said, today) ??
    ago(said, today) ??
    numbers(said) ??
    writtenDay(said, today) ??
    dayOfMonth(said, today);
  if (!found) return undefined;
  const instant = (day: number) => clock.instantsOf(Math.max(day, EARLIEST))[0];
  return { from: instant(found.first), to: instant(found.end) };
}
