/**
 * Phones as people read them. Carries libphonenumber's full metadata (the smaller sets accept invalid Brazilian
 * numbers or refuse landlines): import it lazily in screens.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { phoneForEye } from './contact-name';
import { aliasesOf } from './phone-identity';

export interface PhoneDescription {
  /** "+55 11 98765-4321"; the bare digits with '+' when no such number exists. */
  readonly formatted: string;
  readonly valid: boolean;
  /** ISO 3166-1 alpha-2; undefined when it cannot be told. */
  readonly country?: string;
}

/**
 * Everything at once, about the number as it is dialled: WhatsApp's spelling, or the alias that exists (a Brazilian
 * mobile's 9th digit). `digits`: E.164 without '+', never a @lid. Never throws.
 */
export function describePhone(digits: string): PhoneDescription {
  const spellings = aliasesOf(digits);
  // Brazil's mobiles without the 9th digit exist in WhatsApp alone: look at the other spelling first, parsing is dear.
  if (digits.startsWith('55') && digits.length === 12) spellings.reverse();
  let country: string | undefined;
  for (const spelling of spellings) {
    const number = parsePhoneNumberFromString(`+${spelling}`);
    country = number?.country;
    if (!number?.isValid()) continue;
    const formatted =
      country === 'BR' ? phoneForEye(number.number.slice(1)) : number.formatInternational();
    return { formatted, valid: true, country };
  }
  return { formatted: `+${digits}`, valid: false, country };
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
