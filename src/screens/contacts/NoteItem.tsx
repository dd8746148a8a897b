import { Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoteRow } from '@/database/rows';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { useFormats } from '@/ui/use-formats';
import { NoteForm } from './NoteForm';

/** Beyond so many lines, or characters, a note is cut until it is asked for. */
const LINES = 8;
const CHARACTERS = 400;

/** One note: its text, its time, and the ways to change and remove it. @param onChange false: not written */
export function NoteItem({
  note: { text, createdAt, updatedAt },
  onChange,
  onRemove,
}: {
  note: NoteRow;
  onChange: (text: string) => Promise<boolean>;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const date = formats.dateTime(createdAt);
  const [editing, setEditing] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const editor = useRef<HTMLButtonElement>(null);
  /** The button stands where the form was, and takes the focus over. */
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (editing || !wantsFocus.current) return;
    wantsFocus.current = false;
    editor.current?.focus();
  }, [editing]);
  const close = () => {
    wantsFocus.current = true;
    setEditing(false);
  };
  if (editing)
    return (
      <li className="px-3 py-2.5">
        <NoteForm
          label={t('notes.text')}
          submit={t('notes.save')}
          initial={text}
          onSave={async (changed) => {
            const isWritten = await onChange(changed);
            if (isWritten) close();
            return isWritten;
          }}
          onCancel={close}
        />
      </li>
    );
  const isLong = text.length > CHARACTERS || text.split('\n').length > LINES;
  return (
    <li className="py-2 pr-1.5 pl-3">
      <p
        className={`break-words whitespace-pre-wrap ${isLong && !isWhole ? 'line-clamp-8' : ''} pr-1.5`}
      >
        {text}
      </p>
      {isLong && (
        <Button
          look="link"
          aria-expanded={isWhole}
          onClick={() => {
            setWhole(!isWhole);
          }}
        >
          {isWhole ? t('notes.less') : t('notes.more')}
        </Button>
      )}
      <div className="flex items-center">
        <p className="min-w-0 flex-1 text-xs text-ink-faint tabular-nums">
          {date}
          {updatedAt > createdAt && (
            <> · {t('notes.changed', { date: formats.dateTime(updatedAt) })}</>
          )}
        </p>
        <IconButton
          ref={editor}
          label={t('notes.edit', { date })}
          icon={<Pencil size={15} aria-hidden />}
          onClick={() => {
            setEditing(true);
          }}
        />
        <IconButton
          label={t('notes.remove', { date })}
          icon={<Trash2 size={15} aria-hidden />}
          onClick={onRemove}
        />
      </div>
    </li>
  );
}
