import { CircleHelp, FileText, MessageSquareText, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { useFormats } from '@/ui/use-formats';
import type { NamedLine } from './use-ledger';

const LOOKS = {
  'opt-in': { tone: 'good', Icon: UserRoundCheck },
  'opt-out': { tone: 'bad', Icon: UserRoundX },
  ask: { tone: 'warn', Icon: CircleHelp },
} as const;

/** Who, what, when, from what, and recorded by whom. */
export function LedgerLine({
  line: { row, name: known },
  position,
  onOpenMessage,
}: {
  line: NamedLine;
  position: number;
  onOpenMessage: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = known || t('person.unknown');
  const { tone, Icon } = LOOKS[row.kind];
  const who =
    row.by === 'detected'
      ? t('consent.detected')
      : row.recordedBy
        ? t('consent.recordedBy', { name: row.recordedBy })
        : t('consent.recordedHere');
  return (
    <div className="flex flex-col gap-1 px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
        <Chip tone={tone} icon={<Icon size={12} aria-hidden />}>
          {t(`consent.kind.${row.kind}`)}
        </Chip>
      </div>
      <p className="text-xs text-ink-faint tabular-nums">
        {t('consent.line', { line: position })} · {formats.dateTime(row.at)} · {who}
      </p>
      {row.document && (
        <p className="flex items-start gap-1.5 text-sm text-ink-soft">
          <FileText size={14} className="mt-1 shrink-0" aria-hidden />
          <span className="min-w-0 break-words">
            {row.document.description}
            {row.document.fileName && ` (${row.document.fileName})`}
          </span>
        </p>
      )}
      <div className="flex items-center justify-between gap-2">
        {row.messageId !== undefined && (
          <Button
            look="link"
            icon={<MessageSquareText size={14} aria-hidden />}
            aria-label={t('consent.openMessageOf', { name, line: position })}
            onClick={onOpenMessage}
          >
            {t('consent.openMessage')}
          </Button>
        )}
        <p className="min-w-0 truncate font-mono text-xs text-ink-faint" title={row.hash}>
          {t('consent.hash', { hash: row.hash.slice(0, 12) })}
        </p>
      </div>
    </div>
  );
}
