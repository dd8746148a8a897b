import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { recordDecision } from '@/database/consent-ledger';
import type { PersonContact } from '@/database/identity';
import { changeSettings } from '@/database/settings';
import { contactName } from '@/domain/contact-name';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { PersonPicker } from './PersonPicker';

const KINDS = ['opt-in', 'opt-out'] as const;

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Records an opt-in or opt-out that is in no message. `recorder`: what the person who records called themselves last. */
export function RecordDialog({ recorder, onClose }: { recorder: string; onClose: () => void }) {
  const { t } = useTranslation();
  const database = useAccount();
  const { now, background } = useSurroundings();
  const notify = useView((state) => state.notify);
  const [person, setPerson] = useState<PersonContact>();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('opt-in');
  const [description, setDescription] = useState('');
  const [file, setFile] = useState<File>();
  const [by, setBy] = useState(recorder);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);

  const save = async () => {
    setTried(true);
    if (!person || description.trim() === '' || by.trim() === '' || saving) return;
    setSaving(true);
    try {
      await recordDecision(
        database,
        {
          chatId: person.id,
          kind,
          document: {
            description: description.trim(),
            ...(file && { fileName: file.name, sha256: await hashOf(file) }),
          },
          recordedBy: by.trim(),
        },
        now(),
      );
      if (by.trim() !== recorder) await changeSettings(database, { recorder: by.trim() });
      notify({
        tone: 'neutral',
        text: t('consent.recorded', { name: contactName(person) || t('person.unknown') }),
      });
      background.nudge().catch(() => {
        // Nobody is awake to hear it: what waits is looked at anyway.
      });
      onClose();
    } catch {
      // Told to the user; what they wrote is still there.
      notify({ tone: 'bad', text: t('consent.recordFailed') });
      setSaving(false);
    }
  };
  const missing = (value: string) =>
    tried && value.trim() === '' ? t('consent.missing') : undefined;
  const withError = (error: string | undefined) => (error === undefined ? {} : { error });
  return (
    <Dialog title={t('consent.recordTitle')} closeLabel={t('app.close')} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void save();
        }}
      >
        <PersonPicker
          person={person}
          error={tried && !person ? t('consent.personMissing') : undefined}
          onPick={setPerson}
        />
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-sm font-medium">{t('consent.what')}</legend>
          {KINDS.map((one) => (
            <label key={one} className="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name="kind"
                checked={kind === one}
                onChange={() => {
                  setKind(one);
                }}
                className="size-4 accent-accent"
              />
              {t(`consent.choose.${one}`)}
            </label>
          ))}
        </fieldset>
        <Field
          label={t('consent.document')}
          hint={t('consent.documentHint')}
          {...withError(missing(description))}
        >
          {(ids) => (
            <textarea
              {...ids}
              rows={2}
              maxLength={500}
              value={description}
              className={INPUT_CLASSES}
              onChange={(event) => {
                setDescription(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label={t('consent.file')} hint={t('consent.fileHint')}>
          {(ids) => (
            <input
              {...ids}
              type="file"
              className="w-full cursor-pointer text-sm text-ink-soft file:mr-2 file:min-h-8 file:cursor-pointer file:rounded-lg file:border file:border-solid file:border-line file:bg-raised file:px-3 file:font-medium file:text-ink hover:file:border-line-strong"
              onChange={(event) => {
                setFile(event.target.files?.[0]);
              }}
            />
          )}
        </Field>
        <Field
          label={t('consent.recorder')}
          hint={t('consent.recorderHint')}
          {...withError(missing(by))}
        >
          {(ids) => (
            <input
              {...ids}
              type="text"
              maxLength={80}
              value={by}
              className={INPUT_CLASSES}
              onChange={(event) => {
                setBy(event.target.value);
              }}
            />
          )}
        </Field>
        <p className="text-xs text-ink-faint">{t('consent.forGood')}</p>
        <Button look="primary" submit className="min-h-10" disabled={saving}>
          {t('consent.save')}
        </Button>
      </form>
    </Dialog>
  );
}
