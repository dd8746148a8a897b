import type { MediaAnswer } from '../whatsapp-driver';
import { messageKey, reader, whole } from './model-reading';
import { waJs } from './wa-js';

/** Ids of messages whose file is on its way. To get at a film wa-js calls it a document for a while: no news of it counts. */
export const fetching = new Set<string>();

/** The file of a message, decrypted; from WhatsApp's cache, the servers, or the phone. */
export async function fetchFile(messageId: string, maxSize: number): Promise<MediaAnswer> {
  const id = messageKey(messageId)?.id;
  const model = await waJs.chat.getMessageById(messageId).catch(() => {
    // wa-js's word for a message that WhatsApp itself does not hold any more.
    return undefined;
  });
  if (!model || id === undefined) return { outcome: 'gone' };
  const of = reader(model);
  const about = reader(of('mediaData'));
  if (of('isViewOnce') === true || about('isViewOnce') === true) return { outcome: 'not-allowed' };
  if (of('type') === 'revoked') return { outcome: 'gone' };
  const announced = whole(of('size') ?? about('size'), Infinity) ?? 0;
  if (announced > maxSize) return { outcome: 'too-large' };
  fetching.add(id);
  try {
    const file = await waJs.chat.downloadMedia(messageId);
    if (file.size > maxSize) return { outcome: 'too-large' };
    return file.size > 0 ? { outcome: 'complete', file } : { outcome: 'failed' };
  } catch {
    // WhatsApp tells apart what nobody has any more from what did not come this time.
    const isGone = reader(of('mediaData'))('mediaStage') === 'ERROR_MISSING';
    return { outcome: isGone ? 'gone' : 'failed' };
  } finally {
    fetching.delete(id);
  }
}
