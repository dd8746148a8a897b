import { useTranslation } from 'react-i18next';
import type { SettingsRow } from '@/database/rows';
import { DEFAULT_SETTINGS } from '@/database/settings';
import { Switch } from '@/ui/Switch';
import { useChangeSettings } from '../use-change-settings';
import { NumberSetting } from './NumberSetting';
import { Section } from './Section';

const MEGABYTE = 1024 * 1024;
/** WhatsApp's page holds the whole file in memory while it is fetched. */
const MOST_MEGABYTES = 512;

/** What is kept of messages, and what never is. */
export function KeptSettings({ settings }: { settings: SettingsRow }) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  return (
    <Section title={t('kept.title')}>
      <Switch
        label={t('kept.revoked')}
        description={t('kept.revokedText')}
        checked={settings.revokedText === 'keep'}
        onChange={(keep) => void changeSettings({ revokedText: keep ? 'keep' : 'drop' })}
      />
      <NumberSetting
        label={t('kept.fileLimit')}
        description={t('kept.fileLimitText')}
        value={Math.round(settings.mediaFileLimit / MEGABYTE)}
        min={1}
        max={MOST_MEGABYTES}
        standard={DEFAULT_SETTINGS.mediaFileLimit / MEGABYTE}
        onChange={(megabytes) => void changeSettings({ mediaFileLimit: megabytes * MEGABYTE })}
      />
      <p className="text-sm text-ink-soft">{t('kept.never')}</p>
    </Section>
  );
}
