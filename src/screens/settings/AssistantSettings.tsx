import { Globe } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { completionsUrl } from '@/assistant/openai-compatible';
import type { SettingsRow } from '@/database/rows';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { useChangeSettings } from '../use-change-settings';
import { Section } from './Section';

function originOf(endpoint: string): string | undefined {
  try {
    return completionsUrl(endpoint.trim()).origin;
  } catch {
    // Said beside the field.
    return undefined;
  }
}

/** The one thing that can make text leave the browser: off until the user fills it in and allows that host. */
export function AssistantSettings({ settings }: { settings: SettingsRow }) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  const { grantOrigin } = useSurroundings();
  const notify = useView((state) => state.notify);
  const { assistant } = settings;
  const [endpoint, setEndpoint] = useState(assistant.endpoint);
  const [model, setModel] = useState(assistant.model);
  const [apiKey, setApiKey] = useState(assistant.apiKey);
  const [tried, setTried] = useState(false);
  const origin = originOf(endpoint);

  const turnOn = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (origin === undefined || model.trim() === '') return;
    // First of all: the browser asks only in answer to a click.
    const granted = await grantOrigin(origin);
    await changeSettings({
      assistant: {
        endpoint: endpoint.trim(),
        model: model.trim(),
        apiKey: apiKey.trim(),
        enabled: granted,
      },
    });
    notify(
      granted
        ? { tone: 'neutral', text: t('settings.assistantOn', { origin }) }
        : { tone: 'bad', text: t('settings.permissionRefused', { origin }) },
    );
  };
  const turnOff = async () => {
    await changeSettings({ assistant: { ...assistant, enabled: false } });
    notify({ tone: 'neutral', text: t('settings.assistantOff') });
  };
  return (
    <Section title={t('settings.assistant')} description={t('settings.assistantText')}>
      <p className="flex gap-2 rounded-lg bg-warn-soft p-2.5 text-sm text-ink-soft">
        <Globe size={16} className="mt-0.5 shrink-0 text-warn" aria-hidden />
        {t('settings.assistantLeaves')}
      </p>
      {assistant.enabled ? (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Chip tone="accent" icon={<Globe size={12} aria-hidden />}>
            {t('settings.assistantOn', { origin: originOf(assistant.endpoint) ?? '' })}
          </Chip>
          <Button onClick={() => void turnOff()}>{t('settings.turnOff')}</Button>
        </div>
      ) : (
        <form className="flex flex-col gap-3" noValidate onSubmit={(event) => void turnOn(event)}>
          <Field
            label={t('settings.endpoint')}
            error={tried && origin === undefined ? t('settings.endpointInvalid') : undefined}
          >
            {(ids) => (
              <input
                {...ids}
                type="url"
                value={endpoint}
                placeholder={t('settings.endpointPlaceholder')}
                onChange={(event) => {
                  setEndpoint(event.target.value);
                }}
                className={INPUT_CLASSES}
              />
            )}
          </Field>
          <div className="grid grid-cols-2 gap-3">
            <Field
              label={t('settings.model')}
              error={tried && model.trim() === '' ? t('settings.modelMissing') : undefined}
            >
              {(ids) => (
                <input
                  {...ids}
                  value={model}
                  onChange={(event) => {
                    setModel(event.target.value);
                  }}
                  className={INPUT_CLASSES}
                />
              )}
            </Field>
            <Field label={t('settings.apiKey')} hint={t('settings.apiKeyText')}>
              {(ids) => (
                <input
                  {...ids}
                  type="password"
                  autoComplete="off"
                  value={apiKey}
                  onChange={(event) => {
                    setApiKey(event.target.value);
                  }}
                  className={INPUT_CLASSES}
                />
              )}
            </Field>
          </div>
          <Button submit className="self-start">
            {t('settings.turnOn')}
          </Button>
        </form>
      )}
    </Section>
  );
}
