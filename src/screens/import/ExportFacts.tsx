import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DateOrder } from '@/domain/chat-export/written-date';
import type { MessageKind } from '@/domain/message';
import type { ExportPreview } from '@/protocol/chat-import-api';
import { Chip } from '@/ui/Chip';
import { useFormats } from '@/ui/use-formats';
import { Section } from '../settings/Section';
import { useSurroundings } from '../surroundings';
import { useWallDates } from './use-wall-dates';

/** How many, of what, from when to when, and what was not understood. */
export function ExportFacts({
  preview,
  order,
}: {
  preview: ExportPreview;
  order: DateOrder | undefined;
}) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const dates = useWallDates();
  const { timeZone } = useSurroundings();
  const span = order && preview.dates.spans[order];
  const { lines, first } = preview.unread;
  const kinds = (Object.entries(preview.kinds) as [MessageKind, number][]).toSorted(
    ([, a], [, b]) => b - a,
  );
  const nameOf = (kind: MessageKind) => {
    if (kind === 'text') return t('import.texts');
    return kind === 'unknown' ? t('import.mediaLeftOut') : t(`kind.${kind}`);
  };
  return (
    <Section title={t('import.found')}>
      <p>
        <strong className="font-semibold">
          {t('import.messages', { count: preview.messages, number: number(preview.messages) })}
        </strong>
        {span &&
          ` · ${t('import.span', { from: dates.short(span.from), to: dates.short(span.to) })}`}
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {kinds.map(([kind, count]) => (
          <li key={kind} className="max-w-full">
            <Chip>{`${nameOf(kind)}: ${number(count)}`}</Chip>
          </li>
        ))}
        {preview.systemLines > 0 && (
          <li className="max-w-full">
            <Chip>
              {t('import.systemLines', {
                count: preview.systemLines,
                number: number(preview.systemLines),
              })}
            </Chip>
          </li>
        )}
      </ul>
      {lines > 0 && (
        <p className="flex gap-1.5 text-sm text-warn">
          <TriangleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
          {t('import.unread', {
            count: lines,
            number: number(lines),
            lines:
              first.map((line) => number(line)).join(', ') + (lines > first.length ? ' …' : ''),
          })}
        </p>
      )}
      <p className="text-xs text-ink-faint">{t('import.zone', { zone: timeZone })}</p>
    </Section>
  );
}
