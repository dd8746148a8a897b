/** What is found in any spelling: phones, amounts, documents, dates, emoji, links' hosts. */
import { linkAt } from '../links';
import { readPhone } from '../written-phone';
import { readAmountFact } from './amount-facts';
import { readDateFact } from './date-facts';
import { documentFact, hasCheckDigits, readDocumentFact } from './document-facts';
import { readEmojiFact } from './emoji-facts';
import { localPhoneFacts, phoneFacts, readPhoneFact } from './phone-facts';
import type { Fact } from './query';
import { matchHere, patternHere, type Reader, type Reading } from './reading';

/** Most messages have none of these, and hold no fact. */
const ANY_FACT = /\d|[^\s.]\.[^\s.]|:\/\/|[\u00a9\u00ae\u203c-\u3299\ud83c-\ud83e]/;
/** Where a fact may begin. Typographic quotes and dashes are none of the pictures. */
const BEGINNING =
  /[\p{L}\d+($€£](?<!(?:[\p{L}\p{N}]\p{M}*|\d[.,:]).)|\p{Extended_Pictographic}|\p{Regional_Indicator}|[#*](?=\ufe0f?\u20e3)/gu;

/** Digits without anything between them; what belongs to a longer number is none. */
const SOLID = patternHere('\\d{8,15}(?![\\p{L}\\p{N}]|[.,:/-]\\d)');

function readSolidFact(text: string, at: number): Reading | undefined {
  const [digits] = matchHere(SOLID, text, at) ?? [];
  if (digits === undefined) return undefined;
  const written: Fact[] = [];
  const wanted: Fact[] = [];
  const phone = readPhone(digits);
  const isLocal = /^(?:[2-9]\d{7}|9\d{8}|0[3589]00\d{6,7})$/.test(digits);
  if (phone !== undefined || isLocal) {
    const said = phone === undefined ? localPhoneFacts(digits) : phoneFacts(phone);
    written.push(...said.written);
    wanted.push(...said.wanted);
  } else if (digits.length <= 13) {
    // Perhaps a phone of another country, whose code is not said.
    wanted.push({ kind: 'tail', value: digits.slice(-8) });
  }
  if (digits.length === 11 || digits.length === 14) {
    wanted.push(documentFact(digits));
    if (phone === undefined || digits.length === 14 || hasCheckDigits(digits))
      written.push(documentFact(digits));
  }
  return { to: at + digits.length, written, wanted };
}

/** A link that carries a phone. */
const PHONE_LINK = /(?:wa\.me\/|[?&]phone=)\+?(\d{8,15})(?!\d)/iu;

function readHostFact(text: string, at: number): Reading | undefined {
  const link = linkAt(text, at);
  if (!link) return undefined;
  const host: Fact = { kind: 'host', value: link.host };
  const digits = PHONE_LINK.exec(text.slice(at, link.to))?.[1];
  const phone = digits === undefined ? undefined : readPhone(`+${digits}`);
  if (phone === undefined) return { to: link.to, written: [host], wanted: [host] };
  const { written, wanted } = phoneFacts(phone);
  return { to: link.to, written: [host, ...written], wanted };
}

const BY_DIGIT: readonly Reader[] = [
  readEmojiFact,
  readHostFact,
  readSolidFact,
  readDateFact,
  readDocumentFact,
  readPhoneFact,
  readAmountFact,
];
const BY_LETTER: readonly Reader[] = [readHostFact, readDateFact, readDocumentFact, readAmountFact];
const BY_SIGN: readonly Reader[] = [readPhoneFact, readAmountFact];

function readersFor(beginning: string): readonly Reader[] {
  const code = beginning.charCodeAt(0);
  if (code >= 0x30 && code <= 0x39) return BY_DIGIT;
  if (beginning === '+' || beginning === '(' || /^[$€£]/u.test(beginning)) return BY_SIGN;
  return /^\p{L}/u.test(beginning) ? BY_LETTER : [readEmojiFact];
}

export interface FoundFact extends Reading {
  readonly from: number;
}

/** The first fact that begins at `from` or later and before `before`. */
export function nextFact(
  text: string,
  from: number,
  before: number = text.length,
): FoundFact | undefined {
  const head = text.slice(0, before);
  BEGINNING.lastIndex = from;
  for (let match = BEGINNING.exec(head); match; match = BEGINNING.exec(head)) {
    const at = match.index;
    const next = BEGINNING.lastIndex;
    for (const reader of readersFor(match[0])) {
      const reading = reader(text, at);
      if (reading) return { from: at, ...reading };
    }
    BEGINNING.lastIndex = next;
  }
  return undefined;
}

/** What a text says in any of its spellings, each once. Linear in the text's length; never throws. */
export function factsOf(text: string): Fact[] {
  if (!ANY_FACT.test(text)) return [];
  const facts = new Map<string, Fact>();
  for (let found = nextFact(text, 0); found; found = nextFact(text, found.to))
    for (const fact of found.written) facts.set(`${fact.kind} ${fact.value}`, fact);
  return [...facts.values()];
}
