import { Download, LoaderCircle, RotateCcw, Save } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '@/database/rows';
import { Button } from '@/ui/Button';
import { Progress } from '@/ui/Progress';
import { useNow } from '@/ui/use-now';
import { useSettings } from '../../use-rows';
import { useSurroundings } from '../../surroundings';
import { useView } from '../../view-state';
import { fileSize } from './message-formats';
import type { MediaFile } from './use-media-file';

/** After so long without an end the user may ask again: the page that brought it may be gone. */
const PATIENCE_MS = 60_000;

function Problem({ text, onRetry }: { text: string; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-xs text-warn">
      <p>{text}</p>
      {onRetry && (
        <Button look="link" icon={<RotateCcw size={12} aria-hidden />} onClick={onRetry}>
          {t('message.file.again')}
        </Button>
      )}
    </div>
  );
}

function TooLarge({ onRetry }: { onRetry: () => void }) {
  const { t, i18n } = useTranslation();
  const show = useView((state) => state.show);
  const limit = useSettings()?.mediaFileLimit ?? 0;
  return (
    <>
      <Problem
        text={t('message.file.tooLarge', { limit: fileSize(limit, i18n.language) })}
        onRetry={onRetry}
      />
      <Button
        look="link"
        onClick={() => {
          show('settings');
        }}
      >
        {t('message.file.changeLimit')}
      </Button>
    </>
  );
}

function UnderWay({ file, what }: { file: MediaFile; what: string }) {
  const { t, i18n } = useTranslation();
  const now = useNow(useSurroundings().now, 10_000);
  const { row } = file;
  if (!row) return null;
  const size = (bytes: number) => fileSize(bytes, i18n.language);
  return (
    <div className="flex w-full flex-col gap-1 text-xs text-ink-soft" role="status">
      <p className="flex items-center gap-1.5 tabular-nums">
        <LoaderCircle size={13} className="animate-spin" aria-hidden />
        {row.state === 'asked'
          ? t('message.file.asked')
          : t('message.file.receiving', { received: size(row.received), size: size(row.size) })}
      </p>
      {row.state === 'receiving' && (
        <Progress
          label={t('message.file.receivingOf', { what })}
          done={row.received}
          total={row.size}
        />
      )}
      {now - row.at > PATIENCE_MS && (
        <Button
          look="link"
          className="self-start"
          icon={<RotateCcw size={12} aria-hidden />}
          onClick={file.fetch}
        >
          {t('message.file.again')}
        </Button>
      )}
    </div>
  );
}

/** What can be done with a message's file, or why nothing can. `what`: the file in words, for those who only hear the button. */
export function FileLine({
  message,
  file,
  what,
}: {
  message: MessageRow;
  file: MediaFile;
  what: string;
}) {
  const { t } = useTranslation();
  const { row, lost, fetch, save } = file;
  if (lost) return <Problem text={t('message.file.lost')} onRetry={fetch} />;
  switch (row?.state) {
    case 'kept':
      return (
        <Button
          look="quiet"
          className="-mx-2 !px-2"
          icon={<Save size={14} aria-hidden />}
          aria-label={t('message.file.saveOf', { what })}
          onClick={save}
        >
          {t('message.file.save')}
        </Button>
      );
    case 'asked':
    case 'receiving':
      return <UnderWay file={file} what={what} />;
    case 'gone':
      return <Problem text={t('message.file.gone')} onRetry={fetch} />;
    case 'too-large':
      return <TooLarge onRetry={fetch} />;
    case 'failed':
      return <Problem text={t('message.file.failed')} onRetry={fetch} />;
    case 'not-allowed':
      return <Problem text={t('message.file.notAllowed')} />;
    case undefined:
      if (message.revokedAt !== undefined) return null;
      if (message.imported)
        return <p className="text-xs text-ink-faint">{t('message.file.notInExport')}</p>;
      return (
        <Button
          look="quiet"
          className="-mx-2 !px-2"
          icon={<Download size={14} aria-hidden />}
          aria-label={t('message.file.fetchOf', { what })}
          onClick={fetch}
        >
          {t('message.file.fetch')}
        </Button>
      );
  }
}
