import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowLeft, ChevronsDown, ExternalLink, Search } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VList, type VListHandle } from 'virtua';
import type { ContactRow } from '@/database/rows';
import { chatKind } from '@/domain/message';
import { contactName } from '@/domain/contact-name';
import { IconButton } from '@/ui/IconButton';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { personName } from '../person-name';
import { PhoneNumber } from '../PhoneNumber';
import { useSurroundings } from '../surroundings';
import { useOpenInWhatsApp } from '../use-open-in-whatsapp';
import { useView, type OpenChat } from '../view-state';
import { Composer } from './Composer';
import { MessageBubble } from './MessageBubble';
import { timelineItems, type TimelineItem } from './timeline-items';
import { readTimeline } from './timeline-window';

const PAGE = 60;
/** px from an edge at which more is read */
const NEAR = 300;
/** ms after a key, a wheel or a finger in which a scroll is the user's own, not a measured row's. */
const OWN_SCROLL = 1000;

function Item({
  item,
  senders,
  marked,
}: {
  item: TimelineItem;
  senders: ReadonlyMap<string, ContactRow>;
  marked: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  switch (item.type) {
    case 'message': {
      const { row } = item;
      const sender = row.senderId ? senders.get(row.senderId) : undefined;
      return (
        <div className="px-3 py-0.5">
          <MessageBubble
            row={row}
            marked={marked}
            sender={row.senderId && contactName(sender ?? { id: row.senderId })}
          />
        </div>
      );
    }
    case 'day': {
      const day = new Date(item.at).toDateString();
      const today = new Date(now());
      const yesterday = new Date(now());
      yesterday.setDate(yesterday.getDate() - 1);
      return (
        <h2 className="py-2 text-center text-xs font-medium text-ink-faint">
          {day === today.toDateString()
            ? t('chats.today')
            : day === yesterday.toDateString()
              ? t('chats.yesterday')
              : formats.date(item.at, now())}
        </h2>
      );
    }
    case 'gap':
      return (
        <p className="mx-3 my-1.5 rounded-lg border border-dashed border-line-strong px-3 py-1.5 text-center text-xs text-warn">
          {t('chats.gap', { from: formats.dateTime(item.from), to: formats.dateTime(item.to) })}
        </p>
      );
    case 'beginning':
      return (
        <p className="px-6 py-3 text-center text-xs text-ink-faint">
          {item.onPhone ? t('chats.olderOnPhone') : t('chats.olderNotCaptured')}
        </p>
      );
  }
}

/** One chat as it was captured, with its holes, and a place to write. */
export function Timeline({ open }: { open: OpenChat }) {
  const { t } = useTranslation();
  const database = useAccount();
  const { chatId, messageRowid } = open;
  const showChat = useView((state) => state.showChat);
  const search = useView((state) => state.search);
  const show = useView((state) => state.show);
  const openInWhatsApp = useOpenInWhatsApp();
  const list = useRef<VListHandle>(null);
  const [stretch, setStretch] = useState({ older: PAGE, newer: PAGE });
  const [toNewest, setToNewest] = useState(false);

  const head = useLiveQuery(async () => {
    const [row, contact, coverage] = await Promise.all([
      database.chats.get(chatId),
      database.contacts.get(chatId),
      database.coverage.get(chatId),
    ]);
    // A contact that was never written to has no chat yet.
    const chat = row ?? { id: chatId, name: '', kind: chatKind(chatId), readOnly: false };
    return { row, contact, coverage, name: personName(chat, contact) };
  }, [database, chatId]);
  const read = useLiveQuery(async () => {
    const target =
      messageRowid === undefined || toNewest
        ? undefined
        : await database.messages.get(messageRowid);
    const anchor = target?.timestamp;
    const window = await readTimeline(database, chatId, { anchor, ...stretch });
    const senderIds = [...new Set(window.rows.flatMap(({ senderId }) => senderId ?? []))];
    const senders = new Map<string, ContactRow>();
    for (const contact of await database.contacts.bulkGet(senderIds))
      if (contact) senders.set(contact.id, contact);
    return { ...window, senders, targeted: target !== undefined };
  }, [database, chatId, messageRowid, stretch, toNewest]);

  // Both or nothing: what coverage adds above would push the newest message out of sight.
  const items = read && head ? timelineItems(read.rows, head.coverage, !read.hasOlder) : [];
  const firstRowid = read?.rows[0]?.rowid;
  const lastRowid = read?.rows.at(-1)?.rowid;
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<{ first?: number; placed: boolean; atEnd: boolean; handledAt: number }>({
    placed: false,
    atEnd: true,
    handledAt: -OWN_SCROLL,
  });
  const prepended =
    shown.current.first !== undefined &&
    firstRowid !== undefined &&
    firstRowid < shown.current.first;

  useLayoutEffect(() => {
    shown.current.first = firstRowid;
  }, [firstRowid]);
  useEffect(() => {
    if (!read || items.length === 0) return;
    const handle = list.current;
    if (!handle) return;
    if (!shown.current.placed) {
      shown.current.placed = true;
      const at = items.findIndex((item) => item.key === String(messageRowid));
      shown.current.atEnd = !(read.targeted && at >= 0);
      if (!shown.current.atEnd) handle.scrollToIndex(at, { align: 'center' });
      else handle.scrollToIndex(items.length - 1, { align: 'end' });
    } else if (shown.current.atEnd && !read.hasNewer) {
      handle.scrollToIndex(items.length - 1, { align: 'end' });
    }
    // Only a new last message, or a gap that comes or goes, moves the view.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [items.length, lastRowid]);

  const filled = items.length > 0;
  useEffect(() => {
    // Rows are measured after they are placed, and what is below may grow: the end stays the end until the user leaves it.
    const log = frame.current?.querySelector('[role=log]');
    const content = log?.firstElementChild;
    if (!filled || !log || !content) return undefined;
    const observer = new ResizeObserver(() => {
      // After this frame: a scroll within the observer would resize what it observes.
      requestAnimationFrame(() => {
        if (shown.current.atEnd) log.scrollTop = log.scrollHeight;
      });
    });
    observer.observe(log);
    observer.observe(content);
    return () => {
      observer.disconnect();
    };
  }, [filled]);
  const handled = () => {
    shown.current.handledAt = performance.now();
  };

  const onScroll = (offset: number) => {
    const handle = list.current;
    if (!handle || !read || !shown.current.placed) return;
    const toEnd = handle.scrollSize - handle.viewportSize - offset;
    if (toEnd < 40 && !read.hasNewer) shown.current.atEnd = true;
    else if (performance.now() - shown.current.handledAt < OWN_SCROLL) shown.current.atEnd = false;
    if (offset < NEAR && read.hasOlder && read.rows.length >= stretch.older)
      setStretch({ ...stretch, older: stretch.older + PAGE });
    else if (toEnd < NEAR && read.hasNewer) setStretch({ ...stretch, newer: stretch.newer + PAGE });
  };

  const name = head?.name ?? '';
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-12 items-center gap-1 border-b border-line px-1.5">
        <IconButton
          label={t('chats.back')}
          icon={<ArrowLeft size={18} aria-hidden />}
          onClick={() => {
            showChat(null);
          }}
        />
        <div className="min-w-0 flex-1">
          <h1 className="truncate leading-tight font-semibold">{name}</h1>
          {head?.contact?.phone && (
            <p className="text-xs text-ink-faint">
              <PhoneNumber digits={head.contact.phone} />
            </p>
          )}
        </div>
        <IconButton
          label={t('chats.searchHere')}
          icon={<Search size={18} aria-hidden />}
          onClick={() => {
            search('', chatId);
            show('search');
          }}
        />
        <IconButton
          label={t('chats.openInWhatsApp')}
          icon={<ExternalLink size={18} aria-hidden />}
          onClick={() => {
            openInWhatsApp({ chatId });
          }}
        />
      </div>
      <div
        ref={frame}
        className="relative min-h-0 flex-1"
        onWheel={handled}
        onTouchMove={handled}
        onPointerDown={handled}
        onKeyDown={handled}
      >
        {read?.rows.length === 0 && (
          <p className="p-8 text-center text-ink-soft">{t('chats.noMessages')}</p>
        )}
        {read && items.length > 0 && (
          <VList
            ref={list}
            shift={prepended}
            onScroll={onScroll}
            tabIndex={0}
            role="log"
            aria-label={t('chats.timeline', { name })}
            aria-live="off"
            className="h-full -outline-offset-2"
          >
            {items.map((item) => (
              <Item
                key={item.key}
                item={item}
                senders={read.senders}
                marked={item.key === String(messageRowid)}
              />
            ))}
          </VList>
        )}
        {read?.hasNewer && (
          <IconButton
            label={t('chats.jumpToNewest')}
            className="absolute right-3 bottom-3 border border-line !bg-raised shadow-card"
            icon={<ChevronsDown size={18} aria-hidden />}
            onClick={() => {
              shown.current.placed = false;
              setToNewest(true);
            }}
          />
        )}
      </div>
      {head && <Composer chatId={chatId} chat={head.row} name={name} />}
    </div>
  );
}
