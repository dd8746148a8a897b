/** What to call a contact. */
import { BRAZIL_AREA_CODES } from './brazil-area-codes';

export interface NamedContact {
  readonly id: string;
  readonly phone?: string;
  readonly savedName?: string;
  readonly pushName?: string;
  readonly businessName?: string;
}

/** A phone for the eye without metadata: Brazilian numbers grouped, others as "+digits". */
export function phoneForEye(digits: string): string {
  const brazil = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits);
  return brazil && BRAZIL_AREA_CODES.has(brazil[1] ?? '')
    ? `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}`
    : `+${digits}`;
}

/** The name the user knows them by: address book, then a business's own, then the one they gave themselves, then the phone. */
export function contactName(contact: NamedContact): string {
  for (const name of [contact.savedName, contact.businessName, contact.pushName]) {
    const shown = name?.replace(/\s+/gu, ' ').trim();
    if (shown) return shown;
  }
  if (contact.phone) return phoneForEye(contact.phone);
  return contact.id.replace(/@.*$/, '');
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
