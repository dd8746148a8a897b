import { useTranslation } from 'react-i18next';
import { reasonOf } from '@/database/absences';
import type { AbsenceRow, MessageRow } from '@/database/rows';
import { useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';
import type { BackfillControl } from '../use-backfill';
import { BeginningLine, EndLine, GapLine } from './CoverageLines';
import { MessageItem } from './message/MessageItem';
import type { TimelineItem } from './timeline-items';

function Day({ at }: { at: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  const day = new Date(at).toDateString();
  const yesterday = new Date(now());
  yesterday.setDate(yesterday.getDate() - 1);
  return (
    <h2 className="py-2 text-center text-xs font-medium text-ink-faint">
      {day === new Date(now()).toDateString()
        ? t('chats.today')
        : day === yesterday.toDateString()
          ? t('chats.yesterday')
          : formats.date(at, now())}
    </h2>
  );
}

export interface TimelineContext {
  chatId: string;
  chatName: string;
  absences: readonly AbsenceRow[];
  backfill: BackfillControl;
  quoted: ReadonlyMap<string, MessageRow>;
  nameOf: (id: string) => string;
  onJump: (row: MessageRow) => void;
  onReply: ((row: MessageRow) => void) | undefined;
}

/** One line of a timeline. */
export function TimelineRow({
  item,
  marked,
  context,
}: {
  item: TimelineItem;
  marked: boolean;
  context: TimelineContext;
}) {
  const { chatId, chatName, absences, backfill, quoted, nameOf, onJump, onReply } = context;
  switch (item.type) {
    case 'message': {
      const { row } = item;
      return (
        <div className="px-3 py-0.5">
          <MessageItem
            message={row}
            quoted={row.quoted && quoted.get(row.quoted.stanzaId)}
            marked={marked}
            nameOf={nameOf}
            chatName={chatName}
            onJump={onJump}
            onReply={onReply}
          />
        </div>
      );
    }
    case 'day':
      return <Day at={item.at} />;
    case 'gap':
      return (
        <GapLine
          chatId={chatId}
          gap={item.gap}
          reason={reasonOf(item.gap, absences)}
          backfill={backfill}
        />
      );
    case 'beginning':
      return <BeginningLine chatId={chatId} beginning={item.beginning} backfill={backfill} />;
    case 'end':
      return <EndLine at={item.at} />;
  }
}
