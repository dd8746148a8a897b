import { useLiveQuery } from 'dexie-react-hooks';
import { Clock, MessagesSquare } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VList, type VListHandle } from 'virtua';
import type { ChatRow, ContactRow } from '@/database/rows';
import { Avatar } from '@/ui/Avatar';
import { classNames } from '@/ui/class-names';
import { EmptyState } from '@/ui/EmptyState';
import { moveInList } from '@/ui/list-keys';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { Switch } from '@/ui/Switch';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { personName } from '../person-name';
import { useSurroundings } from '../surroundings';
import { usePeople } from '../use-people';
import { useView } from '../view-state';
import { KIND_ICONS } from './kind-icons';

const PAGE = 150;

function ChatLine({
  chat,
  contact,
  current,
}: {
  chat: ChatRow;
  contact?: ContactRow;
  current: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  const showChat = useView((state) => state.showChat);
  const name = personName(chat, contact) || t('person.unknown');
  const Icon = KIND_ICONS[chat.lastKind];
  const waits = chat.waitingSince > 0;
  return (
    <button
      type="button"
      data-row
      aria-current={current || undefined}
      onClick={() => {
        showChat({ chatId: chat.id });
      }}
      className={classNames(
        'flex w-full items-center gap-2.5 px-3 py-2 text-left -outline-offset-2',
        current ? 'bg-accent-soft' : 'hover:bg-sunken',
      )}
    >
      <Avatar name={name} id={chat.id} />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span
            className={classNames(
              'min-w-0 flex-1 truncate',
              chat.unreadCount > 0 ? 'font-semibold' : 'font-medium',
            )}
          >
            {name}
          </span>
          {chat.lastMessageAt > 0 && (
            <span className="shrink-0 text-xs text-ink-faint tabular-nums">
              {formats.short(chat.lastMessageAt, now())}
            </span>
          )}
        </span>
        <span className="flex items-center gap-1.5 text-sm text-ink-soft">
          {chat.lastKind !== 'text' && <Icon size={13} className="shrink-0" aria-hidden />}
          <span className="min-w-0 flex-1 truncate">
            {chat.lastFromMe && t('chats.youPrefix')}
            {chat.lastText || (chat.lastMessageId ? t(`kind.${chat.lastKind}`) : '')}
          </span>
          {waits && (
            <span title={t('chats.waiting')} className="shrink-0 text-warn">
              <Clock size={14} aria-hidden />
              <span className="sr-only">{t('chats.waiting')}</span>
            </span>
          )}
          {chat.unreadCount > 0 && (
            <span className="shrink-0 rounded-full bg-accent px-1.5 text-[11px] leading-4.5 font-semibold text-accent-ink tabular-nums">
              <span aria-hidden>{chat.unreadCount > 99 ? '99+' : chat.unreadCount}</span>
              <span className="sr-only">{t('chats.unread', { count: chat.unreadCount })}</span>
            </span>
          )}
        </span>
      </span>
    </button>
  );
}

/** Every chat, the newest first. `openChatId`: of the one that is open beside it. */
export function ChatList({ openChatId }: { openChatId?: string }) {
  const { t } = useTranslation();
  const database = useAccount();
  const follow = useView((state) => state.follow);
  const setFollow = useView((state) => state.setFollow);
  const [limit, setLimit] = useState(PAGE);
  const list = useRef<VListHandle>(null);
  const lines = useLiveQuery(async () => {
    const chats = await database.chats.orderBy('lastMessageAt').reverse().limit(limit).toArray();
    const contacts = await database.contacts.bulkGet(chats.map((chat) => chat.id));
    return chats.map((chat, index) => ({ chat, contact: contacts[index] }));
  }, [database, limit]);
  const people = usePeople(lines?.map(({ chat }) => chat.id) ?? []);

  return (
    <>
      <ScreenHeader title={t('chats.title')}>
        <Switch compact label={t('chats.follow')} checked={follow} onChange={setFollow} />
      </ScreenHeader>
      {!lines && (
        <p role="status" className="p-6 text-center text-ink-soft">
          {t('chats.loading')}
        </p>
      )}
      {lines?.length === 0 && (
        <EmptyState icon={<MessagesSquare size={26} aria-hidden />} title={t('chats.emptyTitle')}>
          {t('chats.emptyText')}
        </EmptyState>
      )}
      {lines && lines.length > 0 && (
        <div className="min-h-0 flex-1 bg-raised" onKeyDown={moveInList}>
          <VList
            ref={list}
            role="list"
            aria-label={t('chats.title')}
            onScroll={(offset) => {
              const handle = list.current;
              if (!handle || lines.length < limit) return;
              if (offset + handle.viewportSize > handle.scrollSize - 800) setLimit(limit + PAGE);
            }}
          >
            {lines.map(({ chat, contact }) => (
              <div role="listitem" key={chat.id} className="border-b border-line">
                <ChatLine
                  chat={chat}
                  contact={people?.get(chat.id) ?? contact}
                  current={chat.id === openChatId}
                />
              </div>
            ))}
          </VList>
        </div>
      )}
    </>
  );
}
