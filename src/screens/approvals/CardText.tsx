import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { saveField } from '@/database/person-details';
import { fillVariable, unresolvedVariables } from '@/domain/variables';
import { isFormatted } from '@/domain/whatsapp-format';
import { Button } from '@/ui/Button';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { useAccount } from '../account';
import { FormattedText } from '../FormattedText';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

function Missing({
  variable,
  chatId,
  name,
  onFill,
}: {
  variable: string;
  chatId: string;
  name: string;
  onFill: (value: string) => void;
}) {
  const { t } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const [value, setValue] = useState('');
  const [keep, setKeep] = useState(true);
  const fill = (event: FormEvent) => {
    event.preventDefault();
    const filled = value.trim();
    if (filled === '') return;
    onFill(filled);
    if (keep)
      saveField(database, chatId, variable, filled, now()).catch(() => {
        notify({ tone: 'bad', text: t('approvals.saveFailed') });
      });
  };
  return (
    <form onSubmit={fill} className="flex flex-col gap-1">
      <Field label={variable}>
        {(ids) => (
          <div className="flex gap-2">
            <input
              {...ids}
              data-missing
              value={value}
              maxLength={500}
              onChange={(event) => {
                setValue(event.target.value);
              }}
              className={INPUT_CLASSES}
            />
            <Button submit disabled={value.trim() === ''}>
              {t('card.fill')}
            </Button>
          </div>
        )}
      </Field>
      <label className="flex min-h-6 items-center gap-2 text-xs text-ink-soft">
        <input
          type="checkbox"
          checked={keep}
          onChange={(event) => {
            setKeep(event.target.checked);
          }}
        />
        {t('card.keep', { name })}
      </label>
    </form>
  );
}

/** What a card's text still lacks, to be filled in right there. */
export function CardText({
  chatId,
  name,
  text,
  onText,
}: {
  chatId: string;
  name: string;
  text: string;
  onText: (text: string) => void;
}) {
  const { t } = useTranslation();
  const missing = unresolvedVariables(text);
  if (missing.length === 0) return null;
  return (
    <section className="flex flex-col gap-2 rounded-lg bg-warn-soft px-2.5 py-2">
      <p role="status" className="text-sm font-medium text-warn">
        {t('card.missing', { count: missing.length })}
      </p>
      {missing.map((variable) => (
        <Missing
          key={variable}
          variable={variable}
          chatId={chatId}
          name={name}
          onFill={(value) => {
            onText(fillVariable(text, variable, value));
          }}
        />
      ))}
    </section>
  );
}

/** How WhatsApp will show a text with marks; nothing for one without. */
export function CardPreview({ text }: { text: string }) {
  const { t } = useTranslation();
  if (!isFormatted(text)) return null;
  return (
    <section>
      <h3 className="mb-1 text-xs font-semibold text-ink-faint">{t('card.preview')}</h3>
      <FormattedText text={text} />
    </section>
  );
}
