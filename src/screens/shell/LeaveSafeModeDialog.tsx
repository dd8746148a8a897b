import { useTranslation } from 'react-i18next';
import type { SafeModeReason } from '@/database/rows';
import { safeModeOff } from '@/database/safe-mode';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { useSurroundings } from '../surroundings';
import { useChangeSettings } from '../use-change-settings';
import { useView } from '../view-state';

/** Asks once before what was stopped is sent again, and says what to look at first. */
export function LeaveSafeModeDialog({
  because,
  onClose,
}: {
  because: SafeModeReason;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const leave = async () => {
    try {
      await changeSettings(safeModeOff(now()));
      onClose();
    } catch {
      notify({ tone: 'bad', text: t('app.failedAction') });
    }
  };
  return (
    <Dialog
      title={t('safety.leaveTitle')}
      description={t(`safety.leaveText.${because}`)}
      closeLabel={t('app.close')}
      onClose={onClose}
    >
      <div className="mt-4 flex gap-2">
        <Button className="min-h-10" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button look="danger" className="min-h-10 flex-1" onClick={() => void leave()}>
          {t('safety.leave')}
        </Button>
      </div>
    </Dialog>
  );
}
