/** Dates as exports write them: three numbers whose order depends on the phone. */

export const DATE_ORDERS = ['day-month-year', 'month-day-year', 'year-month-day'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** The three numbers in the order in which they are written. */
export type WrittenDate = readonly [number, number, number];

/** WhatsApp is of 2009. */
const FIRST_YEAR = 2009;
const LAST_YEAR = 2199;

/**
 * The day that the three numbers mean in this order, as ms since the epoch as if the wall clock were UTC's; undefined
 * for a day that no calendar has. Two-digit years are of this century.
 */
export function wallDay([first, second, third]: WrittenDate, order: DateOrder): number | undefined {
  switch (order) {
    case 'day-month-year':
      return dayOf(third, second, first);
    case 'month-day-year':
      return dayOf(third, first, second);
    case 'year-month-day':
      // Two digits in front are a day or a month.
      return first < FIRST_YEAR ? undefined : dayOf(first, second, third);
  }
}

function dayOf(written: number, month: number, day: number): number | undefined {
  const year = written < 100 ? 2000 + written : written;
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const at = Date.UTC(year, month - 1, day);
  // 31 April would be 1 May.
  return day > 28 && new Date(at).getUTCDate() !== day ? undefined : at;
}
