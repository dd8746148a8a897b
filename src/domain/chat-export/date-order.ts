/**
 * Which of a date's numbers is the day: decided from the whole file, or asked. `05/06` alone says nothing, and neither
 * does the language: a phone in Portuguese may write dates the American way.
 */
import { wallDay, type DateOrder, type WrittenDate } from './written-date';

const DAY = 86_400_000;
/** A few lines that point the other way (late messages, quoted dates) do not outweigh many. */
const OVERWHELMING = 10;
/** One day out of its turn may be a single late message. */
const LEAST_BACKWARDS = 2;

export interface DateSpan {
  /** ms since the epoch, as if the wall clock were UTC's */
  from: number;
  to: number;
}

export interface DateReading {
  /** Undefined: it cannot be told, and must be asked. */
  order?: DateOrder;
  /** First and last day in each order that is possible. */
  spans: Partial<Record<DateOrder, DateSpan>>;
  /** A date that differs between the orders that are possible: to ask with. */
  example?: WrittenDate;
}

interface Hypothesis {
  readonly order: DateOrder;
  impossible: number;
  /** Days that lie more than one before the latest until then: in the wrong order most do, in the right one only late messages. */
  backwards: number;
  future: number;
  last: number;
  span?: DateSpan;
}

function hypothesis(order: DateOrder): Hypothesis {
  return { order, impossible: 0, backwards: 0, future: 0, last: -Infinity };
}

/** Fed with every date of a file; tells at any time what is known. Memory does not grow. */
export class DateOrderEvidence {
  /** After this day (wall clock as if UTC) nothing can have been written yet. */
  readonly #latest: number;
  readonly #hypotheses = [
    hypothesis('day-month-year'),
    hypothesis('month-day-year'),
    hypothesis('year-month-day'),
  ];
  #example?: WrittenDate;
  #dotted = false;

  /** `now`: ms since the epoch. Clocks and zones may differ by a day. */
  constructor(now: number) {
    this.#latest = now + 2 * DAY;
  }

  /** `style`: as in `LineHeader`. */
  add(date: WrittenDate, style: string): void {
    // No country writes month.day.year.
    if (style.charAt(1) === '.') this.#dotted = true;
    for (const one of this.#hypotheses) {
      const day = wallDay(date, one.order);
      if (day === undefined) {
        one.impossible += 1;
        continue;
      }
      if (day > this.#latest) one.future += 1;
      if (day !== one.last && one.span && day < one.span.to - DAY) one.backwards += 1;
      one.last = day;
      one.span = {
        from: Math.min(one.span?.from ?? day, day),
        to: Math.max(one.span?.to ?? day, day),
      };
    }
    if (!this.#example && wallDay(date, 'day-month-year') !== wallDay(date, 'month-day-year'))
      this.#example = date;
  }

  read(): DateReading {
    const [dayFirst, monthFirst, yearFirst] = this.#hypotheses as [
      Hypothesis,
      Hypothesis,
      Hypothesis,
    ];
    const possible = this.#hypotheses.filter((one) => one.span);
    const spans: DateReading['spans'] = {};
    for (const one of possible) if (one.span) spans[one.order] = one.span;
    const order = yearFirst.span
      ? yearFirst.order
      : this.#dotted
        ? dayFirst.order
        : (
            better(dayFirst, monthFirst, 'impossible') ??
            better(dayFirst, monthFirst, 'future') ??
            better(dayFirst, monthFirst, 'backwards', LEAST_BACKWARDS)
          )?.order;
    // 07/07 is the same day in both.
    if (!order && !this.#example && dayFirst.span) return { order: dayFirst.order, spans };
    return {
      spans,
      ...(order && { order }),
      ...(!order && this.#example && { example: this.#example }),
    };
  }
}

/** The one against which overwhelmingly less speaks; undefined when that is neither. */
function better(
  a: Hypothesis,
  b: Hypothesis,
  evidence: 'impossible' | 'backwards' | 'future',
  least = 1,
): Hypothesis | undefined {
  if (Math.max(a[evidence], b[evidence]) < least) return undefined;
  if (a[evidence] * OVERWHELMING < b[evidence]) return a;
  if (b[evidence] * OVERWHELMING < a[evidence]) return b;
  return undefined;
}
