/** What the notice in a tab of WhatsApp says that is not in use. Apart from the screens' texts: it goes into WhatsApp's page. */
import type { Locale } from './locale';

export const TAB_NOTICE: Readonly<Record<Locale, { text: string; action: string }>> = {
  'pt-BR': { text: 'O Mettri está usando outra aba do WhatsApp.', action: 'Usar esta aba' },
  en: { text: 'Mettri is using another tab of WhatsApp.', action: 'Use this tab' },
};
