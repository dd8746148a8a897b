import { MessagesSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { useMediaQuery } from '@/ui/use-media-query';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { ChatList } from './ChatList';
import { Timeline } from './Timeline';

/** The chats, or the one that is open; side by side where there is room. */
export function ChatsScreen() {
  const { t } = useTranslation();
  const open = useView((state) => state.openChat);
  const roomForTwo = useMediaQuery('(min-width: 900px)');
  const { shape } = useSurroundings();
  const both = shape === 'workspace' && roomForTwo;
  const timeline = open && (
    <Timeline key={`${open.chatId} ${open.messageRowid ?? ''}`} open={open} withBack={!both} />
  );
  if (!both) return timeline ?? <ChatList />;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex w-80 shrink-0 flex-col border-r border-line">
        <ChatList {...(open && { openChatId: open.chatId })} />
      </div>
      {timeline ?? (
        <div className="flex-1">
          <EmptyState icon={<MessagesSquare size={26} aria-hidden />} title={t('chats.pickTitle')}>
            {t('chats.pickText')}
          </EmptyState>
        </div>
      )}
    </div>
  );
}
