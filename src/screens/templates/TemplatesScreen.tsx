import { useLiveQuery } from 'dexie-react-hooks';
import { FileText, Plus, Trash2 } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateRow } from '@/database/rows';
import { deleteTemplate, saveTemplate } from '@/database/templates';
import { TEMPLATE_LANGUAGES, type TemplateLanguage } from '@/domain/person-language';
import { shortcutOf } from '@/domain/quick-reply';
import { renderTemplate } from '@/domain/template';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { IconButton } from '@/ui/IconButton';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useAccount } from '../account';
import { FormattedText } from '../FormattedText';
import { BackButton } from '../shell/BackButton';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

interface Editing {
  id?: string;
  title: string;
  shortcut?: string;
  text: string;
  texts?: TemplateRow['texts'];
}

function usePreview(): (text: string, language: TemplateLanguage) => string {
  const { t } = useTranslation();
  const { now, timeZone } = useSurroundings();
  return (text, language) =>
    renderTemplate(text, {
      contactName: t('templates.previewName'),
      now: now(),
      timeZone,
      language,
    }).text;
}

function TemplateForm({ initial, onClose }: { initial: Editing; onClose: () => void }) {
  const { t } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const preview = usePreview();
  const field = useRef<HTMLTextAreaElement>(null);
  const [title, setTitle] = useState(initial.title);
  const [shortcut, setShortcut] = useState(initial.shortcut ?? '');
  const isTaken = useLiveQuery(async () => {
    const kept = shortcutOf(shortcut);
    if (kept === '') return false;
    const others = await database.templates.toArray();
    return others.some((other) => other.shortcut === kept && other.id !== initial.id);
  }, [database, shortcut, initial.id]);
  const [language, setLanguage] = useState<TemplateLanguage>('pt');
  const [texts, setTexts] = useState({ pt: initial.text, en: '', es: '', ...initial.texts });
  const fields = useLiveQuery(async () => {
    const people = await database.personDetails.toArray();
    return [...new Set(people.flatMap((person) => Object.keys(person.fields ?? {})))].sort();
  }, [database]);
  const text = texts[language];
  const setText = (value: string) => {
    setTexts({ ...texts, [language]: value });
  };
  const [tried, setTried] = useState(false);

  const insert = (variable: string) => {
    const area = field.current;
    const from = area?.selectionStart ?? text.length;
    const to = area?.selectionEnd ?? text.length;
    setText(`${text.slice(0, from)}{{${variable}}}${text.slice(to)}`);
    area?.focus();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '' || isTaken) return;
    const { pt, ...others } = texts;
    if (pt.trim() === '') {
      setLanguage('pt');
      return;
    }
    try {
      await saveTemplate(
        database,
        { id: initial.id, title, shortcut, text: pt, texts: others },
        now(),
      );
      notify({ tone: 'neutral', text: t('templates.saved') });
      onClose();
    } catch {
      // Told to the user; what they wrote stays in the form.
      notify({ tone: 'bad', text: t('approvals.saveFailed') });
    }
  };
  return (
    <form
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <ScreenHeader title={initial.id ? t('templates.editTitle') : t('templates.newTitle')} />
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-3 pb-3">
        <Field
          label={t('templates.name')}
          error={tried && title.trim() === '' ? t('templates.nameMissing') : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              autoFocus
              maxLength={80}
              value={title}
              placeholder={t('templates.namePlaceholder')}
              onChange={(event) => {
                setTitle(event.target.value);
              }}
              className={INPUT_CLASSES}
            />
          )}
        </Field>
        <Field
          label={t('templates.shortcut')}
          hint={t('templates.shortcutHint')}
          error={isTaken ? t('templates.shortcutTaken') : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              maxLength={30}
              value={shortcut}
              placeholder={t('templates.shortcutPlaceholder')}
              onChange={(event) => {
                setShortcut(event.target.value);
              }}
              className={INPUT_CLASSES}
            />
          )}
        </Field>
        <Field label={t('details.templateLanguage')} hint={t('details.templateLanguageHint')}>
          {(ids) => (
            <select
              {...ids}
              value={language}
              onChange={(event) => {
                setLanguage(event.target.value as TemplateLanguage);
              }}
              className={INPUT_CLASSES}
            >
              {TEMPLATE_LANGUAGES.map((one) => (
                <option key={one} value={one}>
                  {t(`details.languages.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={t('templates.text')}
          error={
            tried && language === 'pt' && text.trim() === ''
              ? t('templates.textMissing')
              : undefined
          }
        >
          {(ids) => (
            <textarea
              {...ids}
              ref={field}
              maxLength={4000}
              value={text}
              placeholder={t('templates.textPlaceholder', {
                saudacao: '{{saudacao}}',
                primeiro_nome: '{{primeiro_nome}}',
              })}
              onChange={(event) => {
                setText(event.target.value);
              }}
              className={`${INPUT_CLASSES} field-sizing-content max-h-64 min-h-24 resize-none`}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
          {t('templates.variables')}
          <Button
            onClick={() => {
              insert('primeiro_nome');
            }}
          >
            {t('templates.variableName')}
          </Button>
          <Button
            onClick={() => {
              insert('saudacao');
            }}
          >
            {t('templates.variableGreeting')}
          </Button>
          {fields?.map((field) => (
            <Button
              key={field}
              onClick={() => {
                insert(field);
              }}
            >
              {field}
            </Button>
          ))}
        </div>
        {text.trim() !== '' && (
          <section>
            <h2 className="mb-1 text-xs font-semibold text-ink-faint">{t('templates.preview')}</h2>
            <FormattedText text={preview(text, language)} />
          </section>
        )}
      </div>
      <div className="flex gap-2 border-t border-line bg-raised px-3 py-2.5">
        <Button look="primary" submit className="min-h-10 flex-1">
          {t('templates.save')}
        </Button>
        <Button className="min-h-10" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** The user's ready texts. */
export function TemplatesScreen() {
  const { t } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const show = useView((state) => state.show);
  const wantedTemplate = useView((state) => state.wantedTemplate);
  const [editing, setEditing] = useState<Editing>();
  const templates = useLiveQuery(async () => {
    const rows = await database.templates.toArray();
    return rows.sort((a, b) => a.title.localeCompare(b.title));
  }, [database]);

  const remove = async (template: TemplateRow) => {
    try {
      await deleteTemplate(database, template.id);
    } catch {
      // Told to the user; the template is still there.
      notify({ tone: 'bad', text: t('approvals.saveFailed') });
      return;
    }
    const { id, title, shortcut, text, texts } = template;
    notify({
      tone: 'neutral',
      text: t('templates.removed', { title }),
      action: {
        label: t('app.undo'),
        run: () =>
          void saveTemplate(
            database,
            { id, title, text, ...(shortcut && { shortcut }), ...(texts && { texts }) },
            now(),
          ),
      },
    });
  };

  const wanted = templates?.find(({ id }) => id === wantedTemplate);
  if (wanted && !editing) setEditing(wanted);
  if (editing)
    return (
      <TemplateForm
        initial={editing}
        onClose={() => {
          setEditing(undefined);
          show('templates');
        }}
      />
    );
  const add = () => {
    setEditing({ title: '', text: '' });
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ScreenHeader title={t('templates.title')} before={<BackButton />}>
        {templates && templates.length > 0 && (
          <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={add}>
            {t('templates.add')}
          </Button>
        )}
      </ScreenHeader>
      {templates?.length === 0 && (
        <EmptyState
          icon={<FileText size={26} aria-hidden />}
          title={t('templates.emptyTitle')}
          action={
            <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={add}>
              {t('templates.add')}
            </Button>
          }
        >
          {t('templates.emptyText')}
        </EmptyState>
      )}
      {templates && templates.length > 0 && (
        <ul className="min-h-0 flex-1 divide-y divide-line overflow-y-auto border-t border-line bg-raised">
          {templates.map((template) => (
            <li key={template.id} className="flex items-start gap-1 pr-1.5">
              <button
                type="button"
                aria-label={t('templates.edit', { title: template.title })}
                className="min-w-0 flex-1 px-3 py-2.5 text-left -outline-offset-2 hover:bg-sunken"
                onClick={() => {
                  setEditing(template);
                }}
              >
                <span className="flex items-baseline gap-2">
                  <span className="min-w-0 flex-1 truncate font-medium">{template.title}</span>
                  {template.shortcut && (
                    <span className="shrink-0 text-xs text-ink-faint">/{template.shortcut}</span>
                  )}
                  {template.uses > 0 && (
                    <span className="shrink-0 text-xs text-ink-faint">
                      {t('templates.uses', { count: template.uses })}
                    </span>
                  )}
                </span>
                <span className="line-clamp-2 text-sm text-ink-soft">{template.text}</span>
              </button>
              <IconButton
                className="mt-2"
                label={t('templates.remove', { title: template.title })}
                icon={<Trash2 size={16} aria-hidden />}
                onClick={() => void remove(template)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
