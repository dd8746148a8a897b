import { useTranslation } from 'react-i18next';
import type { MessageRow } from '@/database/rows';
import { classNames } from '@/ui/class-names';
import { BubbleFrame } from './BubbleFrame';
import { KIND_ICONS } from './kind-icons';

const QUIET: ReadonlySet<MessageRow['kind']> = new Set(['system', 'revoked', 'pending']);

/** One message in short: text stays text, everything else is named. The timeline shows it whole. */
export function MessageBubble({ row, dated = false }: { row: MessageRow; dated?: boolean }) {
  const { t } = useTranslation();
  const kind = row.revokedAt === undefined ? row.kind : 'revoked';
  const Icon = KIND_ICONS[kind];
  return (
    <BubbleFrame row={row} dated={dated}>
      {kind !== 'text' && (
        <p
          className={classNames(
            'flex min-w-0 items-center gap-1.5 text-sm',
            QUIET.has(kind) ? 'text-ink-faint italic' : 'font-medium text-ink-soft',
          )}
        >
          <Icon size={14} className="shrink-0" aria-hidden />
          <span className="truncate">
            {[t(`kind.${kind}`), row.media?.fileName].filter(Boolean).join(' · ')}
          </span>
        </p>
      )}
      {row.text !== '' && (
        <p
          className={classNames(
            'break-words whitespace-pre-wrap',
            kind === 'revoked' && 'text-ink-faint line-through',
          )}
        >
          {row.text}
        </p>
      )}
    </BubbleFrame>
  );
}
