import { useLiveQuery } from 'dexie-react-hooks';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/ui/IconButton';
import { useAccount } from '../account';
import { KIND_ICONS } from '../chats/kind-icons';

/** The message that an outgoing one quotes, in two lines, with the way to leave it out. */
export function QuotedMessage({
  messageId,
  name,
  onRemove,
}: {
  messageId: string;
  /** The chat's. */
  name: string;
  /** Absent: it can no longer be changed. */
  onRemove?: () => void;
}) {
  const { t } = useTranslation();
  const database = useAccount();
  const found = useLiveQuery(
    async () => ({ row: await database.messages.where('id').equals(messageId).first() }),
    [database, messageId],
  );
  if (!found) return null;
  const { row } = found;
  const Icon = row && row.kind !== 'text' ? KIND_ICONS[row.kind] : undefined;
  return (
    <div className="flex min-w-0 items-center gap-1 rounded-md border-l-3 border-accent bg-sunken py-1 pr-1 pl-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="truncate text-xs font-semibold text-accent">
          {row
            ? t('attached.quotes', { name: row.fromMe ? t('person.me') : name })
            : t('attached.quoteGone')}
        </p>
        {row && (
          <p className="flex items-center gap-1 text-ink-soft">
            {Icon && <Icon size={12} className="shrink-0" aria-hidden />}
            <span className="truncate">{row.text || t(`kind.${row.kind}`)}</span>
          </p>
        )}
      </div>
      {onRemove && (
        <IconButton
          label={t('attached.dropQuote')}
          icon={<X size={16} aria-hidden />}
          onClick={onRemove}
        />
      )}
    </div>
  );
}
