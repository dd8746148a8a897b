/** Times as WhatsApp's page shows them: in the user's locale, to the minute, and often without their day. */

/** `[15:07, 19/11/2026] Name: ` and its like: what stands in `data-pre-plain-text` of a message that bears text. */
export interface Stamp {
  readonly hour: number;
  readonly minute: number;
  /** In the order in which they are shown. */
  readonly date: readonly [number, number, number];
  readonly author: string;
}

type DayOrder = readonly [year: number, month: number, day: number];

/** Where year, month and day stand. */
const ORDERS = { dmy: [2, 1, 0], mdy: [2, 0, 1], ymd: [0, 1, 2] } as const satisfies Record<
  string,
  DayOrder
>;

/** `3:07 PM`, `15:07`, `3:07 p. m.`; undefined: not a time. */
export function readClock(text: string): { hour: number; minute: number } | undefined {
  const match = /^\s*(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*(?:([ap])\.?\s?m\.?)?\s*$/i.exec(text);
  if (!match) return undefined;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  const half = match[3]?.toLowerCase();
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return undefined;
  if (half === undefined) return { hour, minute };
  return { hour: (hour % 12) + (half === 'p' ? 12 : 0), minute };
}

export function readStamp(text: string): Stamp | undefined {
  const match = /^\[([^,\]]+),\s*(\d{1,4})\D(\d{1,2})\D(\d{1,4})\D?\]\s?(.*?):\s*$/s.exec(text);
  const clock = match && readClock(match[1] ?? '');
  if (!match || !clock) return undefined;
  return {
    ...clock,
    date: [Number(match[2]), Number(match[3]), Number(match[4])],
    author: match[5] ?? '',
  };
}

/** What a message shows of its time: a whole stamp, the time of day, or nothing. */
export interface ShownTime {
  readonly stamp?: Stamp | undefined;
  readonly clock?: { readonly hour: number; readonly minute: number } | undefined;
}

/**
 * The instants (ms, whole minutes, in the browser's zone) of messages in the order in which they are shown.
 *
 * Whether 3/4 is in March or in April: the language's order, unless the dates themselves refute it. A message without a date has
 * the day that its neighbours leave it; where they leave more than one, or none, its time is not known.
 * @param languages of the page and the browser, the likelier first
 */
export function instantsOf(
  shown: readonly ShownTime[],
  languages: readonly string[],
  now: number,
): (number | undefined)[] {
  const stamps = shown.flatMap(({ stamp }) => stamp ?? []);
  const order = dayOrders(languages).find((candidate) => isPossible(stamps, candidate, now));
  const known = shown.map(({ stamp }) => stamp && order && instantOf(stamp, order));
  return known.map((instant, index) => {
    const clock = shown[index]?.clock;
    if (instant !== undefined || !clock) return instant;
    const from = known.slice(0, index).findLast((one) => one !== undefined);
    const to = known.slice(index + 1).find((one) => one !== undefined) ?? now;
    return from === undefined ? undefined : onlyDay(clock, from, to);
  });
}

function dayOrders(languages: readonly string[]): DayOrder[] {
  const told = languages.map((language) => {
    const parts = new Intl.DateTimeFormat(language).formatToParts(0).map(({ type }) => type);
    if (parts.indexOf('year') < parts.indexOf('day')) return ORDERS.ymd;
    return parts.indexOf('month') < parts.indexOf('day') ? ORDERS.mdy : ORDERS.dmy;
  });
  return [...told, ORDERS.dmy, ORDERS.mdy, ORDERS.ymd];
}

function instantOf({ date, hour, minute }: Stamp, order: DayOrder): number | undefined {
  const [year = 0, month = 0, day = 0] = order.map((place) => date[place]);
  const moment = new Date(year, month - 1, day, hour, minute);
  return moment.getFullYear() === year && moment.getMonth() === month - 1 && year >= 2009
    ? moment.getTime()
    : undefined;
}

/** Every date exists, none lies ahead, and they never run backwards. */
function isPossible(stamps: readonly Stamp[], order: DayOrder, now: number): boolean {
  let last = 0;
  return stamps.every((stamp) => {
    const instant = instantOf(stamp, order);
    if (instant === undefined || instant < last || instant > now + 60_000) return false;
    last = instant;
    return true;
  });
}

/** The only instant between the two at which the clock showed that; undefined where there are more, or none. */
function onlyDay(
  { hour, minute }: { hour: number; minute: number },
  from: number,
  to: number,
): number | undefined {
  const day = new Date(from);
  const onDay = (later: number) =>
    new Date(day.getFullYear(), day.getMonth(), day.getDate() + later, hour, minute).getTime();
  const first = onDay(0) >= from ? 0 : 1;
  return onDay(first) <= to && onDay(first + 1) > to ? onDay(first) : undefined;
}
