import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NOTE } from '@/database/notes';
import { Button } from '@/ui/Button';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { useFormats } from '@/ui/use-formats';

/** The text of a note, new or not. What is too long, or cannot be written, stays in the field. @param onSave false: not written */
export function NoteForm({
  label,
  hint,
  submit,
  initial = '',
  onSave,
  onCancel,
}: {
  label: string;
  hint?: string;
  submit: ReactNode;
  initial?: string;
  onSave: (text: string) => Promise<boolean>;
  onCancel?: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [text, setText] = useState(initial);
  const length = [...text.trim()].length;
  const isTooLong = length > MAX_NOTE;
  /** What stands in the field is written, or being written: a key pressed twice writes no second note. */
  const isTaken = useRef(false);
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    if (length === 0 || isTooLong || isTaken.current) return;
    isTaken.current = true;
    // What was typed meanwhile stays.
    if (await onSave(text)) setText((now) => (now === text ? '' : now));
    else isTaken.current = false;
  };
  return (
    <form
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        } else if (event.key === 'Escape' && onCancel) {
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }
      }}
      className="flex flex-col gap-2"
    >
      <Field
        label={label}
        {...(hint !== undefined && { hint })}
        {...(isTooLong && {
          error: t('notes.tooLong', {
            limit: formats.number(MAX_NOTE),
            length: formats.number(length),
          }),
        })}
      >
        {(ids) => (
          <textarea
            {...ids}
            // Where a note is edited, the user has just asked for it.
            autoFocus={onCancel !== undefined}
            value={text}
            placeholder={t('notes.placeholder')}
            onChange={({ target }) => {
              isTaken.current = false;
              setText(target.value);
            }}
            className={`${INPUT_CLASSES} field-sizing-content max-h-64 min-h-9 resize-none`}
          />
        )}
      </Field>
      {(length > 0 || onCancel) && (
        <div className="flex gap-2">
          <Button submit disabled={length === 0 || isTooLong}>
            {submit}
          </Button>
          {onCancel && (
            <Button look="quiet" onClick={onCancel}>
              {t('app.cancel')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
