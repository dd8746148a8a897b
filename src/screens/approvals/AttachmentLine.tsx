import { useLiveQuery } from 'dexie-react-hooks';
import { FileAudio, FileText, Image, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/ui/IconButton';
import { useAccount } from '../account';
import { fileSize } from '../chats/message/message-formats';

const ICONS = { image: Image, document: FileText, audio: FileAudio } as const;

/** Whether the bytes are here, and a picture's address; undefined while they are looked for. */
function useBytes(attachmentId: string): { here: boolean; url?: string } | undefined {
  const database = useAccount();
  const [found, setFound] = useState<{ here: boolean; url?: string }>();
  useEffect(() => {
    let wanted = true;
    let url: string | undefined;
    const read = async () => {
      const { readAttachment } = await import('@/database/attachments');
      const attachment = await readAttachment(database, attachmentId);
      if (!wanted) return;
      if (attachment?.row.kind === 'image')
        url = URL.createObjectURL(
          attachment.file.slice(0, attachment.file.size, attachment.row.mimeType),
        );
      setFound({ here: attachment !== undefined, ...(url !== undefined && { url }) });
    };
    void read();
    return () => {
      wanted = false;
      setFound(undefined);
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [database, attachmentId]);
  return found;
}

/** The file that goes with a message: what it is, how it is called and how large it is, with the way to leave it out. */
export function AttachmentLine({
  attachmentId,
  onRemove,
}: {
  attachmentId: string;
  /** Absent: it can no longer be changed. */
  onRemove?: () => void;
}) {
  const { t, i18n } = useTranslation();
  const database = useAccount();
  const row = useLiveQuery(() => database.attachments.get(attachmentId), [database, attachmentId]);
  const bytes = useBytes(attachmentId);
  const Icon = ICONS[row?.kind ?? 'document'];
  return (
    <div
      role="group"
      aria-label={t('attached.file')}
      className="flex min-w-0 items-center gap-2 rounded-md border border-line bg-sunken py-1 pr-1 pl-1.5 text-sm"
    >
      {bytes?.url ? (
        <img src={bytes.url} alt="" className="size-10 shrink-0 rounded object-cover" />
      ) : (
        <Icon size={20} className="m-2 shrink-0 text-ink-soft" aria-hidden />
      )}
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{row?.name ?? t('attached.file')}</p>
        <p className="text-xs text-ink-soft">
          {bytes?.here === false
            ? t('attached.fileGone')
            : row && `${t(`kind.${row.kind}`)} · ${fileSize(row.size, i18n.language)}`}
        </p>
      </div>
      {onRemove && (
        <IconButton
          label={t('attached.removeFile')}
          icon={<X size={16} aria-hidden />}
          onClick={onRemove}
        />
      )}
    </div>
  );
}
