import { useLiveQuery } from 'dexie-react-hooks';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { moveInList } from '@/ui/list-keys';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { BackButton } from '../shell/BackButton';
import { useBackfill } from '../use-backfill';
import { usePeople } from '../use-people';
import { BackfillRun } from './BackfillRun';
import { CoverageLine, type CoveredChat } from './CoverageLine';
import { useCoverageSummary } from './use-coverage-summary';

const PAGE = 150;
/** px from the end at which more chats are read */
const NEAR = 800;

/** The height of what stands above the list in the same scrolling box. */
function useHeight() {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setHeight(element.offsetHeight);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { box, height };
}

function useCoveredChats(limit: number): CoveredChat[] | undefined {
  const database = useAccount();
  return useLiveQuery(async () => {
    const chats = await database.chats.orderBy('lastMessageAt').reverse().limit(limit).toArray();
    const ids = chats.map(({ id }) => id);
    const [contacts, coverage] = await Promise.all([
      database.contacts.bulkGet(ids),
      database.coverage.bulkGet(ids),
    ]);
    return chats.map((chat, index) => ({
      chat,
      contact: contacts[index],
      coverage: coverage[index],
    }));
  }, [database, limit]);
}

/** Older history: reading it, and what of every chat is captured. */
export function BackfillScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { row } = useBackfill();
  const summary = useCoverageSummary(row?.state === 'running');
  const scrolled = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const { box, height } = useHeight();
  const [limit, setLimit] = useState(PAGE);
  const lines = useCoveredChats(limit);
  const people = usePeople(lines?.map(({ chat }) => chat.id) ?? []);
  return (
    <div ref={scrolled} className="min-h-0 flex-1 overflow-y-auto" onKeyDown={moveInList}>
      <div ref={box}>
        <ScreenHeader title={t('backfill.title')} before={<BackButton />} />
        <div className="px-3">
          <BackfillRun row={row} />
        </div>
        <div className="px-3 pt-4 pb-2">
          <h2 className="font-semibold">{t('backfill.chats')}</h2>
          {summary && summary.chats > 0 && (
            <p className="text-sm text-ink-soft tabular-nums">
              {t('backfill.chatsText', {
                count: summary.chats,
                complete: formats.number(summary.complete),
              })}{' '}
              {summary.withGaps > 0 && t('backfill.withGaps', { count: summary.withGaps })}
            </p>
          )}
          {lines?.length === 0 && <p className="text-sm text-ink-soft">{t('backfill.noChats')}</p>}
        </div>
      </div>
      {lines && lines.length > 0 && (
        <div
          role="list"
          aria-label={t('backfill.chats')}
          className="border-t border-line bg-raised"
        >
          <Virtualizer
            ref={list}
            scrollRef={scrolled}
            startMargin={height}
            onScroll={(offset) => {
              const handle = list.current;
              if (!handle || lines.length < limit) return;
              if (offset + handle.viewportSize > handle.scrollSize - NEAR) setLimit(limit + PAGE);
            }}
          >
            {lines.map((line) => (
              <div role="listitem" key={line.chat.id} className="border-b border-line">
                <CoverageLine {...line} contact={people?.get(line.chat.id) ?? line.contact} />
              </div>
            ))}
          </Virtualizer>
        </div>
      )}
    </div>
  );
}
