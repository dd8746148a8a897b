import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import type { ChatRow } from '@/database/rows';
import { useAccount } from '../account';
import { MessageBubble } from '../chats/MessageBubble';
import { latestOfPerson } from '../latest-messages';

/** More than fits on most cards: the older ones are scrolled to. */
const TAIL = 8;

/** The last messages of the person: what the reply must answer. */
export function ChatTail({ chat }: { chat: ChatRow }) {
  const { t } = useTranslation();
  const database = useAccount();
  const rows = useLiveQuery(() => latestOfPerson(database, chat.id, TAIL), [database, chat.id]);
  return (
    <div
      tabIndex={0}
      role="log"
      aria-live="off"
      aria-label={t('approvals.tail')}
      // Reversed: the newest message, which the reply answers, stays in sight whatever takes room above.
      className="flex min-h-24 flex-1 basis-0 flex-col-reverse overflow-y-auto px-3 -outline-offset-2"
    >
      <ol className="flex flex-col gap-1.5 py-2">
        {rows?.map((row) => (
          <li key={row.rowid}>
            <MessageBubble row={row} dated />
          </li>
        ))}
      </ol>
    </div>
  );
}
