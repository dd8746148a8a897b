import type { PageCommandOf } from '@/protocol/page-command';
import type { ConnectionState, PageEventOf } from '@/protocol/page-event';
import type { EventSender } from './event-sender';
import { pause } from './pause';
import { DriverError, type StoredMessage, type WhatsApp } from './whatsapp-driver';

const LOOK_EVERY_MS = 250;

export interface MessageSender {
  send(order: PageCommandOf<'send-text'>): Promise<void>;
  lookUp(question: PageCommandOf<'look-up'>): Promise<void>;
}

/**
 * Hands approved texts to WhatsApp, each at most once in this page's life, and watches what becomes of them. wa-js's own
 * promises are not trusted: they may never resolve, and an acknowledgement may be missing or wrong (docs/adr/0004).
 */
export function messageSender(
  driver: Pick<WhatsApp, 'account' | 'sendText' | 'findOwnMessage' | 'sendTimeout'>,
  events: Pick<EventSender, 'send' | 'pageInstance'>,
  connection: () => ConnectionState,
  signal: AbortSignal,
): MessageSender {
  /** Handed over, or about to be: never again. */
  const handedOver = new Set<string>();
  /** Looked for and not found before it arrived: must not be sent any more. */
  const barred = new Set<string>();

  const result = (event: Omit<PageEventOf<'send-result'>, 'type'>) =>
    events.send({ type: 'send-result', ...event });

  async function watch(
    order: PageCommandOf<'send-text'>,
    handOver: Promise<DriverError | undefined>,
  ) {
    const { stanzaId, chatId } = order;
    const deadline = performance.now() + driver.sendTimeout();
    let refused: DriverError | undefined;
    void handOver.then((error) => (refused = error));
    for (;;) {
      const stored = await driver.findOwnMessage(stanzaId, [chatId]);
      if (stored && stored.ack !== 0)
        return result({
          stanzaId,
          outcome: stored.ack > 0 ? 'sent' : 'failed',
          messageId: stored.id,
          ack: stored.ack,
          ...(stored.ack < 0 && { code: 'whatsapp-refused' }),
        });
      // wa-js threw and nothing is in WhatsApp's store: it never left.
      if (!stored && refused) return result({ stanzaId, outcome: 'failed', code: refused.code });
      if (performance.now() > deadline)
        return result({
          stanzaId,
          outcome: 'unknown',
          code: stored ? 'no-acknowledgement' : 'no-answer',
          ...(stored && { messageId: stored.id, ack: stored.ack }),
        });
      await pause(LOOK_EVERY_MS, signal);
    }
  }

  return {
    async send(order) {
      const { stanzaId } = order;
      if (handedOver.has(stanzaId)) return;
      const foreign = driver.account() !== order.account;
      if (foreign || barred.has(stanzaId) || connection() !== 'connected') {
        barred.add(stanzaId);
        const code = foreign ? 'other-account' : 'not-connected';
        result({ stanzaId, outcome: 'unsent', code });
        return;
      }
      handedOver.add(stanzaId);
      const handOver = driver.sendText(order).then(
        () => undefined,
        (error: unknown) =>
          error instanceof DriverError ? error : new DriverError('whatsapp-error'),
      );
      await watch(order, handOver);
    },

    async lookUp({ stanzaId, chatIds, pageInstance }) {
      // Logged out or not ready, the store says nothing: whoever asks will ask again when we are connected.
      if (connection() !== 'connected') return;
      const found: StoredMessage | undefined = await driver.findOwnMessage(stanzaId, chatIds);
      const answer = (outcome: PageEventOf<'look-up-result'>['outcome']) =>
        events.send({
          type: 'look-up-result',
          stanzaId,
          outcome,
          ...(found && { messageId: found.id, ack: found.ack }),
        });
      if (found) answer(found.ack === 0 ? 'pending' : 'found');
      else if (handedOver.has(stanzaId)) answer('pending');
      else {
        barred.add(stanzaId);
        // Only the page that the order was addressed to can swear that it never got it.
        answer(pageInstance === events.pageInstance ? 'unsent' : 'absent');
      }
    },
  };
}
