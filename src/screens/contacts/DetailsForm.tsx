import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { saveDetails, type PersonDetails } from '@/database/person-details';
import { TEMPLATE_LANGUAGES, type TemplateLanguage } from '@/domain/person-language';
import { Button } from '@/ui/Button';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useRecipient } from '../use-recipient';
import { useView } from '../view-state';

const ZONES = Intl.supportedValuesOf('timeZone');

/** 'pedido: sofá azul' on each line. */
function fieldsOf(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines.split('\n').flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 1)]];
    }),
  );
}

function Form({ id, details }: { id: string; details: PersonDetails }) {
  const { t } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const [language, setLanguage] = useState<TemplateLanguage | ''>(details.language ?? '');
  const [timeZone, setTimeZone] = useState(details.timeZone ?? '');
  const [fields, setFields] = useState(() =>
    Object.entries(details.fields ?? {})
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await saveDetails(
        database,
        id,
        {
          ...(language && { language }),
          ...(timeZone && { timeZone }),
          fields: fieldsOf(fields),
        },
        now(),
      );
      notify({ tone: 'neutral', text: t('details.saved') });
    } catch {
      // Told to the user; what they wrote stays in the form.
      notify({ tone: 'bad', text: t('approvals.saveFailed') });
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-2">
      <Field label={t('details.language')}>
        {(ids) => (
          <select
            {...ids}
            value={language}
            onChange={(event) => {
              setLanguage(event.target.value as TemplateLanguage | '');
            }}
            className={INPUT_CLASSES}
          >
            <option value="">{t('details.byNumber')}</option>
            {TEMPLATE_LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {t(`details.languages.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('details.zone')} hint={t('details.zoneHint')}>
        {(ids) => (
          <select
            {...ids}
            value={timeZone}
            onChange={(event) => {
              setTimeZone(event.target.value);
            }}
            className={INPUT_CLASSES}
          >
            <option value="">{t('details.byNumber')}</option>
            {ZONES.map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('details.fields')} hint={t('details.fieldsHint', { example: '{{pedido}}' })}>
        {(ids) => (
          <textarea
            {...ids}
            value={fields}
            maxLength={4000}
            onChange={(event) => {
              setFields(event.target.value);
            }}
            className={`${INPUT_CLASSES} field-sizing-content max-h-40 min-h-14 resize-none`}
          />
        )}
      </Field>
      <Button submit className="self-start">
        {t('details.save')}
      </Button>
    </form>
  );
}

/** Zone, language and own fields of a person: what templates, quiet hours and schedules go by. */
export function DetailsForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const recipient = useRecipient(id);
  if (!recipient) return null;
  return (
    <section className="px-3 pb-4">
      <h2 className="pb-1 text-sm font-semibold">{t('details.title')}</h2>
      <Form key={id} id={id} details={recipient.details} />
    </section>
  );
}
