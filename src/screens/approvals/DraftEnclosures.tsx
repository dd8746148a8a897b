import type { OutboxRow } from '@/database/rows';
import { AttachmentLine } from './AttachmentLine';
import { QuotedMessage } from './QuotedMessage';
import { useEnclosures } from './use-enclosures';

/** What goes with a draft's text, removable until it is approved. */
export function DraftEnclosures({ draft, name }: { draft: OutboxRow; name: string }) {
  const { change } = useEnclosures();
  const { quotes, attachmentId } = draft;
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
    </>
  );
}
