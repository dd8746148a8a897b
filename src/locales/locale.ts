export const LOCALES = ['pt-BR', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language by its own name, for the choice of language. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  'pt-BR': 'Português (Brasil)',
  en: 'English',
};

/** The language to begin with: Portuguese for browsers in Portuguese, English for all others. */
export function localeOf(browserLanguage: string): Locale {
  return browserLanguage.toLowerCase().startsWith('pt') ? 'pt-BR' : 'en';
}
