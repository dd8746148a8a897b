import { useLiveQuery } from 'dexie-react-hooks';
import { Bookmark, BookmarkCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetSearch, keepSearch } from '@/database/searches';
import { Button } from '@/ui/Button';
import { INPUT_CLASSES } from '@/ui/Field';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';

const LONGEST_NAME = 60;

/** Keeps what stands in the box under a name, or lets it go again. */
export function KeepSearch({ text }: { text: string }) {
  const { t } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const key = text.trim();
  const known = useLiveQuery(() => database.searches.get(key), [database, key]);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  if (known?.text === key && known.name !== undefined)
    return (
      <Button
        look="link"
        className="text-xs"
        icon={<BookmarkCheck size={14} aria-hidden />}
        onClick={() => void forgetSearch(database, key)}
      >
        {t('search.letGo')}
      </Button>
    );
  if (!naming)
    return (
      <Button
        look="link"
        className="text-xs"
        icon={<Bookmark size={14} aria-hidden />}
        onClick={() => {
          setName(key.slice(0, LONGEST_NAME));
          setNaming(true);
        }}
      >
        {t('search.keep')}
      </Button>
    );
  return (
    <form
      className="flex w-full gap-1.5 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        setNaming(false);
        void keepSearch(database, { text, name }, now());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        setNaming(false);
      }}
    >
      <input
        // The user has just asked for it.
        autoFocus
        aria-label={t('search.keepName')}
        maxLength={LONGEST_NAME}
        value={name}
        onFocus={({ target }) => {
          target.select();
        }}
        onChange={({ target }) => {
          setName(target.value);
        }}
        className={INPUT_CLASSES}
      />
      <Button submit look="primary">
        {t('search.keepSubmit')}
      </Button>
    </form>
  );
}
