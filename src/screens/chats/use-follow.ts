import { useEffect } from 'react';
import { useLink } from '../use-rows';
import { useView } from '../view-state';

/** Opens here, in the list and in the deck, the chat that was opened in WhatsApp; the screen stays where the user is. */
export function useFollow(): void {
  const activeChatId = useLink()?.activeChatId;
  const follow = useView((state) => state.follow);
  useEffect(() => {
    if (!follow || !activeChatId) return;
    useView.setState({ openChat: { chatId: activeChatId }, selectedCard: activeChatId });
  }, [activeChatId, follow]);
}
