import type { PageCommandOf } from '@/protocol/page-command';
import type { EventSender } from './event-sender';
import type { WhatsAppDriver } from './whatsapp-driver';

/** bytes; a multiple of 3, so that each piece is base64 of its own without padding in between */
const PIECE = 180_000;

/** Brings one medium's file, on the user's click, in pieces that each wait for the one before to be stored. */
export async function fetchMedia(
  driver: Pick<WhatsAppDriver, 'fetchMedia'>,
  events: EventSender,
  { messageId, maxSize }: PageCommandOf<'fetch-media'>,
  signal: AbortSignal,
): Promise<void> {
  const answer = await driver.fetchMedia(messageId, maxSize).catch(() => {
    // The driver has reported the capability; here it is the user's answer.
    return { outcome: 'failed' } as const;
  });
  if (answer.outcome === 'complete') {
    const { file } = answer;
    for (let start = 0, index = 0; start < file.size; start += PIECE, index += 1) {
      const data = await base64Of(file.slice(start, start + PIECE));
      const seq = events.send({ type: 'media-chunk', messageId, index, size: file.size, data });
      await events.stored(seq, signal);
    }
  }
  events.send({ type: 'media-result', messageId, outcome: answer.outcome });
}

async function base64Of(piece: Blob): Promise<string> {
  const bytes = new Uint8Array(await piece.arrayBuffer());
  let binary = '';
  // String.fromCharCode takes its bytes as arguments, and those are limited.
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(binary);
}
