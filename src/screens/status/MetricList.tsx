import { Gauge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { useFormats } from '@/ui/use-formats';
import { useIndexStatus } from '../search/use-index-status';
import { Section } from '../settings/Section';
import { useJob } from '../use-job';
import { panelMemory } from './panel-memory';
import type { Sampled } from './metrics';
import { useMetrics } from './use-metrics';

const MEGABYTE = 1024 * 1024;

/** Each metric with its definition; “–” where there is no sample. */
export function MetricList() {
  const { t } = useTranslation();
  const formats = useFormats();
  const metrics = useMetrics();
  const searchMemory = useIndexStatus()?.memory;
  const reconcile = useJob('reconcile');
  const sampled = (sample: Sampled | undefined, write: (value: number) => string) =>
    sample && { value: write(sample.value), count: sample.count };
  const counted = (value: number | undefined) =>
    value === undefined ? undefined : { value: formats.number(value), count: undefined };
  const perSecond = (value: number) => formats.number(value, 2);
  const seconds = (value: number) =>
    value < 60_000 ? `${formats.number(value / 1000, 1)} s` : formats.duration(value);
  const own = panelMemory();
  const memory = own === undefined ? undefined : (own + (searchMemory ?? 0)) / MEGABYTE;
  const lines = [
    ['capturedPerSecond', sampled(metrics?.capturedPerSecond, perSecond)],
    ['sentPerSecond', sampled(metrics?.sentPerSecond, perSecond)],
    ['responseTime', sampled(metrics?.responseTime, seconds)],
    ['accuracy', sampled(metrics?.accuracy, formats.percent)],
    ['sendSuccess', sampled(metrics?.sendSuccess, formats.percent)],
    ['limitHits', counted(metrics?.limitHits)],
    ['violations', counted(metrics?.violations)],
    ['blocked', counted(metrics?.blocked)],
    ['duplicates', counted(metrics?.duplicates)],
    [
      'memory',
      memory === undefined
        ? undefined
        : { value: `${formats.number(memory)} MB`, count: undefined },
    ],
  ] as const;
  return (
    <Section title={t('status.metrics')}>
      <ul className="divide-y divide-line">
        {lines.map(([name, shown]) => (
          <li key={name} className="py-2 first:pt-0 last:pb-0">
            <div className="flex items-baseline justify-between gap-3">
              <h3 className="text-sm font-medium">{t(`status.metric.${name}.name`)}</h3>
              <p className="shrink-0 text-right font-semibold tabular-nums">
                {shown ? (
                  shown.value
                ) : (
                  <span title={t('status.noSample')}>
                    –<span className="sr-only"> {t('status.noSample')}</span>
                  </span>
                )}
                {shown?.count !== undefined && (
                  <span className="ml-1.5 text-xs font-normal text-ink-faint">
                    {t('status.sample', { count: shown.count })}
                  </span>
                )}
              </p>
            </div>
            <p className="mt-0.5 text-xs text-ink-faint">{t(`status.metric.${name}.text`)}</p>
            {name === 'accuracy' && !reconcile.running && (
              <div className="mt-1">
                <Button icon={<Gauge size={14} aria-hidden />} onClick={reconcile.start}>
                  {t('status.measureNow')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
