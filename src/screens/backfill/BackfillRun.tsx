import { CircleCheck, Hourglass, Info, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackfillRow } from '@/database/backfill-job';
import { Button } from '@/ui/Button';
import { classNames } from '@/ui/class-names';
import { Progress } from '@/ui/Progress';
import { Switch } from '@/ui/Switch';
import { useFormats } from '@/ui/use-formats';
import { useNow } from '@/ui/use-now';
import { Section } from '../settings/Section';
import { useSurroundings } from '../surroundings';
import { timeLeft } from './time-left';

const MINUTE = 60_000;

function TimeLeft({ row }: { row: BackfillRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(useSurroundings().now, 5000);
  const left = timeLeft(row, now);
  if (left === undefined) return t('backfill.estimating');
  if (left < MINUTE) return t('backfill.lessThanAMinute');
  return t('backfill.timeLeft', { duration: formats.duration(left) });
}

/** A sentence on how it stands: why it waits, why it ended. */
function Standing({ row }: { row: BackfillRow }) {
  const { t } = useTranslation();
  const { state, backfill } = row;
  const { reason, skipped } = backfill;
  const waits = state === 'running' && reason !== undefined;
  if (state === 'running' && !waits) return null;
  const Icon = waits ? Hourglass : state === 'done' ? CircleCheck : Info;
  const bad = state === 'failed' || (state === 'stopped' && reason !== undefined);
  return (
    <div
      className={classNames(
        'flex gap-2 text-sm',
        waits ? 'text-warn' : bad ? 'text-bad' : state === 'done' ? 'text-good' : 'text-ink-soft',
      )}
    >
      <Icon size={16} className="mt-0.5 shrink-0" aria-hidden />
      <div>
        <p>
          {reason && state !== 'done'
            ? t(`backfill.waits.${reason}`)
            : state !== 'running' && t(`backfill.state.${state}`)}
        </p>
        {state === 'done' && skipped.length > 0 && (
          <p className="text-ink-soft">{t('backfill.skipped', { count: skipped.length })}</p>
        )}
      </div>
    </div>
  );
}

/** Starts and stops the reading of older history, and says how far it is. */
export function BackfillRun({ row }: { row: BackfillRow | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { background } = useSurroundings();
  const [phone, setPhone] = useState(false);
  const running = row?.state === 'running';
  const waits = row?.backfill.reason !== undefined;
  return (
    <Section title={t('backfill.read')} description={t('backfill.readText')}>
      {row && (
        <div className="flex flex-col gap-1.5">
          {running && <Progress label={t('backfill.progress')} done={row.done} total={row.total} />}
          <p className="flex flex-wrap justify-between gap-x-3 text-xs text-ink-soft tabular-nums">
            <span>
              {t('backfill.chatsDone', {
                done: formats.number(row.done),
                total: formats.number(row.total),
              })}
              {' · '}
              {t('backfill.messagesRead', {
                count: row.backfill.read,
                number: formats.number(row.backfill.read),
              })}
            </span>
            {running && !waits && (
              <span>
                <TimeLeft row={row} />
              </span>
            )}
          </p>
          {running && row.backfill.chatIds && (
            <p className="text-xs text-ink-faint">
              {t('backfill.onlySome', { count: row.backfill.chatIds.length })}
            </p>
          )}
          <div role="status">
            <Standing row={row} />
          </div>
        </div>
      )}
      {running ? (
        <Button
          className="min-h-10"
          icon={<Square size={14} aria-hidden />}
          onClick={() => void background.stopBackfill()}
        >
          {t('backfill.stop')}
        </Button>
      ) : (
        <>
          <Switch
            label={t('backfill.phone')}
            description={t('backfill.phoneText')}
            checked={phone}
            onChange={setPhone}
          />
          <Button
            look="primary"
            className="min-h-10"
            icon={<Play size={15} aria-hidden />}
            onClick={() => void background.startBackfill({ phone })}
          >
            {t('backfill.start')}
          </Button>
        </>
      )}
    </Section>
  );
}
