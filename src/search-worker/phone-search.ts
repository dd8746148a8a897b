/** Phone numbers by some of their digits. (A scan: as words of an index, with all their beginnings, 20,000 of them take 50 MB.) */
import { foldText } from '@/domain/folding';

/** Fewer say too little. */
const FEWEST = 3;
/** So many at the end of a number tell it apart; fewer only begin its last part. */
const LAST = 4;
/** The end of a number that survives any spelling of country, area and ninth digit. */
const TAIL = 8;
/** Where a person begins a number: with the number itself, the area, the country, … */
const STARTS = [4, 2, 0];

/** The digits of what is typed, when it is a phone number or a part of one, however it is spelled. */
export function typedDigits(text: string): string | undefined {
  const digits = foldText(text).replace(/[\s()+./-]/g, '');
  return /^\d+$/.test(digits) && digits.length >= FEWEST ? digits : undefined;
}

/** Ids of the numbers (digits, with the country) that somebody may mean by some digits, best first. */
export function searchPhones(
  numbers: Iterable<readonly [string, string]>,
  digits: string,
): string[] {
  const found: { id: string; rank: number }[] = [];
  for (const [id, number] of numbers) {
    const rank = rankOf(number, digits);
    if (rank !== undefined) found.push({ id, rank });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ id }) => id);
}

/** The smaller, the better; undefined: it is another number. */
function rankOf(number: string, digits: string): number | undefined {
  if (digits.length >= LAST && number.endsWith(digits)) return 0;
  const starts = [...STARTS, number.length - TAIL, number.length - LAST];
  const at = starts.findIndex((start) => start >= 0 && number.startsWith(digits, start));
  if (at >= 0) return 1 + at;
  return digits.length > TAIL && number.endsWith(digits.slice(-TAIL))
    ? 1 + starts.length
    : undefined;
}
