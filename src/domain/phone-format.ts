/**
 * Phones as people read them. Carries libphonenumber's full metadata (the smaller sets accept invalid Brazilian
 * numbers or refuse landlines): import it lazily in screens.
 */
import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { aliasesOf } from './phone-identity';

export interface PhoneDescription {
  /** "+55 11 98765-4321"; the bare digits with '+' when no such number exists. */
  readonly formatted: string;
  readonly valid: boolean;
  /** ISO 3166-1 alpha-2; undefined when it cannot be told. */
  readonly country?: string;
}

/** The number as it is dialled: WhatsApp's spelling, or the alias that exists (a Brazilian mobile's 9th digit). */
function dialled(digits: string): PhoneNumber | undefined {
  const first = parsePhoneNumberFromString(`+${digits}`);
  if (first?.isValid()) return first;
  for (const alias of aliasesOf(digits).slice(1)) {
    const other = parsePhoneNumberFromString(`+${alias}`);
    if (other?.isValid()) return other;
  }
  return first;
}

/** Everything at once, parsed once. `digits`: E.164 without '+', never a @lid. Never throws. */
export function describePhone(digits: string): PhoneDescription {
  const number = dialled(digits);
  if (!number?.isValid())
    return { formatted: `+${digits}`, valid: false, country: number?.country };
  return { formatted: number.formatInternational(), valid: true, country: number.country };
}

export function formatPhone(digits: string): string {
  return describePhone(digits).formatted;
}

export function isValidPhone(digits: string): boolean {
  return describePhone(digits).valid;
}

/** ISO 3166-1 alpha-2 of the number's country; undefined when it cannot be told. */
export function countryOf(digits: string): string | undefined {
  return describePhone(digits).country;
}
