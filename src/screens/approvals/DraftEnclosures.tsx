import type { OutboxRow } from '@/database/rows';
import { QuotedMessage } from './QuotedMessage';
import { useEnclosures } from './use-enclosures';

/** What goes with a draft's text, removable until it is approved. */
export function DraftEnclosures({ draft, name }: { draft: OutboxRow; name: string }) {
  const { change } = useEnclosures();
  if (draft.quotes === undefined) return null;
  return (
    <QuotedMessage
      messageId={draft.quotes}
      name={name}
      onRemove={() => void change(draft, { quotes: undefined })}
    />
  );
}
