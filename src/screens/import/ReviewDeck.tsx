import { CircleCheck, Clock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callSame, keepBoth, reopen, type SettledReview } from '@/database/import-reviews';
import type { MessageRow } from '@/database/rows';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { useFormats } from '@/ui/use-formats';
import { useShortcuts } from '@/ui/use-shortcuts';
import { useAccount } from '../account';
import { MessageBubble } from '../chats/MessageBubble';
import { useSurroundings } from '../surroundings';
import { useDevice } from '../use-rows';
import { useView } from '../view-state';
import { StepTitle } from './StepTitle';
import { useReviews } from './use-reviews';

function Side({ title, row, sender }: { title: string; row: MessageRow; sender?: string }) {
  const { dateTime } = useFormats();
  return (
    <section className="min-w-0 flex-1 rounded-xl border border-line bg-canvas p-2.5">
      <h3 className="text-xs font-semibold text-ink-soft">{title}</h3>
      <p className="mb-1.5 text-xs text-ink-faint tabular-nums">{dateTime(row.timestamp)}</p>
      {sender && <p className="text-xs font-semibold break-words text-accent">{sender}</p>}
      <MessageBubble row={row} />
    </section>
  );
}

/** Messages that may be one with another, pair by pair, for the user to say. */
export function ReviewDeck({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const shortcuts = useDevice()?.shortcuts ?? false;
  const reviews = useReviews();
  const [later, setLater] = useState<ReadonlySet<number>>(new Set());
  const open = reviews?.filter(({ review }) => !later.has(review.id ?? 0));
  const shown = open?.[0];

  const failed = () => {
    notify({ tone: 'bad', text: t('approvals.saveFailed') });
  };
  const told = (text: string, settled: SettledReview) => {
    notify({
      tone: 'neutral',
      text,
      action: {
        label: t('app.undo'),
        run: () => {
          reopen(database, settled, now()).catch(failed);
        },
      },
    });
  };
  const same = async () => {
    if (!shown) return;
    const settled = await callSame(database, shown.review, now());
    if (settled) told(t('import.settledSame'), settled);
    else notify({ tone: 'neutral', text: t('import.reviewGone') });
  };
  const different = async () => {
    if (shown) told(t('import.settledDifferent'), await keepBoth(database, shown.review));
  };
  const decide = (decision: () => Promise<void>) => {
    // Told to the user; the question is still there.
    decision().catch(failed);
  };
  const postpone = () => {
    if (shown) setLater(new Set([...later, shown.review.id ?? 0]));
  };
  useShortcuts(
    {
      1: () => {
        decide(same);
      },
      2: () => {
        decide(different);
      },
      3: postpone,
    },
    shortcuts && shown !== undefined,
  );

  if (!reviews || !open) return null;
  if (!shown)
    return reviews.length === 0 ? (
      <EmptyState
        icon={<CircleCheck size={26} aria-hidden />}
        title={t('import.reviewsDone')}
        action={<Button onClick={onClose}>{t('import.backToImport')}</Button>}
      >
        {t('import.reviewsDoneText')}
      </EmptyState>
    ) : (
      <EmptyState
        icon={<Clock size={26} aria-hidden />}
        title={t('import.reviewsLater')}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button
              onClick={() => {
                setLater(new Set());
              }}
            >
              {t('import.reviewsAgain')}
            </Button>
            <Button onClick={onClose}>{t('import.backToImport')}</Button>
          </div>
        }
      >
        {t('import.reviewsLaterText', { count: reviews.length, number: number(reviews.length) })}
      </EmptyState>
    );

  const key = (digit: string) => (shortcuts ? { shortcut: digit } : {});
  return (
    <>
      <div className="flex items-baseline gap-2">
        <StepTitle>{t('import.reviewTitle')}</StepTitle>
        <p className="ml-auto shrink-0 text-sm text-ink-soft tabular-nums">
          {t('import.reviewOf', {
            number: number(reviews.length - open.length + 1),
            total: number(reviews.length),
          })}
        </p>
      </div>
      <p className="text-sm text-ink-soft">{t(`import.reason.${shown.review.reason}`)}</p>
      <div className="flex flex-col gap-2 min-[30rem]:flex-row">
        <Side title={t('import.reviewImported')} row={shown.imported} sender={shown.importedBy} />
        <Side
          title={shown.other.imported ? t('import.reviewOtherImport') : t('import.reviewCaptured')}
          row={shown.other}
          sender={shown.otherBy}
        />
      </div>
      <div className="sticky -bottom-3 -mx-3 mt-auto -mb-3 flex flex-wrap gap-2 border-t border-line bg-raised px-3 py-2.5">
        <Button
          look="primary"
          className="min-h-10 flex-auto !px-2 whitespace-nowrap"
          {...key('1')}
          onClick={() => {
            decide(same);
          }}
        >
          {t('import.same')}
        </Button>
        <Button
          className="min-h-10 flex-auto !px-2 whitespace-nowrap"
          {...key('2')}
          onClick={() => {
            decide(different);
          }}
        >
          {t('import.different')}
        </Button>
        <Button look="quiet" className="min-h-10 !px-2" {...key('3')} onClick={postpone}>
          {t('import.later')}
        </Button>
      </div>
    </>
  );
}
