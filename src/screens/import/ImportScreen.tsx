import { ListChecks } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Progress } from '@/ui/Progress';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { BackButton } from '../shell/BackButton';
import { useSurroundings } from '../surroundings';
import { FileChoice } from './FileChoice';
import { createImportFlow } from './import-flow';
import { PreviewStep } from './PreviewStep';
import { FailedStep, ResultStep } from './ResultStep';
import { ReviewDeck } from './ReviewDeck';
import { RunStep } from './RunStep';
import { startImportWorker } from './start-import-worker';
import { StepTitle } from './StepTitle';
import { readTargets, type Target } from './targets';
import { useReviews } from './use-reviews';

const useImportFlow = createImportFlow(startImportWorker);

/** Chats that can be chosen; undefined while they are read. */
function useTargets(): Target[] | undefined {
  const database = useAccount();
  const [targets, setTargets] = useState<Target[]>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let left = false;
    readTargets(database).then((read) => {
      if (!left) setTargets(read);
    }, setFailure);
    return () => {
      left = true;
    };
  }, [database]);
  // The screen's boundary says it.
  if (failure !== undefined) throw failure;
  return targets;
}

function OpenReviews({ onReview }: { onReview: () => void }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const reviews = useReviews();
  if (!reviews || reviews.length === 0) return null;
  return (
    <section className="flex flex-wrap items-center gap-2 rounded-xl border border-line bg-warn-soft p-3">
      <ListChecks size={18} className="shrink-0 text-warn" aria-hidden />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-semibold">
          {t('import.reviews', { count: reviews.length, number: number(reviews.length) })}
        </p>
        <p className="text-sm text-ink-soft">{t('import.reviewsText')}</p>
      </div>
      <Button onClick={onReview}>{t('import.review')}</Button>
    </section>
  );
}

/** WhatsApp's own exported chats: chosen, looked at, asked about, written, and reviewed. */
export function ImportScreen({ useFlow = useImportFlow }: { useFlow?: typeof useImportFlow }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { accountId } = useAccount();
  const { now } = useSurroundings();
  const targets = useTargets();
  const flow = useFlow();
  const [reviewing, setReviewing] = useState(false);
  const { reset } = flow;
  const foreign = flow.accountId !== '' && flow.accountId !== accountId;
  useEffect(() => {
    // Another account's file is no business of this one.
    if (foreign) reset();
  }, [foreign, reset]);

  const { step } = flow;
  const next = () => {
    flow.next(now());
  };
  const review = () => {
    setReviewing(true);
  };
  const onward = { more: flow.waiting.length > 0, onNext: next };
  const place = flow.chosen > 1 && step.name !== 'choose' && !reviewing;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ScreenHeader title={t('import.title')} before={<BackButton />}>
        {place && (
          <span className="text-sm text-ink-soft tabular-nums">
            {t('import.fileOf', {
              number: number(flow.chosen - flow.waiting.length),
              total: number(flow.chosen),
            })}
          </span>
        )}
      </ScreenHeader>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-3 pb-3">
        {reviewing ? (
          <ReviewDeck
            onClose={() => {
              setReviewing(false);
            }}
          />
        ) : (
          <>
            {step.name === 'choose' && (
              <>
                <OpenReviews onReview={review} />
                <FileChoice
                  onChoose={(files) => {
                    flow.choose(files, accountId, now());
                  }}
                />
              </>
            )}
            {(step.name === 'reading' || (step.name === 'preview' && !targets)) && (
              <section className="flex flex-col gap-2 rounded-xl border border-line bg-raised p-3">
                <StepTitle>{t('import.reading', { name: step.file.name })}</StepTitle>
                <Progress
                  label={t('import.reading', { name: step.file.name })}
                  done={step.name === 'reading' ? step.share * 100 : 100}
                  total={100}
                />
                <Button className="min-h-10" onClick={next}>
                  {t('app.cancel')}
                </Button>
              </section>
            )}
            {step.name === 'preview' && targets && (
              <PreviewStep
                key={flow.waiting.length}
                file={step.file}
                preview={step.preview}
                targets={targets}
                compare={flow.compare}
                onStart={flow.run}
                onSkip={next}
              />
            )}
            {step.name === 'running' && <RunStep {...step} onStop={flow.stop} />}
            {step.name === 'done' && <ResultStep {...step} {...onward} onReview={review} />}
            {step.name === 'failed' && <FailedStep {...step} {...onward} />}
          </>
        )}
      </div>
    </div>
  );
}
