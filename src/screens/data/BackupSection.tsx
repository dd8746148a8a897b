import { useLiveQuery } from 'dexie-react-hooks';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentAccount } from '@/database/registry';
import { Button } from '@/ui/Button';
import { useFormats } from '@/ui/use-formats';
import { fileSize } from '../chats/message/message-formats';
import { Section } from '../settings/Section';
import { useSurroundings } from '../surroundings';
import { EndedNote } from './EndedNote';
import { PassphraseForm } from './PassphraseForm';
import { pickNewFile } from './pick-new-file';
import { doBackupWork, useBackupWork } from './use-backup-work';
import { WorkProgress } from './WorkProgress';

/** The day, as it stands in the file's name whatever the language. */
function fileName(now: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = new Date(now);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `mettri-${day}.age`;
}

function Running() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { running, stop } = useBackupWork();
  const { done = 0, total = 0 } = running?.progress ?? {};
  return (
    <WorkProgress
      label={t('data.backup.running')}
      text={
        total === 0
          ? t('data.backup.locking')
          : t('data.backup.rows', { done: formats.number(done), total: formats.number(total) })
      }
      note={t('data.backup.stayHere')}
      done={done}
      total={total}
      stopping={running?.stopping ?? false}
      stopLabel={t('data.backup.stop')}
      onStop={stop}
    />
  );
}

/** One encrypted file with everything of the account. */
export function BackupSection() {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { now, saveFile } = useSurroundings();
  const { running, ended } = useBackupWork();
  const account = useLiveQuery(currentAccount);
  const [asking, setAsking] = useState(false);

  const save = async (passphrase: string) => {
    const name = fileName(now());
    const target = await pickNewFile(name, t('data.backup.fileType'));
    // The user thought better of it: the passphrase is still there.
    if (target === null) return;
    setAsking(false);
    await doBackupWork(
      'backup',
      (worker, onProgress) => worker.backUp(target, passphrase, onProgress),
      ({ bytes, file }) => {
        if (file) saveFile(file, name);
        return { job: 'backup', ok: true, bytes, at: now() };
      },
    );
  };

  return (
    <Section title={t('data.backup.title')} description={t('data.backup.text')}>
      <p className="text-sm tabular-nums">
        {account?.backedUpAt === undefined
          ? t('data.backup.never')
          : t('data.backup.last', { time: formats.dateTime(account.backedUpAt) })}
      </p>
      {running?.job === 'backup' && <Running />}
      {ended?.job === 'backup' && !asking && (
        <EndedNote good={ended.ok}>
          {ended.ok ? (
            <>
              <p className="font-medium">
                {t('data.backup.done', { size: fileSize(ended.bytes, i18n.language) })}
              </p>
              <p className="text-ink-soft">{t('data.backup.checkIt')}</p>
            </>
          ) : (
            t(`data.failure.${ended.code}`)
          )}
        </EndedNote>
      )}
      {asking && (
        <PassphraseForm
          onChoose={(passphrase) => void save(passphrase)}
          onCancel={() => {
            setAsking(false);
          }}
        />
      )}
      {!asking && !running && (
        <Button
          className="self-start"
          icon={<Archive size={16} aria-hidden />}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('data.backup.start')}
        </Button>
      )}
    </Section>
  );
}
