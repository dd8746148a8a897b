import { useView } from '../view-state';
import { ChatList } from './ChatList';
import { Timeline } from './Timeline';

/** The chats, or the one that is open. */
export function ChatsScreen() {
  const open = useView((state) => state.openChat);
  if (!open) return <ChatList />;
  return <Timeline key={`${open.chatId} ${open.messageRowid ?? ''}`} open={open} withBack />;
}
