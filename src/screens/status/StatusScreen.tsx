import { Download, History, Play, Square, Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobRow } from '@/database/rows';
import { JOBS, type Job } from '@/protocol/page-event';
import { Button } from '@/ui/Button';
import { classNames } from '@/ui/class-names';
import { Progress } from '@/ui/Progress';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { Section } from '../settings/Section';
import { useIndexStatus } from '../search/use-index-status';
import { BackButton } from '../shell/BackButton';
import { useSurroundings } from '../surroundings';
import { useBackfill } from '../use-backfill';
import { useJob } from '../use-job';
import { useLink } from '../use-rows';
import { useView } from '../view-state';
import { CapabilityTable } from './CapabilityTable';
import { ConnectionSection } from './ConnectionSection';
import { logFile, logName } from './log-file';
import { MetricList } from './MetricList';

function CapabilitySection() {
  const { t } = useTranslation();
  const capabilities = useLink()?.capabilities ?? [];
  const show = useView((state) => state.show);
  return (
    <Section title={t('status.capabilities')}>
      <CapabilityTable capabilities={capabilities} />
      <Button
        className="self-start"
        icon={<Stethoscope size={14} aria-hidden />}
        onClick={() => {
          show('diagnostics');
        }}
      >
        {t('diagnostics.open')}
      </Button>
    </Section>
  );
}

function JobFacts({ name, row }: { name: string; row: JobRow | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className="min-w-0 flex-1">
      <p className="text-sm font-medium">{name}</p>
      {row && (
        <p
          className={classNames('text-xs', row.state === 'failed' ? 'text-bad' : 'text-ink-faint')}
        >
          {t(`status.jobState.${row.state}`, {
            done: formats.number(row.done),
            total: formats.number(row.total),
          })}
        </p>
      )}
      {row?.state === 'running' && <Progress label={name} done={row.done} total={row.total} />}
    </div>
  );
}

function JobLine({ job }: { job: Job }) {
  const { t } = useTranslation();
  const { row, running, start, stop } = useJob(job);
  const name = t(`status.job.${job}`);
  return (
    <li className="flex items-center gap-3">
      <JobFacts name={name} row={row} />
      {running ? (
        <Button
          icon={<Square size={13} aria-hidden />}
          aria-label={t('status.stop', { job: name })}
          onClick={stop}
        >
          {t('status.stopShort')}
        </Button>
      ) : (
        <Button
          icon={<Play size={13} aria-hidden />}
          aria-label={t('status.start', { job: name })}
          onClick={start}
        >
          {t('status.startShort')}
        </Button>
      )}
    </li>
  );
}

/** Started and explained on a screen of its own. */
function BackfillJobLine() {
  const { t } = useTranslation();
  const { row } = useBackfill();
  const show = useView((state) => state.show);
  return (
    <li className="flex items-center gap-3">
      <JobFacts name={t('status.job.backfill')} row={row} />
      <Button
        icon={<History size={14} aria-hidden />}
        onClick={() => {
          show('backfill');
        }}
      >
        {t('status.showHistory')}
      </Button>
    </li>
  );
}

function IndexSection() {
  const { t } = useTranslation();
  const formats = useFormats();
  const status = useIndexStatus();
  const numbers = {
    indexed: formats.number(status?.indexed ?? 0),
    total: formats.number(status?.total ?? 0),
  };
  return (
    <Section title={t('status.searchIndex')}>
      <p className="text-sm text-ink-soft" role="status">
        {!status && t('app.loading')}
        {status?.state === 'ready' && t('status.indexReady', numbers)}
        {status?.state === 'building' && t('status.indexBuilding', numbers)}
        {status?.state === 'failed' && t('status.indexFailed')}
        {status?.state === 'no-account' && t('status.indexNone')}
      </p>
      {status?.state === 'building' && (
        <Progress label={t('status.searchIndex')} done={status.progress} total={1} />
      )}
    </Section>
  );
}

function LogSection() {
  const { t } = useTranslation();
  const database = useAccount();
  const { now, saveFile } = useSurroundings();
  const notify = useView((state) => state.notify);
  const save = async () => {
    const name = logName(now());
    saveFile(await logFile(database), name);
    notify({ tone: 'neutral', text: t('status.logSaved', { name }) });
  };
  return (
    <Section title={t('status.log')} description={t('status.logText')}>
      <Button
        className="self-start"
        icon={<Download size={15} aria-hidden />}
        onClick={() => void save()}
      >
        {t('status.exportLog')}
      </Button>
    </Section>
  );
}

/** How the product does, in numbers that were truly counted. */
export function StatusScreen() {
  const { t } = useTranslation();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ScreenHeader title={t('status.title')} before={<BackButton />} />
      <div className="flex flex-col gap-3 px-3 pb-4">
        <ConnectionSection />
        <CapabilitySection />
        <MetricList />
        <Section title={t('status.jobs')}>
          <ul className="flex flex-col gap-3">
            {JOBS.map((job) => (
              <JobLine key={job} job={job} />
            ))}
            <BackfillJobLine />
          </ul>
        </Section>
        <IndexSection />
        <LogSection />
      </div>
    </div>
  );
}
