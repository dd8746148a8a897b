import { useTranslation } from 'react-i18next';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { BackButton } from '../shell/BackButton';
import { BackupSection } from './BackupSection';
import { RestoreSection } from './RestoreSection';
import { RetentionSection } from './RetentionSection';
import { StorageSection } from './StorageSection';

/** What is stored, how it is kept safe, and for how long. */
export function DataScreen() {
  const { t } = useTranslation();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ScreenHeader title={t('data.title')} before={<BackButton />} />
      <div className="flex flex-col gap-3 px-3 pb-4">
        <StorageSection />
        <BackupSection />
        <RestoreSection />
        <RetentionSection />
      </div>
    </div>
  );
}
