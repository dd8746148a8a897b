import { useTranslation } from 'react-i18next';
import { safeModeOn } from '@/database/safe-mode';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { useSurroundings } from '../surroundings';
import { useChangeSettings } from '../use-change-settings';
import { useView } from '../view-state';

/** Asks once before nothing is sent any more. */
export function EnterSafeModeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const enter = async () => {
    try {
      await changeSettings(safeModeOn('user', now()));
      onClose();
    } catch {
      notify({ tone: 'bad', text: t('app.failedAction') });
    }
  };
  return (
    <Dialog
      title={t('safety.enterTitle')}
      description={t('safety.enterText')}
      closeLabel={t('app.close')}
      onClose={onClose}
    >
      <div className="mt-4 flex gap-2">
        <Button className="min-h-10" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button look="primary" className="min-h-10 flex-1" onClick={() => void enter()}>
          {t('safety.turnOn')}
        </Button>
      </div>
    </Dialog>
  );
}
