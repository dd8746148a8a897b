import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { changeEnclosures, DraftChangedError } from '@/database/approvals';
import type { OutboxRow } from '@/database/rows';
import { useAccount } from '../account';
import { fileSize } from '../chats/message/message-formats';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

/** What goes with a text; whatever went wrong has been said to the user. */
export function useEnclosures() {
  const { t, i18n } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  return useMemo(() => {
    const complain = (text: string) => {
      notify({ tone: 'bad', text });
    };
    return {
      change: async (
        { id, version }: OutboxRow,
        enclosures: Pick<OutboxRow, 'quotes' | 'attachmentId'>,
      ) => {
        try {
          await changeEnclosures(database, { id, version }, enclosures, now());
        } catch (error) {
          const key = error instanceof DraftChangedError ? 'changedElsewhere' : 'saveFailed';
          complain(t(`approvals.${key}`));
        }
      },
      /** Keeps the file; undefined when it cannot be sent. */
      keep: async (file: File): Promise<string | undefined> => {
        try {
          const { keepAttachment } = await import('@/database/attachments');
          const kept = await keepAttachment(database, file, file.name, now());
          if (!('reason' in kept)) return kept.id;
          complain(
            kept.reason === 'too-large'
              ? t('attached.refused.too-large', { limit: fileSize(kept.limit, i18n.language) })
              : t(`attached.refused.${kept.reason}`),
          );
        } catch {
          // A file that went away while it was read, or a full disk.
          complain(t('attached.refused.unreadable'));
        }
        return undefined;
      },
    };
  }, [database, i18n.language, notify, now, t]);
}
