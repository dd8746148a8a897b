import { useTranslation } from 'react-i18next';
import type { SettingsRow } from '@/database/rows';
import { DEFAULT_SETTINGS } from '@/database/settings';
import { INPUT_CLASSES } from '@/ui/Field';
import { Switch } from '@/ui/Switch';
import { useSafeMode } from '../shell/use-safe-mode';
import { useChangeSettings } from '../use-change-settings';
import { NumberSetting } from './NumberSetting';
import { Section } from './Section';

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function minuteOf(value: string): number | undefined {
  const match = /^(\d{2}):(\d{2})$/.exec(value);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** Safe mode, the time to undo, and the hours in which nobody is written to. */
export function SendingSettings({ settings }: { settings: SettingsRow }) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  const { turnOn, askToLeave, dialog } = useSafeMode(settings);
  const { quietHours } = settings;
  const ends = [
    ['fromMinute', t('settings.quietFrom')],
    ['toMinute', t('settings.quietTo')],
  ] as const;
  return (
    <Section title={t('settings.sending')}>
      <Switch
        label={t('settings.safeMode')}
        description={t('settings.safeModeText')}
        checked={settings.safeMode}
        onChange={settings.safeMode ? askToLeave : turnOn}
      />
      {dialog}
      <fieldset>
        <legend className="font-medium">{t('settings.quietHours')}</legend>
        <p className="text-sm text-ink-soft">{t('settings.quietHoursText')}</p>
        <div className="mt-2 grid grid-cols-2 gap-3">
          {ends.map(([end, label]) => (
            <label key={end} className="flex flex-col gap-1 text-sm font-medium">
              {label}
              <input
                type="time"
                value={clock(quietHours[end])}
                onChange={(event) => {
                  const minute = minuteOf(event.target.value);
                  if (minute !== undefined)
                    void changeSettings({ quietHours: { ...quietHours, [end]: minute } });
                }}
                className={`${INPUT_CLASSES} font-normal tabular-nums`}
              />
            </label>
          ))}
        </div>
      </fieldset>
      <NumberSetting
        label={t('settings.undoSeconds')}
        description={t('settings.undoSecondsText')}
        value={settings.undoSeconds}
        min={0}
        max={60}
        standard={DEFAULT_SETTINGS.undoSeconds}
        onChange={(undoSeconds) => void changeSettings({ undoSeconds })}
      />
    </Section>
  );
}
