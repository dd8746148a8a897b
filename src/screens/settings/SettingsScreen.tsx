import { useTranslation } from 'react-i18next';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { BackButton } from '../shell/BackButton';
import { useSettings } from '../use-rows';
import { AppearanceSettings } from './AppearanceSettings';
import { AssistantSettings } from './AssistantSettings';
import { KeptSettings } from './KeptSettings';
import { LimitSettings } from './LimitSettings';
import { RelaxedSettings } from './RelaxedSettings';
import { SendingSettings } from './SendingSettings';

/** What the user may set. Every change acts at once. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const settings = useSettings();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ScreenHeader title={t('settings.title')} before={<BackButton />} />
      <div className="flex flex-col gap-3 px-3 pb-4">
        <AppearanceSettings />
        {settings && (
          <>
            <SendingSettings settings={settings} />
            <RelaxedSettings settings={settings} />
            <LimitSettings settings={settings} />
            <KeptSettings settings={settings} />
            <AssistantSettings settings={settings} />
          </>
        )}
      </div>
    </div>
  );
}
