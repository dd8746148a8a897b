import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Usage } from '@/database/sending-overview';
import { classNames } from '@/ui/class-names';
import { useFormats } from '@/ui/use-formats';
import { usageLook } from './usage-look';

/** How much of a limit is used: in words, and as a bar. */
export function UsageMeter({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const id = useId();
  const { policy, count, limit } = usage;
  const text = t('pace.of', { used: formats.number(count), limit: formats.number(limit) });
  const look = usageLook(usage);
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span id={id}>{t(`pace.window.${policy}`)}</span>
        <span className={classNames('shrink-0 tabular-nums', look.text)}>{text}</span>
      </div>
      <div
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(count, limit)}
        aria-valuetext={text}
        className="mt-1 h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={classNames('h-full rounded-full', look.fill)}
          style={{ width: `${look.share * 100}%` }}
        />
      </div>
    </div>
  );
}
