import { useTranslation } from 'react-i18next';
import { useSurroundings } from './surroundings';
import { useView } from './view-state';

/** Shows a chat (and message) in WhatsApp's tab; says so when there is none to show it. */
export function useOpenInWhatsApp(): (target: { chatId: string; messageId?: string }) => void {
  const { t } = useTranslation();
  const { background } = useSurroundings();
  const notify = useView((state) => state.notify);
  return (target) => {
    const failed = () => {
      notify({ tone: 'bad', text: t('chats.notOpened') });
    };
    background.openInWhatsApp(target).then(({ delivered }) => {
      if (!delivered) failed();
    }, failed);
  };
}
