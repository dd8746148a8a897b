import type { OutboxRow } from '@/database/rows';
import { useTextOnly } from '../use-text-only';
import { AttachButton } from './AttachButton';
import { useEnclosures } from './use-enclosures';

/** Adds a file to a draft, when it has none and one could be sent. */
export function DraftAttach({ draft }: { draft: OutboxRow }) {
  const { change, keep } = useEnclosures();
  const textOnly = useTextOnly();
  if (draft.attachmentId !== undefined || textOnly) return null;
  const attach = async (file: File) => {
    const attachmentId = await keep(file);
    if (attachmentId !== undefined) await change(draft, { quotes: draft.quotes, attachmentId });
  };
  return <AttachButton onFile={(file) => void attach(file)} />;
}
