/** What to call a contact, and where that name comes from. */
import { BRAZIL_AREA_CODES } from './brazil-area-codes';
import { digitsOfChatId } from './phone-identity';

export interface NamedContact {
  readonly id: string;
  /** E.164 digits without '+' */
  readonly phone?: string;
  /** Given by the user here. */
  readonly ownName?: string;
  /** In the user's address book. */
  readonly savedName?: string;
  /** Of a business, verified by WhatsApp. */
  readonly businessName?: string;
  /** What they call themselves. */
  readonly pushName?: string;
}

/** Where a name may come from, the one that counts most first. */
export const NAME_SOURCES = ['own', 'saved', 'business', 'push'] as const;
export type NameSource = (typeof NAME_SOURCES)[number];

const FIELDS = {
  own: 'ownName',
  saved: 'savedName',
  business: 'businessName',
  push: 'pushName',
} as const satisfies Record<NameSource, keyof NamedContact>;

/** A phone for the eye without metadata: Brazilian numbers grouped, others as "+digits". */
export function phoneForEye(digits: string): string {
  const brazil = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits);
  return brazil && BRAZIL_AREA_CODES.has(brazil[1] ?? '')
    ? `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}`
    : `+${digits}`;
}

/** A name on one line; '' when there is none. */
export function tidyName(name: string | undefined): string {
  return name?.replace(/\s+/gu, ' ').trim() ?? '';
}

/** Every name of the contact with where it comes from, the one that counts most first. */
export function namesOf(contact: NamedContact): { name: string; source: NameSource }[] {
  return NAME_SOURCES.flatMap((source) => {
    const name = tidyName(contact[FIELDS[source]]);
    return name === '' ? [] : [{ name, source }];
  });
}

/**
 * What the user knows them by: the name they gave, then the address book's, a business's own, the one they gave themselves,
 * then the phone. '' when nothing is known: the digits of a private id are no number and no name.
 */
export function contactName(contact: NamedContact): string {
  const phone = contact.phone ?? digitsOfChatId(contact.id);
  return namesOf(contact)[0]?.name ?? (phone ? phoneForEye(phone) : '');
}

const TITLES = new Set([
  'dr',
  'dra',
  'sr',
  'sra',
  'srta',
  'dona',
  'seu',
  'prof',
  'profa',
  'mr',
  'mrs',
  'ms',
]);
const COMPANY =
  /(?:^|[^\p{L}])(?:loja|lojas|mercado|mercearia|padaria|oficina|auto|autope[cç]as|sal[aã]o|cl[ií]nica|farm[aá]cia|restaurante|pizzaria|ateli[eê]|studio|est[uú]dio|grupo|casa|distribuidora|transportadora|imobili[aá]ria|com[eé]rcio|representa[cç][oõ]es|delivery|ltda|eireli|mei|s\/a|me|inc|llc|store|shop)(?:[^\p{L}]|$)/iu;

/** The first name to greet a person with, or undefined when the name is no person's (a number, a company, an emoji). */
export function firstName(name: string): string | undefined {
  if (COMPANY.test(name)) return undefined;
  const words = name.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const word = words.find((candidate) => !TITLES.has(candidate.toLowerCase()));
  if (!word || [...word].length < 2 || /\d/u.test(name.split(word)[0] ?? '')) return undefined;
  const shouted = word === word.toUpperCase() || word === word.toLowerCase();
  if (!shouted) return word;
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
