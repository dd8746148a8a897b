import { useLiveQuery } from 'dexie-react-hooks';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_FOLLOW_UP, setFollowUp } from '@/database/follow-ups';
import type { OutboxRow } from '@/database/rows';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { useOutlook } from '../approvals/use-outlook';
import { VerdictReasons } from '../approvals/VerdictReasons';
import { useSurroundings } from '../surroundings';
import { useRecipient } from '../use-recipient';
import { useView } from '../view-state';
import { fieldOf, instantOf, tomorrowMorning } from './their-clock';

export interface Later {
  chatId: string;
  name: string;
  text: string;
  attachmentId?: string | undefined;
  priority: OutboxRow['priority'];
  /** For when it was scheduled before. */
  scheduledFor?: number | undefined;
  /** Approves it for that instant (ms); undefined: as soon as it may go. Resolves to false when nothing came of it. */
  onSchedule: (sendAt: number | undefined) => Promise<boolean>;
}

function Schedule({
  later,
  timeZone,
  onClose,
}: {
  later: Later;
  timeZone: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now: clock, timeZone: ownZone } = useSurroundings();
  const [now] = useState(clock);
  const { chatId, name, text, attachmentId, priority, scheduledFor, onSchedule } = later;
  const [field, setField] = useState(() =>
    scheduledFor !== undefined && scheduledFor > now
      ? fieldOf(scheduledFor, timeZone)
      : tomorrowMorning(now, timeZone),
  );
  const at = instantOf(field, timeZone);
  const isToCome = at !== undefined && at > now;
  const hasText = text.trim() !== '' || attachmentId !== undefined;
  const outlook = useOutlook(
    { chatId, priority, attachmentId, scheduledFor: at },
    text,
    now,
    ownZone,
  );
  const send = async (sendAt: number | undefined) => {
    if (await onSchedule(sendAt)) onClose();
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isToCome && hasText) void send(at);
      }}
    >
      <h3 className="font-semibold">{t('planned.schedule')}</h3>
      <Field
        label={t('planned.at', { name })}
        hint={
          timeZone === ownZone
            ? t('planned.sameZone')
            : `${t('planned.zone', { zone: timeZone })} ${at === undefined ? '' : t('planned.yours', { time: formats.dateTime(at) })}`
        }
        {...(!isToCome && { error: t('planned.past') })}
      >
        {(ids) => (
          <input
            {...ids}
            type="datetime-local"
            value={field}
            onChange={(event) => {
              setField(event.target.value);
            }}
            className={INPUT_CLASSES}
          />
        )}
      </Field>
      {isToCome && hasText && outlook && outlook.verdict.findings.length > 0 && (
        <div className="text-warn">
          <VerdictReasons verdict={outlook.verdict} />
        </div>
      )}
      <p className="text-xs text-ink-faint">
        {hasText ? t('planned.scheduleText') : t('planned.noText')}
      </p>
      <Button look="primary" submit disabled={!isToCome || !hasText} className="min-h-10">
        {t('planned.approveThen')}
      </Button>
      {scheduledFor !== undefined && (
        <Button disabled={!hasText} className="min-h-10" onClick={() => void send(undefined)}>
          {t('planned.atOnce')}
        </Button>
      )}
    </form>
  );
}

function FollowUp({ later, onClose }: { later: Later; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const [days, setDays] = useState('3');
  const [text, setText] = useState(() => t('planned.followUpText'));
  const { chatId, name } = later;
  const known = useLiveQuery(() => database.followUps.get(chatId), [database, chatId]);
  const count = Number(days);
  const isValid = Number.isInteger(count) && count >= 1 && count <= LONGEST_FOLLOW_UP;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isValid) return;
    const at = now();
    try {
      await setFollowUp(database, { chatId, text, days: count }, at);
    } catch {
      // Told to the user; what they wrote stays in the form.
      notify({ tone: 'bad', text: t('approvals.saveFailed') });
      return;
    }
    const date = formats.date(at + count * 24 * 60 * 60_000, at);
    notify({ tone: 'neutral', text: t('planned.reminded', { name, date }) });
    onClose();
  };
  return (
    <form className="flex flex-col gap-2" onSubmit={(event) => void save(event)}>
      <h3 className="font-semibold">{t('planned.followUp')}</h3>
      {known && (
        <p className="text-sm text-ink-soft">
          {t('planned.already', { date: formats.date(known.dueAt, now()) })}
        </p>
      )}
      <Field label={t('planned.days')} {...(isValid ? {} : { error: t('planned.daysBounds') })}>
        {(ids) => (
          <input
            {...ids}
            type="number"
            min={1}
            max={LONGEST_FOLLOW_UP}
            value={days}
            onChange={(event) => {
              setDays(event.target.value);
            }}
            className={INPUT_CLASSES}
          />
        )}
      </Field>
      <Field label={t('planned.followUpTextLabel')} hint={t('planned.followUpNote')}>
        {(ids) => (
          <textarea
            {...ids}
            value={text}
            maxLength={4000}
            onChange={(event) => {
              setText(event.target.value);
            }}
            className={`${INPUT_CLASSES} field-sizing-content max-h-32 min-h-14 resize-none`}
          />
        )}
      </Field>
      <Button submit disabled={!isValid} className="min-h-10">
        {t('planned.remind')}
      </Button>
    </form>
  );
}

/** For later: this message at an instant on the recipient's clock, or a draft when no answer comes. */
export function LaterDialog({ later, onClose }: { later: Later; onClose: () => void }) {
  const { t } = useTranslation();
  const recipient = useRecipient(later.chatId);
  return (
    <Dialog
      title={t('planned.laterFor', { name: later.name })}
      closeLabel={t('app.close')}
      onClose={onClose}
    >
      {recipient && (
        <div className="flex flex-col gap-4">
          <Schedule
            key={recipient.timeZone}
            later={later}
            timeZone={recipient.timeZone}
            onClose={onClose}
          />
          <hr className="border-line" />
          <FollowUp later={later} onClose={onClose} />
        </div>
      )}
    </Dialog>
  );
}
