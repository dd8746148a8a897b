import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addNote, changeNote, notesOf, removeNote } from '@/database/notes';
import { personIds } from '@/database/person-ids';
import type { NoteRow } from '@/database/rows';
import { useAccount } from '../account';
import { useSaving } from '../use-saving';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { NoteForm } from './NoteForm';
import { NoteItem } from './NoteItem';

/** What the user wrote down about a person, the newest first. */
export function PersonNotes({ id }: { id: string }) {
  const { t } = useTranslation();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const saving = useSaving();
  const notes = useLiveQuery(
    async () => notesOf(database, await personIds(database, id)),
    [database, id],
  );

  const change = (note: NoteRow, text: string) =>
    saving(() => changeNote(database, note.id, text, now()));
  const remove = async (note: NoteRow) => {
    if (!(await saving(() => removeNote(database, note.id, now())))) return;
    // Its button is gone.
    heading.current?.focus();
    notify({
      tone: 'neutral',
      text: t('notes.removed'),
      action: { label: t('app.undo'), run: () => void change(note, note.text) },
    });
  };
  if (!notes) return null;
  return (
    <section aria-labelledby={headingId} className="pb-4">
      <h2
        ref={heading}
        id={headingId}
        tabIndex={-1}
        className="px-3 pb-1 text-sm font-semibold outline-none"
      >
        {t('notes.title')}
      </h2>
      <div className="px-3 pb-2">
        <NoteForm
          label={t('notes.new')}
          hint={notes.length === 0 ? t('notes.emptyHint') : t('notes.hint')}
          submit={t('notes.add')}
          onSave={async (text) => {
            const isWritten = await saving(() => addNote(database, id, text, now()));
            if (isWritten) notify({ tone: 'neutral', text: t('notes.added') });
            return isWritten;
          }}
        />
      </div>
      {notes.length > 0 && (
        <ul className="divide-y divide-line border-y border-line bg-raised">
          {notes.map((note) => (
            <NoteItem
              key={note.id}
              note={note}
              onChange={(text) => change(note, text)}
              onRemove={() => void remove(note)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
