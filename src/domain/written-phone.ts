/** Phones as lists and people write them. */
import { BRAZIL_AREA_CODES } from './brazil-area-codes';
import { digitsOfChatId } from './phone-identity';

/** What may stand between the digits of a phone. */
const WRITTEN = /^[+(]*\d[\d\s().\-–—/]*$/;

/**
 * E.164 digits without '+'; undefined when it is no phone for certain. Numbers of other countries need their '+' or 00; all
 * others are read as Brazil's: with or without 55, a 0 and a carrier before the area code, or the 9th digit.
 */
export function readPhone(text: string): string | undefined {
  const written = text
    .trim()
    .replace(/^(?:'|tel:)+/i, '')
    // A spreadsheet that took it for a number.
    .replace(/^(\d{8,})[.,]0{1,2}$/, '$1');
  const ofChat = digitsOfChatId(written);
  if (ofChat !== undefined) return ofChat;
  if (!WRITTEN.test(written)) return undefined;
  const all = written.replace(/\D/g, '');
  if (!/^[(\s]*(?:\+|00)/.test(written)) {
    const country = /^55(?=\d{10,11}$)/.test(all) ? all.slice(2) : undefined;
    return brazilian(all) ?? (country === undefined ? undefined : brazilian(country));
  }
  const digits = all.replace(/^00/, '');
  if (digits.startsWith('55')) return brazilian(digits.slice(2));
  return /^[1-9]\d{7,14}$/.test(digits) ? digits : undefined;
}

/** Area code and number, perhaps after a 0 and a carrier's two digits. */
function brazilian(digits: string): string | undefined {
  const national = /^0?(\d{2})?((\d{2})(?:9\d{8}|[2-9]\d{7}))$/;
  const [, carrier, number = '', area = ''] = national.exec(digits) ?? [];
  if (carrier !== undefined && !digits.startsWith('0')) return undefined;
  return BRAZIL_AREA_CODES.has(area) ? `55${number}` : undefined;
}
