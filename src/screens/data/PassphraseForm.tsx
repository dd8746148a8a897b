import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  MIN_PASSPHRASE,
  passphraseStrength,
  type PassphraseStrength,
} from '@/domain/passphrase-strength';
import { Button } from '@/ui/Button';
import { Field, INPUT_CLASSES } from '@/ui/Field';

const TONES: Readonly<Record<PassphraseStrength, string>> = {
  short: 'text-bad',
  weak: 'text-bad',
  fair: 'text-warn',
  strong: 'text-good',
};
const BARS: Readonly<Record<PassphraseStrength, number>> = {
  short: 0,
  weak: 1,
  fair: 2,
  strong: 3,
};

function Strength({ passphrase }: { passphrase: string }) {
  const { t } = useTranslation();
  const strength = passphraseStrength(passphrase);
  return (
    <p role="status" className={`flex items-center gap-2 text-xs font-medium ${TONES[strength]}`}>
      <span className="flex gap-1" aria-hidden>
        {[1, 2, 3].map((bar) => (
          <span
            key={bar}
            className={`h-1.5 w-6 rounded-full ${bar <= BARS[strength] ? 'bg-current' : 'bg-line'}`}
          />
        ))}
      </span>
      {t('data.backup.strengthLabel', { strength: t(`data.backup.strength.${strength}`) })}
    </p>
  );
}

/** A new passphrase, asked twice: a slip of the finger would lock the file for ever. */
export function PassphraseForm({
  onChoose,
  onCancel,
}: {
  onChoose: (passphrase: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = passphraseStrength(passphrase) === 'short';
  const different = passphrase !== again;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!tooShort && !different) onChoose(passphrase);
      }}
    >
      <Field
        label={t('data.backup.passphrase')}
        hint={t('data.backup.passphraseHint')}
        error={tried && tooShort ? t('data.backup.tooShort', { count: MIN_PASSPHRASE }) : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            type="password"
            autoComplete="new-password"
            autoFocus
            value={passphrase}
            onChange={(event) => {
              setPassphrase(event.target.value);
            }}
            className={INPUT_CLASSES}
          />
        )}
      </Field>
      {passphrase !== '' && <Strength passphrase={passphrase} />}
      <Field
        label={t('data.backup.again')}
        error={tried && !tooShort && different ? t('data.backup.different') : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={(event) => {
              setAgain(event.target.value);
            }}
            className={INPUT_CLASSES}
          />
        )}
      </Field>
      <p className="flex gap-2 rounded-lg bg-warn-soft p-2.5 text-sm">
        <TriangleAlert size={16} className="mt-0.5 shrink-0 text-warn" aria-hidden />
        {t('data.backup.warning')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" submit>
          {t('data.backup.save')}
        </Button>
        <Button onClick={onCancel}>{t('data.cancel')}</Button>
      </div>
    </form>
  );
}
