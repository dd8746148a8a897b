import { FileUp, Square } from 'lucide-react';
import { useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListImport } from '@/database/do-not-contact';
import type { DoNotContactListRow } from '@/database/rows';
import { Button } from '@/ui/Button';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { Progress } from '@/ui/Progress';
import { useFormats } from '@/ui/use-formats';
import { Section } from '../settings/Section';
import { LARGEST_FILE, type ImportStep, type ListImportFlow } from './import-flow';

function Preview({
  preview: { fileName, list, chats, edition },
  lists,
  onStore,
  onCancel,
}: {
  preview: Extract<ImportStep, { step: 'preview' }>;
  lists: readonly DoNotContactListRow[];
  onStore: (said: Omit<ListImport, 'phones'>) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [name, setName] = useState(fileName.replace(/\.[^.]*$/, ''));
  const [replaces, setReplaces] = useState(edition);
  const isSaoPaulo = (id: string | undefined) => lists.some((one) => one.id === id && one.saoPaulo);
  const [saoPaulo, setSaoPaulo] = useState(isSaoPaulo(edition));
  const [tried, setTried] = useState(false);
  const counted = (count: number) => ({ count, number: formats.number(count) });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') onStore({ name: name.trim(), saoPaulo, replaces });
  };
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={submit}>
      <div role="status" className="rounded-lg bg-sunken px-3 py-2 text-sm">
        <p className="mb-1 break-words">{t('doNotContact.preview', { name: fileName })}</p>
        <p className="font-semibold tabular-nums">
          {t('doNotContact.numbers', counted(list.phones.length))}{' '}
          {t('doNotContact.ofLines', { number: formats.number(list.lines) })}
        </p>
        <p className="tabular-nums">{t('doNotContact.chats', counted(chats))}</p>
        {list.unreadable > 0 && (
          <>
            <p className="mt-1 text-warn tabular-nums">
              {t('doNotContact.unreadable', counted(list.unreadable))}
            </p>
            <ul className="text-xs break-words text-ink-soft">
              {list.firstUnreadable.map(({ line, text }) => (
                <li key={line}>{t('doNotContact.unreadableLine', { line, text })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Field
        label={t('doNotContact.name')}
        {...(tried && name.trim() === '' && { error: t('doNotContact.nameMissing') })}
      >
        {(ids) => (
          <input
            {...ids}
            type="text"
            maxLength={80}
            value={name}
            className={INPUT_CLASSES}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
        )}
      </Field>
      {lists.length > 0 && (
        <Field
          label={t('doNotContact.edition')}
          {...(replaces !== undefined && { hint: t('doNotContact.editionHint') })}
        >
          {(ids) => (
            <select
              {...ids}
              className={INPUT_CLASSES}
              value={replaces ?? ''}
              onChange={({ target: { value } }) => {
                setReplaces(value || undefined);
                if (isSaoPaulo(value)) setSaoPaulo(true);
              }}
            >
              <option value="">{t('doNotContact.newList')}</option>
              {lists.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <label className="flex min-h-7 items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={saoPaulo}
          className="size-4 shrink-0 accent-accent"
          onChange={(event) => {
            setSaoPaulo(event.target.checked);
          }}
        />
        {t('doNotContact.isSaoPaulo')}
      </label>
      <div className="flex gap-2">
        <Button look="primary" submit className="min-h-9 flex-1">
          {t('doNotContact.start')}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}

/** From a file to a list, with a look at it before. */
export function ImportSection({
  flow,
  lists,
}: {
  flow: ListImportFlow;
  lists: readonly DoNotContactListRow[];
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state, read, store, stop } = flow;
  const input = useRef<HTMLInputElement>(null);
  const running = state.step === 'reading' || state.step === 'importing';
  const work =
    state.step === 'importing'
      ? t('doNotContact.importing', {
          done: formats.number(state.done),
          total: formats.number(state.total),
        })
      : t('doNotContact.reading');
  return (
    <Section title={t('doNotContact.import')} description={t('doNotContact.importText')}>
      {state.step === 'idle' && (
        <>
          <input
            ref={input}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            className="sr-only"
            tabIndex={-1}
            aria-hidden
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void read(file);
            }}
          />
          <Button
            look="primary"
            className="min-h-9 self-start"
            icon={<FileUp size={16} aria-hidden />}
            onClick={() => {
              input.current?.click();
            }}
          >
            {t('doNotContact.choose')}
          </Button>
          {state.failure && (
            <p role="alert" className="text-sm text-bad">
              {t(`doNotContact.${state.failure}`, { limit: LARGEST_FILE / 1024 / 1024 })}
            </p>
          )}
        </>
      )}
      {state.step === 'preview' && (
        <Preview
          preview={state}
          lists={lists}
          onStore={(said) => void store(said)}
          onCancel={stop}
        />
      )}
      {running && (
        <>
          <p role="status" className="text-sm tabular-nums">
            {work}
          </p>
          {state.step === 'importing' ? (
            <Progress label={t('doNotContact.import')} done={state.done} total={state.total} />
          ) : (
            <Progress label={t('doNotContact.reading')} done={state.share} total={1} />
          )}
          <Button className="self-start" icon={<Square size={13} aria-hidden />} onClick={stop}>
            {t('doNotContact.stop')}
          </Button>
        </>
      )}
    </Section>
  );
}
