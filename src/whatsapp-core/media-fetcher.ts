import { base64Of } from '@/protocol/base64';
import type { PageCommandOf } from '@/protocol/page-command';
import { MEDIA_PIECE } from '@/protocol/page-limits';
import type { EventSender } from './event-sender';
import type { WhatsAppDriver } from './whatsapp-driver';

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
    for (let start = 0, index = 0; start < file.size; start += MEDIA_PIECE, index += 1) {
      const piece = await file.slice(start, start + MEDIA_PIECE).arrayBuffer();
      const data = base64Of(new Uint8Array(piece));
      const seq = events.send({ type: 'media-chunk', messageId, index, size: file.size, data });
      await events.stored(seq, signal);
    }
  }
  events.send({ type: 'media-result', messageId, outcome: answer.outcome });
}
