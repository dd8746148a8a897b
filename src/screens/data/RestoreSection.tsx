import { ArchiveRestore, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { digitsOfChatId } from '@/domain/phone-identity';
import type { BackupFailure, RestorePreview, RestoreResult } from '@/protocol/backup-api';
import { Button } from '@/ui/Button';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { useFormats } from '@/ui/use-formats';
import { PhoneNumber } from '../PhoneNumber';
import { Section } from '../settings/Section';
import { useView } from '../view-state';
import { startBackupWorker } from './backup-worker';
import { EndedNote } from './EndedNote';
import { RestorePreviewTable } from './RestorePreviewTable';
import { doBackupWork, useBackupWork } from './use-backup-work';
import { WorkProgress } from './WorkProgress';

type Step =
  | { step: 'none' }
  | { step: 'locked'; file: File; failure?: BackupFailure }
  | { step: 'opening'; file: File }
  | { step: 'preview'; file: File; passphrase: string; preview: RestorePreview };

function Running() {
  const { t } = useTranslation();
  const { running, stop } = useBackupWork();
  const { phase = 'reading', done = 0, total = 0 } = running?.progress ?? {};
  return (
    <WorkProgress
      label={t('data.restore.running')}
      text={t(`data.restore.phase.${phase}`)}
      note={`${t('data.restore.untouched')} ${t('data.backup.stayHere')}`}
      done={done}
      total={total}
      stopping={running?.stopping ?? false}
      stopLabel={t('data.backup.stop')}
      {...(phase !== 'switching' && { onStop: stop })}
    />
  );
}

function Restored({ result }: { result: RestoreResult }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const told = (count: number) => ({ count, number: formats.number(count) });
  return (
    <>
      <p className="font-medium">{t('data.restore.done')}</p>
      <ul className="text-ink-soft">
        <li>{t('data.restore.restored', told(result.restored))}</li>
        {result.kept > 0 && <li>{t('data.restore.keptCount', told(result.kept))}</li>}
        {result.erased > 0 && <li>{t('data.restore.erased', told(result.erased))}</li>}
        {result.unapproved > 0 && (
          <li>{t('data.restore.unapprovedCount', told(result.unapproved))}</li>
        )}
      </ul>
    </>
  );
}

function Preview({
  preview,
  onConfirm,
  onCancel,
}: {
  preview: RestorePreview;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { header, present, otherAccount } = preview;
  const digits = digitsOfChatId(header.whatsAppId);
  const [before = '', after = ''] = t('data.restore.of', {
    account: '\n',
    time: formats.dateTime(header.createdAt),
  }).split('\n');
  return (
    <>
      <p className="text-sm font-medium">
        {before}
        {digits ? <PhoneNumber digits={digits} /> : header.whatsAppId}
        {after}
      </p>
      <RestorePreviewTable {...preview} />
      <p className="text-sm text-ink-soft">
        {!present
          ? t('data.restore.nothingHere')
          : present.newestMessageAt > 0 &&
            t('data.restore.newest', { time: formats.dateTime(present.newestMessageAt) })}
      </p>
      {otherAccount && (
        <p className="flex gap-2 rounded-lg bg-warn-soft p-2.5 text-sm">
          <TriangleAlert size={16} className="mt-0.5 shrink-0 text-warn" aria-hidden />
          {t('data.restore.otherAccount')}
        </p>
      )}
      <ul className="list-disc pl-4 text-sm text-ink-soft">
        {present && <li>{t('data.restore.kept')}</li>}
        <li>{t('data.restore.unapproved')}</li>
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" autoFocus onClick={onConfirm}>
          {t('data.restore.confirm')}
        </Button>
        <Button onClick={onCancel}>{t('data.cancel')}</Button>
      </div>
    </>
  );
}

function Unlock({
  file,
  failure,
  opening,
  onOpen,
  onBack,
}: {
  file: File;
  failure?: BackupFailure;
  opening: boolean;
  onOpen: (passphrase: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '') onOpen(passphrase);
      }}
    >
      <p className="text-sm break-all">{t('data.restore.chosen', { name: file.name })}</p>
      <Field label={t('data.restore.passphrase')} error={failure && t(`data.failure.${failure}`)}>
        {(ids) => (
          <input
            {...ids}
            type="password"
            autoComplete="current-password"
            autoFocus
            value={passphrase}
            readOnly={opening}
            onChange={(event) => {
              setPassphrase(event.target.value);
            }}
            className={INPUT_CLASSES}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" submit disabled={opening}>
          {opening ? t('data.restore.opening') : t('data.restore.open')}
        </Button>
        <Button onClick={onBack}>{t('data.restore.back')}</Button>
      </div>
    </form>
  );
}

/** Brings a backup back: seen first, then restored beside what is here, and only then in its place. */
export function RestoreSection() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { running, ended, forget } = useBackupWork();
  const show = useView((state) => state.show);
  const [step, setStep] = useState<Step>({ step: 'none' });

  const open = async (file: File, passphrase: string) => {
    setStep({ step: 'opening', file });
    const worker = startBackupWorker();
    const outcome = await worker.preview(file, passphrase);
    worker.close();
    setStep((now) => {
      // The user has chosen another file meanwhile.
      if (now.step !== 'opening' || now.file !== file) return now;
      return outcome.ok
        ? { step: 'preview', file, passphrase, preview: outcome.result }
        : { step: 'locked', file, failure: outcome.code };
    });
  };
  const restore = async (file: File, passphrase: string) => {
    setStep({ step: 'none' });
    await doBackupWork(
      'restore',
      (worker, onProgress) => worker.restore(file, passphrase, onProgress),
      (result) => ({ job: 'restore', ok: true, result }),
    );
    // A restored account is shown from its first screen: back to where this was asked for.
    show('data');
  };

  return (
    <Section title={t('data.restore.title')} description={t('data.restore.text')}>
      <input
        ref={input}
        type="file"
        accept=".age"
        className="sr-only"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) setStep({ step: 'locked', file });
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      {running?.job === 'restore' && <Running />}
      {ended?.job === 'restore' && step.step === 'none' && (
        <EndedNote good={ended.ok}>
          {ended.ok ? <Restored result={ended.result} /> : t(`data.failure.${ended.code}`)}
        </EndedNote>
      )}
      {(step.step === 'locked' || step.step === 'opening') && (
        <Unlock
          // A form that says what was wrong begins anew.
          key={step.file.name}
          file={step.file}
          opening={step.step === 'opening'}
          {...(step.step === 'locked' && step.failure && { failure: step.failure })}
          onOpen={(passphrase) => void open(step.file, passphrase)}
          onBack={() => {
            setStep({ step: 'none' });
            input.current?.click();
          }}
        />
      )}
      {step.step === 'preview' && (
        <Preview
          preview={step.preview}
          onConfirm={() => void restore(step.file, step.passphrase)}
          onCancel={() => {
            setStep({ step: 'none' });
          }}
        />
      )}
      {step.step === 'none' && !running && (
        <Button
          className="self-start"
          icon={<ArchiveRestore size={16} aria-hidden />}
          onClick={() => {
            forget();
            input.current?.click();
          }}
        >
          {t('data.restore.choose')}
        </Button>
      )}
    </Section>
  );
}
