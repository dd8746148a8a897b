import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { giveOwnName, MAX_OWN_NAME } from '@/database/own-names';
import { Button } from '@/ui/Button';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

/** The name that the user gives this person, or takes away again. */
export function OwnNameForm({
  id,
  ownName,
  otherName,
}: {
  id: string;
  ownName: string;
  /** What they are called without it. */
  otherName: string;
}) {
  const { t } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  /** What they have typed since; undefined: nothing. */
  const [typed, setTyped] = useState<string>();
  const name = typed ?? ownName;

  const save = async (given: string) => {
    try {
      await giveOwnName(database, id, given, now());
      setTyped(undefined);
      const text = given.trim() === '' ? t('person.nameRemoved') : t('person.nameSaved');
      notify({ tone: 'neutral', text });
    } catch {
      // Told to the user; what they wrote stays in the field.
      notify({ tone: 'bad', text: t('approvals.saveFailed') });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(name);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field label={t('person.ownName')} hint={t('person.ownNameHint')}>
        {(ids) => (
          <input
            {...ids}
            maxLength={MAX_OWN_NAME}
            value={name}
            placeholder={otherName}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
            className={INPUT_CLASSES}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button submit disabled={name.trim() === ownName}>
          {t('person.saveName')}
        </Button>
        {ownName !== '' && (
          <Button look="quiet" onClick={() => void save('')}>
            {t('person.removeName')}
          </Button>
        )}
      </div>
    </form>
  );
}
