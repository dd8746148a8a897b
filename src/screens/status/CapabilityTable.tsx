import { CircleAlert, CircleCheck, CircleDot, CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LinkRow } from '@/database/rows';
import { classNames } from '@/ui/class-names';
import { isSameDay, useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';

type Report = LinkRow['capabilities'][number];

const LOOKS = {
  ok: { icon: CircleCheck, className: 'text-good' },
  substitute: { icon: CircleDot, className: 'text-warn' },
  missing: { icon: CircleAlert, className: 'text-bad' },
  unknown: { icon: CircleHelp, className: 'text-ink-faint' },
} as const;

/** What the screen cannot do as the full link does it. */
function limitOf({ capability, driver }: Report): 'messages' | 'events' | 'send' | undefined {
  if (driver !== 'dom' || capability === 'auth' || capability === 'list') return undefined;
  return capability;
}

/** What works, by whom, since when, and what is missing for more. */
export function CapabilityTable({ capabilities }: { capabilities: LinkRow['capabilities'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useSurroundings().now();
  const when = (time: number) =>
    isSameDay(time, now) ? formats.time(time) : formats.dateTime(time);
  if (capabilities.length === 0)
    return <p className="text-sm text-ink-soft">{t('status.noCapabilities')}</p>;
  return (
    <table className="w-full text-sm">
      <tbody>
        {capabilities.map((report) => {
          const { capability, status, driver, since, missing } = report;
          const look = status === 'ok' && driver !== 'wa-js' ? 'substitute' : status;
          const { icon: Icon, className } = LOOKS[look];
          const limit = limitOf(report);
          return (
            <tr key={capability} className="border-b border-line last:border-0">
              <th scope="row" className="py-1.5 pr-2 text-left align-top font-normal">
                {t(`status.capability.${capability}`)}
                <span className="block text-xs text-ink-faint">
                  {t(`diagnostics.driver.${driver}`)}
                  {since !== undefined && <>, {t('diagnostics.since', { time: when(since) })}</>}
                </span>
                {limit && (
                  <span className="block text-xs text-ink-faint">
                    {t(`diagnostics.limit.${limit}`)}
                  </span>
                )}
                {missing && (
                  <span className="block text-xs break-words text-ink-faint">
                    {t('status.missing', { what: missing })}
                  </span>
                )}
              </th>
              <td
                className={classNames('py-1.5 text-right align-top whitespace-nowrap', className)}
              >
                <Icon size={14} className="mr-1 inline -translate-y-px" aria-hidden />
                {limit ? t('diagnostics.partly') : t(`status.capabilityStatus.${status}`)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
