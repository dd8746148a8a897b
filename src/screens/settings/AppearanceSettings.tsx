import { useTranslation } from 'react-i18next';
import { changeDevice, type DeviceRow } from '@/database/registry';
import { LOCALE_NAMES, LOCALES } from '@/locales/locale';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { Switch } from '@/ui/Switch';
import { useDevice } from '../use-rows';
import { Section } from './Section';

const THEMES = ['system', 'light', 'dark'] as const satisfies readonly DeviceRow['theme'][];
const THEME_KEYS = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const;

export function AppearanceSettings() {
  const { t } = useTranslation();
  const device = useDevice();
  if (!device) return null;
  return (
    <Section title={t('settings.appearance')}>
      <div className="grid grid-cols-[3fr_2fr] gap-3">
        <Field label={t('settings.language')}>
          {(ids) => (
            <select
              {...ids}
              value={device.locale}
              onChange={(event) => {
                const locale = LOCALES.find((known) => known === event.target.value);
                if (locale) void changeDevice({ locale });
              }}
              className={INPUT_CLASSES}
            >
              {LOCALES.map((locale) => (
                <option key={locale} value={locale} lang={locale}>
                  {LOCALE_NAMES[locale]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('settings.theme')}>
          {(ids) => (
            <select
              {...ids}
              value={device.theme}
              onChange={(event) => {
                const theme = THEMES.find((known) => known === event.target.value);
                if (theme) void changeDevice({ theme });
              }}
              className={INPUT_CLASSES}
            >
              {THEMES.map((theme) => (
                <option key={theme} value={theme}>
                  {t(`settings.${THEME_KEYS[theme]}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Switch
        label={t('settings.shortcuts')}
        description={t('settings.shortcutsText')}
        checked={device.shortcuts}
        onChange={(shortcuts) => void changeDevice({ shortcuts })}
      />
    </Section>
  );
}
