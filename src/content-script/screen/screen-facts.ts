import { chatKind } from '@/domain/message';
import type { CapturedMessage } from '@/protocol/page-event';
import { MAX_TEXT } from '@/protocol/page-limits';
import type { OpenChat } from './open-chat';
import type { ShownMessage } from './shown-message';
import { instantsOf } from './shown-time';

/**
 * Facts of the messages on the screen, under the ids that WhatsApp's own stores give them. A message whose direction, chat or
 * time is not certain is no fact: it would become a second row, or a row in a wrong place.
 */
export function factsOf(
  { id: chatId, messages }: OpenChat,
  languages: readonly string[],
  now: number,
): CapturedMessage[] {
  const instants = instantsOf(messages, languages, now);
  return messages.flatMap((message, index): CapturedMessage[] => {
    const timestamp = instants[index];
    const key = keyOf(message, chatId);
    // What is left of a message that was taken back may stand under the key of the taking back.
    if (timestamp === undefined || key === undefined || message.kind === 'revoked') return [];
    const [direction, , stanzaId = '', participant] = key.split('_');
    return [
      {
        id: key,
        chatId,
        stanzaId,
        fromMe: direction === 'true',
        ...(direction === 'false' && participant && { senderId: participant }),
        kind: message.kind,
        rawType: 'screen',
        text: message.text.slice(0, MAX_TEXT),
        timestamp,
        ack: message.ack ?? 0,
        onScreen: true,
      },
    ];
  });
}

/** In a group the key holds who wrote it, which the screen shows as a name at most. */
export function keyOf(
  { id, fromMe }: Pick<ShownMessage, 'id' | 'fromMe'>,
  chatId: string,
): string | undefined {
  if (id.includes('_')) return id;
  if (fromMe === undefined || chatKind(chatId) !== 'person') return undefined;
  return `${String(fromMe)}_${chatId}_${id}`;
}
