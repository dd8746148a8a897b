/**
 * The only maker of orders to send. Each is made of a claimed message, and of what its approval binds alone; only the outbox
 * sender imports this (a dependency rule).
 */
import type { approvedAttachment } from '@/database/attachments';
import { claimedRow, type ClaimedMessage } from '@/database/delivery';
import { base64Of } from '@/protocol/base64';
import type { PageCommandOf, SendOrder } from '@/protocol/page-command';
import { MEDIA_PIECE } from '@/protocol/page-limits';

type ApprovedFile = NonNullable<Awaited<ReturnType<typeof approvedAttachment>>>;

/**
 * Brings a claimed message to the page; a file piece after piece: neither the bridge nor the port ever holds more than one.
 * False when one of them did not arrive: then the page does not hand the file over.
 * @param account the WhatsApp id whose outbox this is
 * @throws Error when this was not claimed, or the file is not its file
 */
export async function handOver(
  command: (order: SendOrder) => Promise<boolean>,
  claimed: ClaimedMessage,
  account: string,
  file?: ApprovedFile,
): Promise<boolean> {
  const { stanzaId, chatId, text, attachmentId, quotes } = claimedRow(claimed);
  if (file?.row.id !== attachmentId) throw new Error('This is not the file that was approved.');
  const order = { stanzaId, account, chatId, ...(quotes !== undefined && { quotes }) };
  if (!file) return command(made({ type: 'send-text', ...order, text }));
  const { kind, name, mimeType, size, hash } = file.row;
  const about = { kind, name, mimeType, size, hash };
  const { bytes } = file;
  if (!(await command(made({ type: 'send-file', ...order, caption: text, ...about }))))
    return false;
  for (let start = 0, index = 0; start < bytes.length; start += MEDIA_PIECE, index += 1) {
    const data = base64Of(bytes.subarray(start, start + MEDIA_PIECE));
    if (!(await command(made({ type: 'file-chunk', stanzaId, index, data })))) return false;
  }
  return true;
}

function made(order: PageCommandOf<SendOrder['type']>): SendOrder {
  return order as SendOrder;
}
