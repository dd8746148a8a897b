/** The translator of the screens. Both languages are in the package; each is loaded when it is first shown. */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from './locale';
import type { Translation } from './translation';

const TRANSLATIONS: Readonly<Record<Locale, () => Promise<Translation>>> = {
  'pt-BR': () => import('./pt-BR').then(({ ptBR }) => ptBR),
  en: () => import('./en').then(({ en }) => en),
};

/** Ready to translate when it resolves. */
export async function createI18n(locale: Locale): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: { translation: await TRANSLATIONS[locale]() } },
    // React escapes what it shows; escaping twice would show &amp;
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}

/** Shows everything in this language from now on. */
export async function changeLocale(instance: i18n, locale: Locale): Promise<void> {
  if (!instance.hasResourceBundle(locale, 'translation'))
    instance.addResourceBundle(locale, 'translation', await TRANSLATIONS[locale]());
  await instance.changeLanguage(locale);
}
