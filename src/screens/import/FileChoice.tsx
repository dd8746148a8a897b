import { FileUp, ShieldCheck } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { classNames } from '@/ui/class-names';

/** The first step: a file is chosen or dropped, and how one comes by it. */
export function FileChoice({ onChoose }: { onChoose: (files: File[]) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onChoose([...event.dataTransfer.files]);
  };
  return (
    <>
      <div
        data-testid="drop"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={drop}
        className={classNames(
          'flex flex-col items-center gap-2 rounded-xl border-2 border-dashed px-4 py-8 text-center',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-raised',
        )}
      >
        <span className="flex size-12 items-center justify-center rounded-2xl bg-accent-soft text-accent">
          <FileUp size={24} aria-hidden />
        </span>
        <p className="font-semibold">{t('import.drop')}</p>
        <p className="max-w-72 text-sm text-pretty text-ink-soft">{t('import.dropText')}</p>
        <input
          ref={input}
          type="file"
          multiple
          accept=".txt,.zip,text/plain,application/zip"
          className="sr-only"
          tabIndex={-1}
          aria-hidden
          onChange={(event) => {
            onChoose([...(event.target.files ?? [])]);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
        <Button
          look="primary"
          className="mt-2 min-h-10"
          onClick={() => {
            input.current?.click();
          }}
        >
          {t('import.choose')}
        </Button>
      </div>
      <section className="rounded-xl border border-line bg-raised p-3 text-sm text-ink-soft">
        <h2 className="mb-1 font-semibold text-ink">{t('import.howTitle')}</h2>
        <ul className="list-disc space-y-1 pl-4">
          <li>{t('import.howAndroid')}</li>
          <li>{t('import.howIos')}</li>
        </ul>
        <p className="mt-2 flex gap-1.5">
          <ShieldCheck size={16} className="mt-0.5 shrink-0 text-good" aria-hidden />
          {t('import.howPrivacy')}
        </p>
      </section>
    </>
  );
}
