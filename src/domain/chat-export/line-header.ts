/** The beginning of an exported message: its date and time, in the styles of Android and iOS. */
import { DATE_ORDERS, wallDay, type WrittenDate } from './written-date';

export interface LineHeader {
  /** As written; which number is the day is a matter of the whole file (`date-order`). */
  date: WrittenDate;
  /** 0–23 */
  hour: number;
  minute: number;
  /** Only in styles with seconds. */
  second?: number;
  /** The same for all headers of one file: a line of another style is a quotation. */
  style: string;
  /** What follows the header. */
  rest: string;
}

const DATE = String.raw`(\d{1,4})([./-])(\d{1,2})\2(\d{2}|\d{4}|\d{1,2})(,?)\s+(?:(?:às|at|a las)\s+)?`;
const TIME = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([ap])\.?\s?m\.?)?`;
/** iOS: `[19/11/2026, 15:07:33] `; Android: `19/11/2026 15:07 - `. */
const BRACKETS = new RegExp(String.raw`^\[${DATE}${TIME}\](?:\s(.*))?$`, 'isu');
const DASH = new RegExp(String.raw`^${DATE}${TIME}\s+[-–—](?:\s(.*))?$`, 'isu');

const BRACKET = 0x5b;
const ZERO = 0x30;
const NINE = 0x39;

/** Undefined for a line that begins no message. */
export function readHeader(line: string): LineHeader | undefined {
  const from = textStart(line);
  const code = line.charCodeAt(from);
  const brackets = code === BRACKET;
  // Nearly all lines inside a message leave here.
  if (!brackets && !(code >= ZERO && code <= NINE)) return undefined;
  const match = (brackets ? BRACKETS : DASH).exec(from === 0 ? line : line.slice(from));
  if (!match) return undefined;
  const [, first = '', separator = '', second = '', third = '', comma = ''] = match;
  const [, , , , , , hourDigits, minuteDigits, secondDigits, meridiem, rest = ''] = match;
  const yearFirst = first.length === 4;
  if (!yearFirst && third.length !== 2 && third.length !== 4) return undefined;
  const date: WrittenDate = [Number(first), Number(second), Number(third)];
  if (!DATE_ORDERS.some((order) => wallDay(date, order) !== undefined)) return undefined;
  const hour = hourOf(Number(hourDigits), meridiem);
  const minute = Number(minuteDigits);
  const seconds = Number(secondDigits ?? 0);
  if (hour === undefined || minute > 59 || seconds > 59) return undefined;
  const header: LineHeader = {
    date,
    hour,
    minute,
    style: `${brackets ? '[' : '-'}${separator}${comma}${yearFirst ? 'y' : third.length}${secondDigits === undefined ? '' : 's'}${meridiem === undefined ? '' : 'm'}`,
    rest,
  };
  if (secondDigits !== undefined) header.second = seconds;
  return header;
}

/** Where the line's text begins: behind direction marks and a byte order mark. */
function textStart(line: string): number {
  let at = 0;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    const mark =
      code === 0xfeff ||
      code === 0x200e ||
      code === 0x200f ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2066 && code <= 0x2069);
    if (!mark) break;
    at += 1;
  }
  return at;
}

function hourOf(written: number, meridiem: string | undefined): number | undefined {
  if (meridiem === undefined) return written < 24 ? written : undefined;
  if (written < 1 || written > 12) return undefined;
  return (written % 12) + (meridiem.toLowerCase() === 'p' ? 12 : 0);
}
