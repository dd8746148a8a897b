import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Usage } from '@/database/sending-overview';
import { classNames } from '@/ui/class-names';
import { useFormats } from '@/ui/use-formats';
import { usageLook } from './usage-look';

/** Half a circle, from left to right; its length counts as 100. */
const ARC = 'M 8 60 A 52 52 0 0 1 112 60';

/** A budget that is spent over weeks: how much is gone, as a dial, and what is left, in words. */
export function BudgetDial({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const id = useId();
  const { policy, count, limit } = usage;
  const { share, text, stroke } = usageLook(usage);
  return (
    <div className="flex items-center gap-4">
      <div
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(count, limit)}
        aria-valuetext={t('pace.of', { used: formats.number(count), limit: formats.number(limit) })}
        className="relative w-30 shrink-0"
      >
        <svg viewBox="0 0 120 66" className="w-full fill-none" strokeWidth={10} aria-hidden>
          <path d={ARC} className="stroke-line" strokeLinecap="round" />
          {share > 0 && (
            <path
              d={ARC}
              pathLength={100}
              strokeDasharray={`${share * 100} 100`}
              strokeLinecap="round"
              className={stroke}
            />
          )}
        </svg>
        <p
          aria-hidden
          className="absolute inset-x-0 bottom-0 flex flex-col items-center leading-tight tabular-nums"
        >
          <span className={classNames('text-xl font-semibold', share < 0.8 ? 'text-ink' : text)}>
            {formats.number(count)}
          </span>
          <span className="text-xs text-ink-faint">
            {t('pace.ofLimit', { limit: formats.number(limit) })}
          </span>
        </p>
      </div>
      <div className="min-w-0 text-sm">
        <p id={id}>{t(`pace.window.${policy}`)}</p>
        <p className={classNames('mt-1 font-medium', text)}>
          {count < limit
            ? t('pace.left', { count: limit - count, number: formats.number(limit - count) })
            : t('pace.spent')}
        </p>
      </div>
    </div>
  );
}
