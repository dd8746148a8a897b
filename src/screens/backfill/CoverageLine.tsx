import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatRow, ContactRow, CoverageRow } from '@/database/rows';
import { gapsBetween } from '@/domain/coverage';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { useFormats } from '@/ui/use-formats';
import { personName } from '../person-name';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

export interface CoveredChat {
  chat: ChatRow;
  contact: ContactRow | undefined;
  coverage: CoverageRow | undefined;
}

function CoverageChip({ coverage }: { coverage: CoverageRow }) {
  const { t } = useTranslation();
  const gaps = gapsBetween(coverage.ranges).length;
  if (gaps > 0)
    return (
      <Chip tone="warn" icon={<TriangleAlert size={12} aria-hidden />}>
        {t('backfill.gaps', { count: gaps })}
      </Chip>
    );
  if (!coverage.reachedLocalStart)
    return <Chip icon={<CircleDashed size={12} aria-hidden />}>{t('backfill.begun')}</Chip>;
  return (
    <Chip tone="good" icon={<CircleCheck size={12} aria-hidden />}>
      {t('backfill.complete')}
    </Chip>
  );
}

/** Of one chat: from when to when it is captured, and whether anything is missing. */
export function CoverageLine({ chat, contact, coverage }: CoveredChat) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  const showChat = useView((state) => state.showChat);
  const name = personName(chat, contact) || t('person.unknown');
  const first = coverage?.ranges[0];
  const last = coverage?.ranges.at(-1);
  return (
    <button
      type="button"
      data-row
      onClick={() => {
        showChat({ chatId: chat.id });
      }}
      className="flex w-full items-center gap-2.5 px-3 py-2 text-left -outline-offset-2 hover:bg-sunken"
    >
      <Avatar name={name} id={chat.id} small />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-xs text-ink-soft tabular-nums">
          {first && last
            ? t('backfill.range', {
                from: formats.date(first.from, now()),
                to: formats.date(last.to, now()),
              })
            : t('backfill.nothing')}
        </span>
      </span>
      {coverage && first && <CoverageChip coverage={coverage} />}
    </button>
  );
}
