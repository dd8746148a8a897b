import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Progress } from '@/ui/Progress';
import { useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';
import { useIndexStatus } from './use-index-status';

const FRAME = 'flex flex-col gap-1 border-b border-line px-3 py-2 text-xs';

/** How far the index is while it is not whole; why results may be missing. */
export function IndexState() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { search } = useSurroundings();
  const connection = useSyncExternalStore(
    (listener) => search.subscribe(listener),
    () => search.state,
  );
  const status = useIndexStatus();
  if (connection === 'lost')
    return (
      <p role="status" className={`${FRAME} bg-warn-soft text-warn`}>
        {t('search.lost')}
      </p>
    );
  if (status?.state === 'failed')
    return (
      <p role="status" className={`${FRAME} bg-warn-soft text-warn`}>
        {t('search.indexFailed')}
      </p>
    );
  if (status?.state !== 'building') return null;
  return (
    <div className={`${FRAME} bg-accent-soft text-ink-soft`}>
      <p>
        {t('search.building', {
          indexed: formats.number(status.indexed),
          total: formats.number(status.total),
        })}
      </p>
      <Progress label={t('status.searchIndex')} done={status.progress} total={1} />
    </div>
  );
}
