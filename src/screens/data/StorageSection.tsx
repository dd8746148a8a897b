import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { Progress } from '@/ui/Progress';
import { useFormats } from '@/ui/use-formats';
import { fileSize } from '../chats/message/message-formats';
import { Section } from '../settings/Section';
import { useStorage, type StorageFacts } from './use-storage';

function Protection({ persisted, onAsk }: { persisted: boolean; onAsk: () => Promise<boolean> }) {
  const { t } = useTranslation();
  const [denied, setDenied] = useState(false);
  if (persisted)
    return (
      <div className="flex flex-col items-start gap-1">
        <Chip tone="good" icon={<ShieldCheck size={13} aria-hidden />}>
          {t('data.storage.persisted')}
        </Chip>
        <p className="text-sm text-ink-soft">{t('data.storage.persistedText')}</p>
      </div>
    );
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Chip tone="warn" icon={<ShieldAlert size={13} aria-hidden />}>
        {t('data.storage.notPersisted')}
      </Chip>
      <p role={denied ? 'alert' : undefined} className="text-sm text-ink-soft">
        {denied ? t('data.storage.denied') : t('data.storage.notPersistedText')}
      </p>
      <Button
        onClick={() => {
          void onAsk().then((granted) => {
            setDenied(!granted);
          });
        }}
      >
        {t('data.storage.ask')}
      </Button>
    </div>
  );
}

function Facts({ facts }: { facts: StorageFacts }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { usage, quota, media } = facts;
  const size = (bytes: number) => fileSize(bytes, i18n.language);
  return (
    <div className="flex flex-col gap-1.5">
      {usage === undefined || quota === undefined ? (
        <p className="text-sm text-ink-soft">{t('data.storage.unknown')}</p>
      ) : (
        <>
          <p className="font-medium tabular-nums">
            {t('data.storage.used', { used: size(usage), quota: size(quota) })}
          </p>
          <Progress label={t('data.storage.usedLabel')} done={usage} total={quota} />
        </>
      )}
      <p className="text-sm text-ink-soft tabular-nums">
        {t('data.storage.messages', {
          count: facts.messages,
          number: formats.number(facts.messages),
        })}
        {' · '}
        {t('data.storage.chats', { count: facts.chats })}
        {media.files > 0 && (
          <> · {t('data.storage.files', { count: media.files, size: size(media.bytes) })}</>
        )}
      </p>
    </div>
  );
}

/** How much is stored, and whether the browser will spare it. */
export function StorageSection() {
  const { t } = useTranslation();
  const { facts, ask } = useStorage();
  return (
    <Section title={t('data.storage.title')}>
      {facts === undefined && <p className="text-sm text-ink-soft">{t('app.loading')}</p>}
      {facts === null && <p className="text-sm text-bad">{t('data.storage.failed')}</p>}
      {facts && (
        <>
          <Facts facts={facts} />
          <Protection persisted={facts.persisted} onAsk={ask} />
        </>
      )}
    </Section>
  );
}
