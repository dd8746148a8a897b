import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsRow } from '@/database/rows';
import { SOFT_POLICIES, type SoftPolicy } from '@/domain/verdict';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Switch } from '@/ui/Switch';
import { useChangeSettings } from '../use-change-settings';
import { Section } from './Section';

/** The rules that only warn when the user wants it so. Each asks, with its own warning, before it is off. */
export function RelaxedSettings({ settings }: { settings: SettingsRow }) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  const [asked, setAsked] = useState<SoftPolicy>();
  const { relaxed, quietHours } = settings;
  const holds = (policy: SoftPolicy) =>
    !relaxed.includes(policy) && (policy !== 'quiet-hours' || quietHours.enabled);
  const restore = (policy: SoftPolicy) =>
    changeSettings({
      relaxed: relaxed.filter((other) => other !== policy),
      ...(policy === 'quiet-hours' && { quietHours: { ...quietHours, enabled: true } }),
    });
  return (
    <Section title={t('safety.relaxTitle')} description={t('safety.relaxText')}>
      {SOFT_POLICIES.map((policy) => (
        <Switch
          key={policy}
          label={t(`safety.rule.${policy}`)}
          {...(!holds(policy) && { description: t('safety.off') })}
          checked={holds(policy)}
          onChange={(on) => {
            if (on) void restore(policy);
            else setAsked(policy);
          }}
        />
      ))}
      {asked && (
        <Dialog
          title={t('safety.askTitle')}
          description={`${t(`safety.rule.${asked}`)}. ${t(`safety.warning.${asked}`)}`}
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
                void changeSettings({ relaxed: [...new Set([...relaxed, asked])] });
                setAsked(undefined);
              }}
            >
              {t('safety.relax')}
            </Button>
          </div>
        </Dialog>
      )}
    </Section>
  );
}
