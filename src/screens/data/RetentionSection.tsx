import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewRetention, stopRetention, type RetentionPreview } from '@/database/retention';
import { RETENTION_DAYS } from '@/domain/retention';
import { Button } from '@/ui/Button';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { Section } from '../settings/Section';
import { useSurroundings } from '../surroundings';
import { useChangeSettings } from '../use-change-settings';
import { useSettings } from '../use-rows';
import { RetentionList } from './RetentionList';
import { WorkProgress } from './WorkProgress';

const SUGGESTED_DAYS = 365;

type Step =
  | { step: 'none' }
  | { step: 'asking' }
  | { step: 'counting'; days: number }
  | { step: 'shown'; days: number; previews: RetentionPreview[] };

function DaysForm({
  days,
  counting,
  onAsk,
  onCancel,
}: {
  days: number;
  counting: boolean;
  onAsk: (days: number) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(String(days));
  const [tried, setTried] = useState(false);
  const number = Number(typed);
  const wrong =
    !Number.isInteger(number) || number < RETENTION_DAYS.min || number > RETENTION_DAYS.max;
  const bounds = t('data.retention.bounds', RETENTION_DAYS);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!wrong) onAsk(number);
      }}
    >
      <Field
        label={t('data.retention.days')}
        hint={bounds}
        error={tried && wrong ? bounds : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            type="number"
            inputMode="numeric"
            min={RETENTION_DAYS.min}
            max={RETENTION_DAYS.max}
            autoFocus
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
            className={`${INPUT_CLASSES} !w-28 tabular-nums`}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" submit disabled={counting}>
          {counting ? t('data.retention.counting') : t('data.retention.preview')}
        </Button>
        <Button onClick={onCancel}>{t('data.cancel')}</Button>
      </div>
    </form>
  );
}

function Job() {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const { background, now } = useSurroundings();
  const job = useLiveQuery(() => database.jobs.get('retention'), [database]);
  if (job?.state === 'stopped')
    return (
      <div className="flex flex-col items-start gap-2">
        <p className="text-sm text-ink-soft">{t('data.retention.stopped')}</p>
        <Button onClick={() => void background.startRetention()}>
          {t('data.retention.continue')}
        </Button>
      </div>
    );
  if (job?.state !== 'running') return null;
  return (
    <WorkProgress
      label={t('data.retention.running')}
      text={t('data.retention.progress', {
        done: formats.number(job.done),
        total: formats.number(job.total),
      })}
      done={job.done}
      total={job.total}
      stopping={false}
      stopLabel={t('data.retention.stop')}
      onStop={() => void stopRetention(database, now())}
    />
  );
}

/** For how long messages are kept: for ever, until the user has seen what a limit would take. */
export function RetentionSection() {
  const { t } = useTranslation();
  const database = useAccount();
  const settings = useSettings();
  const changeSettings = useChangeSettings();
  const { background, now } = useSurroundings();
  const [step, setStep] = useState<Step>({ step: 'none' });
  if (!settings) return null;
  const days = settings.retention?.days;

  const count = async (wanted: number) => {
    setStep({ step: 'counting', days: wanted });
    const previews = await previewRetention(database, wanted, now());
    setStep({ step: 'shown', days: wanted, previews });
  };
  const keepOnly = async (wanted: number) => {
    setStep({ step: 'none' });
    await changeSettings({ retention: { days: wanted } });
    await background.startRetention();
  };
  const cancel = () => {
    setStep({ step: 'none' });
  };

  return (
    <Section
      title={t('data.retention.title')}
      description={
        days === undefined ? t('data.retention.forever') : t('data.retention.limited', { days })
      }
    >
      {days !== undefined && step.step === 'none' && <Job />}
      {(step.step === 'asking' || step.step === 'counting') && (
        <DaysForm
          days={days ?? SUGGESTED_DAYS}
          counting={step.step === 'counting'}
          onAsk={(wanted) => void count(wanted)}
          onCancel={cancel}
        />
      )}
      {step.step === 'shown' && (
        <RetentionList {...step} onConfirm={() => void keepOnly(step.days)} onCancel={cancel} />
      )}
      {step.step === 'none' && (
        <div className="flex flex-wrap gap-2">
          <Button
            onClick={() => {
              setStep({ step: 'asking' });
            }}
          >
            {days === undefined ? t('data.retention.set') : t('data.retention.change')}
          </Button>
          {days !== undefined && (
            <Button onClick={() => void changeSettings({ retention: undefined })}>
              {t('data.retention.off')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}
