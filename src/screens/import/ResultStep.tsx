import { CircleCheck, CirclePause, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportFailure, ImportResult } from '@/protocol/chat-import-api';
import { Button } from '@/ui/Button';
import { useFormats } from '@/ui/use-formats';
import { useView } from '../view-state';
import { StepTitle } from './StepTitle';

interface Onward {
  /** More files were chosen. */
  more: boolean;
  onNext: () => void;
}

function NextButton({ more, onNext }: Onward) {
  const { t } = useTranslation();
  return (
    <Button className="min-h-10" onClick={onNext}>
      {more ? t('import.next') : t('import.another')}
    </Button>
  );
}

/** What has become of a file. */
export function ResultStep({
  result,
  chatId,
  onReview,
  ...onward
}: Onward & { result: ImportResult; chatId: string; onReview: () => void }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const showChat = useView((state) => state.showChat);
  const stopped = result.outcome === 'stopped';
  const Icon = stopped ? CirclePause : CircleCheck;
  const said = (key: 'added' | 'known' | 'old' | 'doubts' | 'filesKept' | 'filesLeft') =>
    t(`import.${key}`, { count: result[key], number: number(result[key]) });
  return (
    <section className="flex flex-col gap-3 rounded-xl border border-line bg-raised p-3">
      <div className="flex items-center gap-2">
        <Icon size={20} className={stopped ? 'text-warn' : 'text-good'} aria-hidden />
        <StepTitle>{stopped ? t('import.stoppedTitle') : t('import.doneTitle')}</StepTitle>
      </div>
      {stopped && <p className="text-sm text-ink-soft">{t('import.stoppedText')}</p>}
      <ul className="space-y-0.5 tabular-nums">
        <li className="font-medium">{said('added')}</li>
        <li>{said('known')}</li>
        {result.old > 0 && <li className="text-ink-soft">{said('old')}</li>}
        {result.doubts > 0 && <li className="text-warn">{said('doubts')}</li>}
        {result.filesKept > 0 && <li>{said('filesKept')}</li>}
        {result.filesLeft > 0 && <li className="text-ink-soft">{said('filesLeft')}</li>}
      </ul>
      <div className="flex flex-wrap gap-2">
        {result.doubts > 0 && (
          <Button look="primary" className="min-h-10" onClick={onReview}>
            {t('import.review')}
          </Button>
        )}
        <Button
          look={result.doubts > 0 ? 'secondary' : 'primary'}
          className="min-h-10"
          onClick={() => {
            showChat({ chatId });
          }}
        >
          {t('import.openChat')}
        </Button>
        <NextButton {...onward} />
      </div>
    </section>
  );
}

/** Why a file was not imported, and that nothing else happened. */
export function FailedStep({
  file,
  failure,
  midway,
  ...onward
}: Onward & { file: File; failure: ImportFailure; midway: boolean }) {
  const { t } = useTranslation();
  return (
    <section
      role="alert"
      className="flex flex-col gap-3 rounded-xl border border-line bg-raised p-3"
    >
      <div className="flex items-center gap-2">
        <CircleX size={20} className="text-bad" aria-hidden />
        <StepTitle>{t('import.failedTitle')}</StepTitle>
      </div>
      <p className="truncate text-sm text-ink-soft">{file.name}</p>
      <p>{t(`import.failure.${failure}`)}</p>
      <p className="text-sm text-ink-soft">
        {midway ? t('import.failedMidText') : t('import.failedText')}
      </p>
      <div className="flex">
        <NextButton {...onward} />
      </div>
    </section>
  );
}
