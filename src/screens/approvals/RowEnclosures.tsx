import type { OutboxRow } from '@/database/rows';
import { AttachmentLine } from './AttachmentLine';
import { QuotedMessage } from './QuotedMessage';

/** What goes with a text that is no draft any more. */
export function RowEnclosures({ row, name }: { row: OutboxRow; name: string }) {
  return (
    <>
      {row.quotes !== undefined && <QuotedMessage messageId={row.quotes} name={name} />}
      {row.attachmentId !== undefined && <AttachmentLine attachmentId={row.attachmentId} />}
    </>
  );
}
