/** A do-not-contact list of 100,000 numbers in a real browser: imported, asked of one person, stopped, and replaced. */
import { inPage } from './in-page.ts';
import type { ListFigures } from './list-page/main.ts';
import type { Measurement } from './measurement.ts';

const NUMBERS = 100_000;
/** numbers/s: a list of that size within ten seconds, a new edition of it within twenty */
const BUDGETS = { read: 10_000, stored: 10_000, edition: 5000 };
/** ms; what the product promises of every import */
const PAUSE_BUDGET = 100;
/** ms; a part of each claim */
const CHECK_BUDGET = 20;
/** ms */
const STOP_BUDGET = 5000;

export async function doNotContactFigures(): Promise<Measurement[]> {
  const figures: ListFigures = await inPage('list-page', (page) =>
    page.evaluate((count) => globalThis.measureLists(count), NUMBERS),
  );
  const name = (what: string) => `do-not-contact, ${NUMBERS.toLocaleString('en')} numbers: ${what}`;
  const rate = (
    what: string,
    value: number,
    budget: number,
    anchor: number | null,
  ): Measurement => ({
    metric: name(what),
    value: Math.round(value),
    unit: 'numbers/s',
    anchor: anchor === null ? null : Math.round(anchor),
    ...(anchor === null && { noAnchor: 'plain writing reads no file' }),
    budget,
    ok: value >= budget,
  });
  const time = (what: string, value: number, budget: number, anchor: number | null = null) => ({
    metric: name(what),
    value: Math.round(value * 10) / 10,
    unit: 'ms',
    anchor: anchor === null ? null : Math.round(anchor * 10) / 10,
    budget,
    ok: value <= budget,
  });
  const { read, stored, edition, bare, longestPause, check, get, stop } = figures;
  return [
    rate('read from the file', read, BUDGETS.read, null),
    rate('stored', stored, BUDGETS.stored, bare),
    rate('stored as a new edition, the former one removed', edition, BUDGETS.edition, bare),
    time('longest pause of the page', longestPause.ours, PAUSE_BUDGET, longestPause.bare),
    time('one person looked up, median', check.median, CHECK_BUDGET, get.median),
    time('one person looked up, 99 of 100', check.slow, CHECK_BUDGET, get.slow),
    time('stopped half-way: until nothing of it is left', stop, STOP_BUDGET),
  ];
}
