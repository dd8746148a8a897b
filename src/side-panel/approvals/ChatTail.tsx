import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import type { ChatRow } from '@/database/rows';
import { useAccount } from '../account';
import { MessageBubble } from '../chats/MessageBubble';
import { latestMessages } from '../latest-messages';

const TAIL = 4;

/** The last messages of the chat: what the reply must answer. */
export function ChatTail({ chat }: { chat: ChatRow }) {
  const { t } = useTranslation();
  const database = useAccount();
  const rows = useLiveQuery(() => latestMessages(database, chat.id, TAIL), [database, chat.id]);
  return (
    <ol aria-label={t('approvals.tail')} className="flex min-h-16 flex-col justify-end gap-1.5">
      {rows?.map((row) => (
        <li key={row.rowid}>
          <MessageBubble row={row} />
        </li>
      ))}
    </ol>
  );
}
