import { CircleAlert, CircleCheck, CircleHelp, Download, Play, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { JOBS, type Job } from '@/protocol/page-event';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { classNames } from '@/ui/class-names';
import { Progress } from '@/ui/Progress';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { Section } from '../settings/Section';
import { useIndexStatus } from '../search/use-index-status';
import { BackButton } from '../shell/BackButton';
import { REMEDIES, shownConnection, type ShownConnection } from '../shell/connection';
import { CONNECTION_LOOKS } from '../shell/connection-looks';
import { useSurroundings } from '../surroundings';
import { useJob } from '../use-job';
import { useLink } from '../use-rows';
import { useView } from '../view-state';
import { logFile, logName } from './log-file';
import { MetricList } from './MetricList';

function ConnectionSection({ connection }: { connection: ShownConnection }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { background } = useSurroundings();
  const link = useLink();
  const { icon: Icon, tone, spins } = CONNECTION_LOOKS[connection];
  const facts: ReactNode[] = [];
  if (link && link.since > 0) facts.push(t('status.since', { time: formats.dateTime(link.since) }));
  if (link && link.lastEventAt > 0)
    facts.push(t('status.lastEvent', { time: formats.dateTime(link.lastEventAt) }));
  if (link && link.reconnects > 0) facts.push(t('status.reconnects', { count: link.reconnects }));
  if (link?.whatsAppVersion)
    facts.push(t('status.whatsAppVersion', { version: link.whatsAppVersion }));
  const remedy = REMEDIES[connection];
  return (
    <Section title={t('status.connection')}>
      <div className="flex flex-col items-start gap-1.5">
        <Chip
          tone={tone}
          icon={<Icon size={13} className={classNames(spins && 'animate-spin')} aria-hidden />}
        >
          {t(`connection.${connection}.name`)}
        </Chip>
        <p className="text-sm text-ink-soft">{t(`connection.${connection}.text`)}</p>
        <ul className="text-xs text-ink-faint tabular-nums">
          {facts.map((fact, index) => (
            <li key={index}>{fact}</li>
          ))}
        </ul>
        {remedy === 'show' && (
          <Button onClick={() => void background.showWhatsApp()}>
            {t('connection.showWhatsApp')}
          </Button>
        )}
        {remedy === 'reload' && (
          <Button onClick={() => void background.reloadWhatsApp()}>
            {t('connection.reloadWhatsApp')}
          </Button>
        )}
      </div>
    </Section>
  );
}

const STATUS_LOOKS = {
  ok: { icon: CircleCheck, className: 'text-good' },
  missing: { icon: CircleAlert, className: 'text-bad' },
  unknown: { icon: CircleHelp, className: 'text-ink-faint' },
} as const;

function CapabilitySection() {
  const { t } = useTranslation();
  const capabilities = useLink()?.capabilities ?? [];
  return (
    <Section title={t('status.capabilities')}>
      {capabilities.length === 0 ? (
        <p className="text-sm text-ink-soft">{t('status.noCapabilities')}</p>
      ) : (
        <table className="w-full text-sm">
          <tbody>
            {capabilities.map(({ capability, status, missing }) => {
              const { icon: Icon, className } = STATUS_LOOKS[status];
              return (
                <tr key={capability} className="border-b border-line last:border-0">
                  <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                    {t(`status.capability.${capability}`)}
                    {missing && (
                      <span className="block text-xs break-all text-ink-faint">
                        {t('status.missing', { what: missing })}
                      </span>
                    )}
                  </th>
                  <td className={classNames('py-1.5 text-right whitespace-nowrap', className)}>
                    <Icon size={14} className="mr-1 inline -translate-y-px" aria-hidden />
                    {t(`status.capabilityStatus.${status}`)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function JobLine({ job }: { job: Job }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { row, running, start, stop } = useJob(job);
  const name = t(`status.job.${job}`);
  return (
    <li className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="text-sm font-medium">{name}</p>
        {row && (
          <p
            className={classNames(
              'text-xs',
              row.state === 'failed' ? 'text-bad' : 'text-ink-faint',
            )}
          >
            {t(`status.jobState.${row.state}`, {
              done: formats.number(row.done),
              total: formats.number(row.total),
            })}
          </p>
        )}
        {running && row && <Progress label={name} done={row.done} total={row.total} />}
      </div>
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
  const connection = shownConnection(useLink());
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ScreenHeader title={t('status.title')} before={<BackButton />} />
      <div className="flex flex-col gap-3 px-3 pb-4">
        <ConnectionSection connection={connection} />
        <CapabilitySection />
        <MetricList />
        <Section title={t('status.jobs')}>
          <ul className="flex flex-col gap-3">
            {JOBS.map((job) => (
              <JobLine key={job} job={job} />
            ))}
          </ul>
        </Section>
        <IndexSection />
        <LogSection />
      </div>
    </div>
  );
}
