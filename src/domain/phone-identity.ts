/** Which phone a WhatsApp id stands for, and which other spellings mean the same phone. Digits are E.164 without '+'. */
import { BRAZIL_AREA_CODES } from './brazil-area-codes';

/** The phone of a WhatsApp id; undefined for everything but `…@c.us`: a @lid is no phone number. */
export function digitsOfChatId(id: string): string | undefined {
  return /^([1-9]\d{6,14})(?::\d+)?@c\.us$/.exec(id)?.[1];
}

/**
 * All spellings under which the same phone may be known, the given one first:
 * - Brazil: a mobile with and without its 9th digit. Only subscriber numbers that began with 6–9 gained one; a landline
 *   (2–5) never does, nor does a mobile of the newer 9 1–9 5 blocks lose it: what is left would be a landline's number.
 * - Argentina (54 ↔ 54 9) and Mexico (52 ↔ 52 1): the mobile mark that WhatsApp keeps and people drop.
 * No number ever gains a country code.
 */
export function aliasesOf(phone: string): string[] {
  const brazil = /^55(\d{2})(9?)([6-9]\d{7})$/.exec(phone);
  if (brazil) {
    const [, area = '', nine, subscriber = ''] = brazil;
    if (!BRAZIL_AREA_CODES.has(area)) return [phone];
    return [phone, nine ? `55${area}${subscriber}` : `55${area}9${subscriber}`];
  }
  const marked = /^(?:(54)9|(52)1)([1-9]\d{9})$/.exec(phone);
  if (marked) return [phone, `${marked[1] ?? marked[2]}${marked[3]}`];
  const plain = /^(54|52)([1-9]\d{9})$/.exec(phone);
  if (plain) return [phone, `${plain[1]}${plain[1] === '54' ? '9' : '1'}${plain[2]}`];
  return [phone];
}

/** One spelling for all aliases of a phone: the longest, as people dial it. */
export function canonicalPhone(phone: string): string {
  return aliasesOf(phone).reduce((longest, alias) =>
    alias.length > longest.length ? alias : longest,
  );
}
