/** Amounts in a text: of money, or any number that may be one. The currency does not matter. */
import { matchHere, patternHere, type Reading } from './reading';

const BEFORE = '(?:(?:r\\$|us?\\$|\\$|€|£|brl|usd|eur)\\s?)';
const NUMBER = '\\d{1,15}(?:[.,]\\d{1,15}){0,5}(?!\\d|[.,:]\\d)';
const AFTER =
  '(?:\\s?(?:reais|real|rs|conto|contos|pila|pilas|brl|d[oó]lar|d[oó]lares|euro|euros|dollars?|bucks|usd|eur)(?![\\p{L}\\p{N}])|\\s?[€£](?!\\d))';
const THOUSAND = '(\\s?(?:mil|k)(?![\\p{L}\\p{N}]))';
const AMOUNT = patternHere(
  `(?:(${BEFORE})(${NUMBER})${THOUSAND}?${AFTER}?|(${NUMBER})${THOUSAND}?(${AFTER})?(?![\\p{L}\\p{N}%ºª°\\u20e3\\ufe0f]))`,
);
/** More digits without a mark of money are a code. */
const MOST_PLAIN_DIGITS = 7;
/** ₢ hundredths beyond this are no longer exact. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** "1.500,00", "1,500.00", "1500", "1.500" and "1500,5" → hundredths; undefined: no amount ("1.2.3", "3,14159", "007"). */
export function hundredthsOf(written: string): number | undefined {
  const parts = written.split(/[.,]/u);
  const marks = written.replace(/\d/g, '');
  const [head = '', ...groups] = parts;
  const last = groups.at(-1);
  const other = marks.length > 1 && marks.at(-1) !== marks.at(-2);
  // A last mark of another kind, or two digits or one after a lone mark: hundredths. "0,500" is no thousand.
  const isFraction =
    last !== undefined &&
    (other || (groups.length === 1 && (last.length < 3 || head === '0'))) &&
    /^\d\d?0*$/.test(last);
  const whole = isFraction ? parts.slice(0, -1) : parts;
  if (isFraction ? new Set(marks.slice(0, -1)).size > 1 : new Set(marks).size > 1) return undefined;
  if (whole.length > 1 && !whole.slice(1).every((group) => group.length === 3)) return undefined;
  if (whole.length > 1 && head.length > 3) return undefined;
  const digits = whole.join('');
  if (/^0\d/.test(digits)) return undefined;
  const fraction = isFraction ? last.slice(0, 2).padEnd(2, '0') : '00';
  const value = Number(digits + fraction);
  return value <= LARGEST ? value : undefined;
}

export function readAmountFact(text: string, at: number): Reading | undefined {
  const match = matchHere(AMOUNT, text, at);
  if (!match) return undefined;
  const [all, before, priced, pricedThousand, plain, plainThousand, after] = match;
  const number = priced ?? plain ?? '';
  const hundredths = hundredthsOf(number);
  const bare = before === undefined && after === undefined && /^\d+$/.test(all);
  if (hundredths === undefined || (bare && number.length > MOST_PLAIN_DIGITS)) {
    // The last four digits of a phone may begin with zeros.
    if (!/^\d{4}$/.test(all)) return undefined;
    return { to: at + all.length, written: [], wanted: [{ kind: 'tail', value: all }] };
  }
  const thousand = pricedThousand ?? plainThousand;
  const value = String(thousand === undefined ? hundredths : hundredths * 1000);
  const written = [{ kind: 'amount', value }] as const;
  const to = at + all.length;
  if (!bare) return { to, written, wanted: written };
  // Few digits are found as the word that they are, also in "R$ 10,00"; four may end a phone.
  if (number.length < 4) return { to, written, wanted: [] };
  const tail = number.length === 4 ? [{ kind: 'tail', value: number } as const] : [];
  return { to, written, wanted: [...written, ...tail] };
}
