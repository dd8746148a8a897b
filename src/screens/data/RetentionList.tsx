import { useLiveQuery } from 'dexie-react-hooks';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RetentionPreview } from '@/database/retention';
import { Button } from '@/ui/Button';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { personName } from '../person-name';
import { useSurroundings } from '../surroundings';

/** So many chats are named; the others are counted. */
const NAMED = 50;

/** What a limit would take away, chat by chat, and the last word. */
export function RetentionList({
  days,
  previews,
  onConfirm,
  onCancel,
}: {
  days: number;
  previews: readonly RetentionPreview[];
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const { now } = useSurroundings();
  const named = previews.slice(0, NAMED);
  const names = useLiveQuery(async () => {
    const ids = previews.slice(0, NAMED).map(({ chatId }) => chatId);
    const [chats, contacts] = await Promise.all([
      database.chats.bulkGet(ids),
      database.contacts.bulkGet(ids),
    ]);
    return ids.map((_, index) => {
      const chat = chats[index];
      return chat ? personName(chat, contacts[index]) : '';
    });
  }, [database, previews]);
  const total = previews.reduce((sum, { messages }) => sum + messages, 0);
  return (
    <div className="flex flex-col gap-3">
      {total === 0 ? (
        <p className="text-sm">{t('data.retention.nothing')}</p>
      ) : (
        <>
          <p className="text-sm font-medium tabular-nums">
            {t('data.retention.wouldGo', { count: total, number: formats.number(total) })}{' '}
            {t('data.retention.fromChats', { count: previews.length })}
          </p>
          <ul
            // A long list is scrolled with the keyboard too.
            tabIndex={0}
            aria-label={t('data.retention.preview')}
            className="max-h-56 divide-y divide-line overflow-y-auto rounded-lg border border-line text-sm"
          >
            {named.map(({ chatId, messages, from }, index) => (
              <li key={chatId} className="flex items-center gap-2 px-2.5 py-1.5 tabular-nums">
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{names?.[index]}</span>
                  <span className="block text-xs text-ink-faint">
                    {t('data.retention.since', { date: formats.date(from, now()) })}
                  </span>
                </span>
                <span className="shrink-0 font-medium">{formats.number(messages)}</span>
              </li>
            ))}
            {previews.length > NAMED && (
              <li className="px-2.5 py-1.5 text-ink-soft">
                {t('data.retention.more', { count: previews.length - NAMED })}
              </li>
            )}
          </ul>
        </>
      )}
      <p className="flex gap-2 rounded-lg bg-warn-soft p-2.5 text-sm">
        <TriangleAlert size={16} className="mt-0.5 shrink-0 text-warn" aria-hidden />
        {t('data.retention.warning')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="danger" onClick={onConfirm}>
          {t('data.retention.confirm', { days })}
        </Button>
        <Button onClick={onCancel}>{t('data.cancel')}</Button>
      </div>
    </div>
  );
}
