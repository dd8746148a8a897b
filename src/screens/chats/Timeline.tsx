import { useLiveQuery } from 'dexie-react-hooks';
import { ChevronsDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VList, type VListHandle } from 'virtua';
import { personContact } from '@/database/identity';
import type { AbsenceRow, LinkRow, MessageRow } from '@/database/rows';
import { chatKind } from '@/domain/message';
import { contactName } from '@/domain/contact-name';
import { gapsBetween } from '@/domain/coverage';
import { IconButton } from '@/ui/IconButton';
import { useAccount } from '../account';
import { personName } from '../person-name';
import { useBackfill } from '../use-backfill';
import { usePeople } from '../use-people';
import { useLink } from '../use-rows';
import { useTextOnly } from '../use-text-only';
import { useView, type OpenChat } from '../view-state';
import { Composer, composerKey, mayWrite } from './Composer';
import { timelineItems } from './timeline-items';
import { peopleIn, readQuoted, readTimeline } from './timeline-window';
import { TimelineHeader } from './TimelineHeader';
import { TimelineRow, type TimelineContext } from './TimelineRow';

const PAGE = 60;
/** px from an edge at which more is read */
const NEAR = 300;
/** ms after a key, a wheel or a finger in which a scroll is the user's own, not a measured row's. */
const OWN_SCROLL = 1000;

/** In these the page says nothing yet: that lasts seconds. */
const BEGINNING: ReadonlySet<LinkRow['state']> = new Set(['starting', 'connecting']);

/** One chat as it was captured, with its holes, and a place to write. */
export function Timeline({ open, withBack }: { open: OpenChat; withBack: boolean }) {
  const { t } = useTranslation();
  const database = useAccount();
  const { chatId, messageRowid } = open;
  const showChat = useView((state) => state.showChat);
  const backfill = useBackfill();
  const link = useLink();
  const textOnly = useTextOnly();
  const composer = useRef<HTMLTextAreaElement>(null);
  const [jumpedTo, setJumpedTo] = useState<number>();
  const list = useRef<VListHandle>(null);
  const [stretch, setStretch] = useState({ older: PAGE, newer: PAGE });
  const [toNewest, setToNewest] = useState(false);

  const head = useLiveQuery(async () => {
    const [row, contact, coverage] = await Promise.all([
      database.chats.get(chatId),
      personContact(database, chatId),
      database.coverage.get(chatId),
    ]);
    // A contact that was never written to has no chat yet.
    const chat = row ?? { id: chatId, name: '', kind: chatKind(chatId), readOnly: false };
    const [firstGap] = gapsBetween(coverage?.ranges ?? []);
    const absences: AbsenceRow[] = firstGap
      ? await database.absences.where('to').above(firstGap.from).toArray()
      : [];
    const name = personName(chat, contact) || t('person.unknown');
    return { row, contact, coverage, absences, name };
  }, [database, chatId, t]);
  const read = useLiveQuery(async () => {
    const target =
      messageRowid === undefined || toNewest
        ? undefined
        : await database.messages.get(messageRowid);
    const window = await readTimeline(database, chatId, { anchor: target, ...stretch });
    const quoted = await readQuoted(database, chatId, window.rows);
    const people = peopleIn([...window.rows, ...quoted.values()]);
    return { ...window, quoted, people, targeted: target !== undefined };
  }, [database, chatId, messageRowid, stretch, toNewest]);
  const people = usePeople(read?.people ?? []);

  const capturing = !link || link.state === 'connected' || BEGINNING.has(link.state);
  // Both or nothing: what coverage adds above would push the newest message out of sight.
  const items =
    read && head
      ? timelineItems(read.rows, head.coverage, {
          whole: !read.hasOlder,
          newest: !read.hasNewer,
          capturing,
        })
      : [];
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

  const filled = (read?.rows.length ?? 0) > 0 && items.length > 0;
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
  const onJump = ({ rowid }: MessageRow) => {
    const at = items.findIndex((item) => item.key === String(rowid));
    if (at < 0) {
      showChat({ chatId, messageRowid: rowid });
      return;
    }
    shown.current.atEnd = false;
    setJumpedTo(rowid);
    list.current?.scrollToIndex(at, { align: 'center' });
  };
  const onReply = ({ id }: MessageRow) => {
    const key = composerKey(chatId);
    const { edits, setEdit } = useView.getState();
    setEdit(key, { text: '', ...edits[key], quotes: id });
    composer.current?.focus();
  };
  const context: TimelineContext | undefined = head &&
    read && {
      chatId,
      chatName: name,
      absences: head.absences,
      backfill,
      quoted: read.quoted,
      nameOf: (id) => contactName(people?.get(id) ?? { id }) || t('person.unknown'),
      onJump,
      onReply: textOnly || !mayWrite(chatId, head.row) ? undefined : onReply,
    };
  const markedKey = String(jumpedTo ?? messageRowid);
  const empty = read?.rows.length === 0;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <TimelineHeader chatId={chatId} name={name} contact={head?.contact} withBack={withBack} />
      <div
        ref={frame}
        className="relative min-h-0 flex-1"
        onWheel={handled}
        onTouchMove={handled}
        onPointerDown={handled}
        onKeyDown={handled}
      >
        {empty && (
          <p className="px-8 pt-8 pb-2 text-center text-ink-soft">{t('chats.noMessages')}</p>
        )}
        {empty &&
          context &&
          items.map((item) => (
            <TimelineRow key={item.key} item={item} marked={false} context={context} />
          ))}
        {context && !empty && (
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
              <TimelineRow
                key={item.key}
                item={item}
                marked={item.key === markedKey}
                context={context}
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
      {head && <Composer ref={composer} chatId={chatId} chat={head.row} name={name} />}
    </div>
  );
}
