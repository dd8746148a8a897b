import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportProgress } from '@/protocol/chat-import-api';
import { Button } from '@/ui/Button';
import { Progress } from '@/ui/Progress';
import { useFormats } from '@/ui/use-formats';
import { StepTitle } from './StepTitle';

/** A file on its way into the store. */
export function RunStep({
  file,
  progress,
  stopping,
  onStop,
}: {
  file: File;
  progress: ImportProgress;
  stopping: boolean;
  onStop: () => void;
}) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { done, total, added, known } = progress;
  return (
    <>
      <StepTitle>{t('import.running')}</StepTitle>
      <section className="flex flex-col gap-2 rounded-xl border border-line bg-raised p-3">
        <p className="truncate text-sm text-ink-soft">{file.name}</p>
        <Progress label={t('import.running')} done={done} total={total} />
        <p className="flex flex-wrap justify-between gap-x-3 text-sm tabular-nums">
          <span>{t('import.progress', { done: number(done), total: number(total) })}</span>
          <span className="text-ink-soft">
            {t('import.soFar', { added: number(added), known: number(known) })}
          </span>
        </p>
        <p className="text-xs text-ink-faint">{t('import.runningText')}</p>
        <Button
          className="min-h-10"
          icon={<Square size={14} aria-hidden />}
          disabled={stopping}
          onClick={onStop}
        >
          {stopping ? t('import.stopping') : t('import.stop')}
        </Button>
      </section>
    </>
  );
}
