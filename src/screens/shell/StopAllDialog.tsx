import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { stopAll } from '@/database/stop-all';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

/** Asks once before every approval is taken back. */
export function StopAllDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const count = useLiveQuery(
    () => database.outbox.where('status').equals('approved').count(),
    [database],
  );
  const stop = async () => {
    try {
      const stopped = await stopAll(database, now());
      notify({ tone: 'neutral', text: t('delivery.stopped', { count: stopped }) });
      onClose();
    } catch {
      notify({ tone: 'bad', text: t('delivery.stopFailed') });
    }
  };
  return (
    <Dialog
      title={t('delivery.stopTitle')}
      description={t('delivery.stopText')}
      closeLabel={t('app.close')}
      onClose={onClose}
    >
      <p className="mt-2">{count !== undefined && t('delivery.stopCount', { count })}</p>
      <div className="mt-4 flex gap-2">
        <Button className="min-h-10" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        {/* It was asked for: the next key does it. */}
        <Button autoFocus look="danger" className="min-h-10 flex-1" onClick={() => void stop()}>
          {t('delivery.stopAll')}
        </Button>
      </div>
    </Dialog>
  );
}
