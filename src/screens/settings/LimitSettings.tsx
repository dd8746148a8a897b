import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsRow } from '@/database/rows';
import { DEFAULT_LIMITS } from '@/domain/limits';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { useView } from '../view-state';
import { useChangeSettings } from '../use-change-settings';
import { judgeLimit, LIMIT_BOUNDS, type ChosenLimit } from './limit-bounds';
import { NumberSetting } from './NumberSetting';
import { Section } from './Section';

const SHOWN: readonly ChosenLimit[] = [
  'perMinute',
  'perHour',
  'perDay',
  'perMonth',
  'firstMessagesPerMonth',
  'bucketCapacity',
  'unansweredInARow',
  'nearIdenticalPerDay',
];

/** How much may be sent. Going above the product's own pace asks first. */
export function LimitSettings({ settings }: { settings: SettingsRow }) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  const notify = useView((state) => state.notify);
  const [asked, setAsked] = useState<{ name: ChosenLimit; value: number }>();
  const { limits } = settings;
  const save = async (name: ChosenLimit, value: number) => {
    await changeSettings({ limits: { ...limits, [name]: value } });
    notify({ tone: 'neutral', text: t('settings.saved') });
  };
  const change = (name: ChosenLimit, value: number) => {
    const judgement = judgeLimit(name, value, limits);
    if (judgement === 'raises') setAsked({ name, value });
    else if (judgement === 'fine') void save(name, value);
  };
  const changed = SHOWN.some((name) => limits[name] !== DEFAULT_LIMITS[name]);
  return (
    <Section title={t('settings.limits')} description={t('settings.limitsText')}>
      <div className="flex flex-col gap-3">
        {SHOWN.map((name) => (
          <NumberSetting
            key={name}
            label={t(`settings.${name}`)}
            value={limits[name]}
            {...LIMIT_BOUNDS[name]}
            standard={DEFAULT_LIMITS[name]}
            onChange={(value) => {
              change(name, value);
            }}
          />
        ))}
      </div>
      {changed && (
        <Button
          className="self-start"
          onClick={() => {
            void changeSettings({ limits: DEFAULT_LIMITS }).then(() => {
              notify({ tone: 'neutral', text: t('settings.resetDone') });
            });
          }}
        >
          {t('settings.reset')}
        </Button>
      )}
      {asked && (
        <Dialog
          title={t('settings.raiseTitle')}
          description={t('settings.raiseText', {
            name: t(`settings.${asked.name}`),
            default: DEFAULT_LIMITS[asked.name],
            value: asked.value,
          })}
          closeLabel={t('app.close')}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          <div className="mt-4 flex justify-end gap-2">
            <Button
              onClick={() => {
                setAsked(undefined);
              }}
            >
              {t('app.cancel')}
            </Button>
            <Button
              look="danger"
              onClick={() => {
                void save(asked.name, asked.value);
                setAsked(undefined);
              }}
            >
              {t('settings.raise')}
            </Button>
          </div>
        </Dialog>
      )}
    </Section>
  );
}
