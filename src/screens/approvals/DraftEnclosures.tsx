import type { OutboxRow } from '@/database/rows';
import { useTextOnly } from '../use-text-only';
import { AttachButton } from './AttachButton';
import { AttachmentLine } from './AttachmentLine';
import { QuotedMessage } from './QuotedMessage';
import { useEnclosures } from './use-enclosures';

/** What goes with a draft's text, removable until it is approved; and the way to add a file. */
export function DraftEnclosures({ draft, name }: { draft: OutboxRow; name: string }) {
  const { change, keep } = useEnclosures();
  const textOnly = useTextOnly();
  const { quotes, attachmentId } = draft;
  const attach = async (file: File) => {
    const kept = await keep(file);
    if (kept !== undefined) await change(draft, { quotes, attachmentId: kept });
  };
  return (
    <>
      {quotes !== undefined && (
        <QuotedMessage
          messageId={quotes}
          name={name}
          onRemove={() => void change(draft, { quotes: undefined, attachmentId })}
        />
      )}
      {attachmentId !== undefined && (
        <AttachmentLine
          attachmentId={attachmentId}
          onRemove={() => void change(draft, { quotes, attachmentId: undefined })}
        />
      )}
      {attachmentId === undefined && !textOnly && (
        <AttachButton onFile={(file) => void attach(file)} />
      )}
    </>
  );
}
