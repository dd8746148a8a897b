import { ChevronLeft, ChevronRight, Coffee } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposedSend } from '@/database/sending-overview';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { IconButton } from '@/ui/IconButton';
import { useShortcuts } from '@/ui/use-shortcuts';
import { useView } from '../view-state';
import type { Card, Deck } from './deck';
import { useApproval } from './use-approval';
import { useLookAhead } from './use-suggestions';

// Nothing is on its way out when the panel opens, as a rule.
const OutboxStrip = lazy(() =>
  import('./OutboxStrip').then((module) => ({ default: module.OutboxStrip })),
);

// Asked for at once, but beside the panel's first chunk: it is there before the first rows are read.
const replyCard = import('./ReplyCard').then((module) => ({ default: module.ReplyCard }));
const ReplyCard = lazy(() => replyCard);
// Few cards are of these kinds.
const ConsentCard = lazy(() =>
  import('./ConsentCard').then((module) => ({ default: module.ConsentCard })),
);
const DecisionCard = lazy(() =>
  import('./DecisionCard').then((module) => ({ default: module.DecisionCard })),
);

// Facts about all of them, beside the card that is read.
const BatchPlan = lazy(() =>
  import('../sending/BatchPlan').then((module) => ({ default: module.BatchPlan })),
);

/** Fewer leave within seconds of their approval, and each card says so itself: a plan would only repeat it. */
const BATCH = 5;

/** What the cards come to if all are approved. */
function proposedBy(cards: readonly Card[]): ProposedSend[] {
  return cards.flatMap((card): ProposedSend[] => {
    if (card.kind !== 'reply') return [];
    const { chat, draft, followUp } = card;
    const priority = draft?.priority ?? (followUp ? 'follow-up' : 'reply');
    return [{ chatId: chat.id, priority, scheduledFor: draft?.scheduledFor }];
  });
}

function CardView({
  card,
  shortcuts,
  onSettled,
}: {
  card: Card;
  shortcuts: boolean;
  onSettled: () => void;
}) {
  switch (card.kind) {
    case 'reply':
      return <ReplyCard key={card.key} card={card} shortcuts={shortcuts} onSettled={onSettled} />;
    case 'consent':
      return <ConsentCard key={card.key} card={card} onSettled={onSettled} />;
    case 'decision':
      return (
        <DecisionCard key={card.key} card={card} shortcuts={shortcuts} onSettled={onSettled} />
      );
  }
}

/** The deck: one person at a time, decided with one key. */
export function ApprovalsScreen({
  deck,
  shortcuts,
}: {
  /** undefined while it is read */
  deck: Deck | undefined;
  shortcuts: boolean;
}) {
  const { t } = useTranslation();
  const selected = useView((state) => state.selectedCard);
  const wanted = useView((state) => state.wantedCard);
  const select = useView((state) => state.selectCard);
  const show = useView((state) => state.show);
  const notice = useView((state) => state.notice);
  const { undoLatest } = useApproval();
  const region = useRef<HTMLDivElement>(null);
  const lastIndex = useRef(0);

  const cards = deck?.cards ?? [];
  const wantedAt = cards.findIndex((card) => card.key === wanted);
  const found = wantedAt >= 0 ? wantedAt : cards.findIndex((card) => card.key === selected);
  // The card that was on the screen is gone: the one that moved into its place is next.
  const index = found >= 0 ? found : Math.max(0, Math.min(lastIndex.current, cards.length - 1));
  const card = cards[index];
  const key = card?.key;
  useLookAhead(cards[index + 1]);

  // Until the user has begun, whoever waits longest is on top, also while older waits are still being read.
  const begun = useRef(false);
  useEffect(() => {
    const begin = () => {
      begun.current = true;
      if (key !== undefined) useView.setState({ selectedCard: key });
    };
    const listening = new AbortController();
    for (const type of ['keydown', 'pointerdown'])
      window.addEventListener(type, begin, { capture: true, signal: listening.signal });
    return () => listening.abort();
  }, [key]);

  useEffect(() => {
    lastIndex.current = begun.current ? index : 0;
    if (wantedAt >= 0) select(wanted);
    else if (begun.current && key !== undefined && key !== selected)
      useView.setState({ selectedCard: key });
  }, [index, key, select, selected, wanted, wantedAt]);

  useEffect(() => {
    // Whoever works with the keyboard stays in the deck when a card leaves.
    if (document.activeElement === document.body)
      region.current?.querySelector('article')?.focus({ preventScroll: true });
  }, [key]);

  const go = (step: number) => {
    const next = cards[index + step];
    if (next) select(next.key);
  };
  const back = () => {
    go(-1);
  };
  const forth = () => {
    go(1);
  };
  useShortcuts(
    {
      ArrowLeft: back,
      ArrowUp: back,
      ArrowRight: forth,
      ArrowDown: forth,
    },
    true,
  );
  useShortcuts(
    {
      z: () => {
        if (notice?.action) notice.action.run();
        else void undoLatest();
      },
    },
    shortcuts,
  );
  const settled = () => {
    // Focus goes with the card that leaves; back to the deck, where the keys act.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const next = cards[index + 1] ?? cards[index - 1];
    lastIndex.current = index;
    select(next?.key ?? null);
  };

  if (!deck)
    return (
      <p role="status" className="p-6 text-center text-ink-soft">
        {t('app.loading')}
      </p>
    );
  const proposed = proposedBy(cards);
  const onItsWay = deck.outgoing.filter(({ row }) => row.status === 'approved');
  return (
    <div ref={region} className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">{t('approvals.title')}</h1>
      {deck.outgoing.length + deck.scheduled.length > 0 && (
        <Suspense fallback={null}>
          <OutboxStrip outgoing={deck.outgoing} scheduled={deck.scheduled.length} />
        </Suspense>
      )}
      {proposed.length + onItsWay.length >= BATCH && (
        <Suspense fallback={null}>
          <BatchPlan proposed={proposed} />
        </Suspense>
      )}
      {card ? (
        <>
          <div className="flex items-center justify-between px-1.5 pt-1">
            <IconButton
              label={t('approvals.previous')}
              icon={<ChevronLeft size={18} aria-hidden />}
              disabled={index === 0}
              onClick={back}
            />
            <p aria-live="polite" className="text-xs font-medium text-ink-faint tabular-nums">
              {t('approvals.position', { position: index + 1, total: cards.length })}
            </p>
            <IconButton
              label={t('approvals.next')}
              icon={<ChevronRight size={18} aria-hidden />}
              disabled={index >= cards.length - 1}
              onClick={forth}
            />
          </div>
          <Suspense fallback={null}>
            <CardView card={card} shortcuts={shortcuts} onSettled={settled} />
          </Suspense>
        </>
      ) : (
        <EmptyState
          icon={<Coffee size={26} aria-hidden />}
          title={t('approvals.emptyTitle')}
          action={
            <Button
              onClick={() => {
                show('search');
              }}
            >
              {t('approvals.emptySearch')}
            </Button>
          }
        >
          {t('approvals.emptyText2')}
        </EmptyState>
      )}
    </div>
  );
}
