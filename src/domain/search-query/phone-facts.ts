/** Phones in a text, in any spelling. */
import { canonicalPhone } from '../phone-identity';
import { readPhone } from '../written-phone';
import type { Fact } from './query';
import { matchHere, patternHere, SEPARATOR as S, type Reading } from './reading';

/** Fewer digits are no phone; where nothing else says so, a number of another country ends at the most. */
const FEWEST_DIGITS = 8;
const USUAL_DIGITS = 11;
const MOST_DIGITS = 15;

const GROUP_GAP = `(?:${S}|[()/]){1,3}`;
const INTERNATIONAL = patternHere(
  `\\(?(?:\\+|00(?=[1-9]))${S}{0,2}\\(?\\d{1,15}(?:${GROUP_GAP}\\d{1,12}){0,6}(?!\\d)`,
);
/** Grouped as people do: 98765-4321, 9 8765-4321, 987 654 321, 9876-54321, and eight digits of old. */
const SUBSCRIBER = `(?:9${S}{0,2}\\d{4}${S}{0,3}\\d{4}|9\\d{2}${S}\\d{3}${S}\\d{3}|9\\d{3}${S}\\d{5}|[2-9]\\d{3}${S}{0,3}\\d{4})(?!\\d)`;
const NATIONAL = patternHere(
  `(?:55${S}{0,2})?\\(?0?${S}{0,2}(?:\\d{2}(?:${S}|\\(){1,2})?\\d{2}\\)?${S}{0,3}${SUBSCRIBER}`,
);
/** Without an area code, or with one of a country that is not said; 4004, 0800. */
const LOCAL = patternHere(
  `(?:9${S}?\\d{4}${S}{1,2}\\d{4}|9\\d{2}${S}\\d{3}${S}\\d{3}|[2-9]\\d{3}[ \\u00a0]?[-\\u2010-\\u2015][ \\u00a0]?\\d{4}|` +
    `0[3589]00${S}?\\d{3}${S}?\\d{3,4}|\\(\\d{3}\\)${S}?\\d{3}${S}\\d{4}|\\d{3}[.-]\\d{3}[.-]\\d{4})(?!\\d)`,
);
const YEARS = /^(?:19|20)\d{2}\D+(?:19|20)\d{2}$/u;

/** Brazil's phones by area code and last eight digits: the 9th digit and the country may be missing. */
function canonical(phone: string): string {
  return /^55\d{10,11}$/.test(phone)
    ? phone.slice(2, 4) + phone.slice(-FEWEST_DIGITS)
    : canonicalPhone(phone);
}

function tailsOf(digits: string): Fact[] {
  return [
    { kind: 'tail', value: digits.slice(-FEWEST_DIGITS) },
    { kind: 'tail', value: digits.slice(-4) },
  ];
}

/** @param phone E.164 digits without '+' */
export function phoneFacts(phone: string): Pick<Reading, 'written' | 'wanted'> {
  const facts: Fact[] = [{ kind: 'phone', value: canonical(phone) }];
  return {
    written: [...facts, ...tailsOf(phone)],
    wanted: [...facts, { kind: 'phone', value: phone.slice(-FEWEST_DIGITS) }],
  };
}

/** A phone of which the beginning is not said. */
export function localPhoneFacts(digits: string): Pick<Reading, 'written' | 'wanted'> {
  const tails = tailsOf(digits);
  return {
    written: [{ kind: 'phone', value: digits.slice(-FEWEST_DIGITS) }, ...tails],
    wanted: tails.slice(0, 1),
  };
}

function international(text: string, at: number): Reading | undefined {
  const [written] = matchHere(INTERNATIONAL, text, at) ?? [];
  if (written === undefined) return undefined;
  const start = written.startsWith('00') || written.startsWith('(00') ? '' : '+';
  let digits = '';
  let found: { phone: string; to: number } | undefined;
  for (const group of written.matchAll(/\d+/g)) {
    digits += group[0];
    if (digits.length > MOST_DIGITS + 2) break;
    if (digits.length < FEWEST_DIGITS) continue;
    const phone = readPhone(start + digits);
    if (phone !== undefined) found = { phone, to: at + group.index + group[0].length };
    if (found && found.phone.length >= USUAL_DIGITS) break;
  }
  return found && { to: found.to, ...phoneFacts(found.phone) };
}

/** Any phone but one of digits alone, of which only their number tells. */
export function readPhoneFact(text: string, at: number): Reading | undefined {
  const whole = international(text, at);
  if (whole) return whole;
  const [national] = matchHere(NATIONAL, text, at) ?? [];
  const phone = national === undefined ? undefined : readPhone(national.replace(/\D/g, ''));
  if (national !== undefined && phone !== undefined)
    return { to: at + national.length, ...phoneFacts(phone) };
  const [local] = matchHere(LOCAL, text, at) ?? [];
  if (local === undefined || YEARS.test(local)) return undefined;
  return { to: at + local.length, ...localPhoneFacts(local.replace(/\D/g, '')) };
}
