/** In which language to write to somebody, as far as their number tells. */

export const TEMPLATE_LANGUAGES = ['pt', 'en', 'es'] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];

/** By the calling code of the country; the longest that fits counts. Countries that are not here: Portuguese. */
const LANGUAGE_BY_CODE: Readonly<Record<string, TemplateLanguage>> = {
  '1': 'en',
  '1787': 'es',
  '1809': 'es',
  '1829': 'es',
  '1849': 'es',
  '1939': 'es',
  '234': 'en',
  '233': 'en',
  '240': 'es',
  '254': 'en',
  '27': 'en',
  '34': 'es',
  '353': 'en',
  '44': 'en',
  '502': 'es',
  '503': 'es',
  '504': 'es',
  '505': 'es',
  '506': 'es',
  '507': 'es',
  '51': 'es',
  '52': 'es',
  '53': 'es',
  '54': 'es',
  '56': 'es',
  '57': 'es',
  '58': 'es',
  '591': 'es',
  '593': 'es',
  '595': 'es',
  '598': 'es',
  '61': 'en',
  '64': 'en',
  '65': 'en',
  '91': 'en',
};
const LONGEST_CODE = 4;

/** @param digits E.164 without '+'; absent: unknown, as of a private id */
export function languageOfPhone(digits: string | undefined): TemplateLanguage {
  for (let length = LONGEST_CODE; digits && length > 0; length--) {
    const language = LANGUAGE_BY_CODE[digits.slice(0, length)];
    if (language) return language;
  }
  return 'pt';
}
