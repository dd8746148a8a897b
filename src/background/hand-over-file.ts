import { base64Of } from '@/protocol/base64';
import type { PageCommand, PageCommandOf } from '@/protocol/page-command';
import { MEDIA_PIECE } from '@/protocol/page-limits';

/**
 * Brings an order and the bytes of its file to the page, one piece after the other: neither the bridge nor the port ever holds
 * more than one. False when one of them did not arrive: then the page does not hand the file over.
 */
export async function handOverFile(
  command: (order: PageCommand) => Promise<boolean>,
  order: PageCommandOf<'send-file'>,
  bytes: Uint8Array,
): Promise<boolean> {
  if (!(await command(order))) return false;
  const { stanzaId } = order;
  for (let start = 0, index = 0; start < bytes.length; start += MEDIA_PIECE, index += 1) {
    const data = base64Of(bytes.subarray(start, start + MEDIA_PIECE));
    if (!(await command({ type: 'file-chunk', stanzaId, index, data }))) return false;
  }
  return true;
}
