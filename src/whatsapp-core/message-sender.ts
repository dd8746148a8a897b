import type { PageCommandOf } from '@/protocol/page-command';
import type { ConnectionState, PageEventOf } from '@/protocol/page-event';
import type { EventSender } from './event-sender';
import { fileAssembly, type FileAssembly } from './file-assembly';
import { pause } from './pause';
import { DriverError, type StoredMessage, type WhatsApp } from './whatsapp-driver';

const LOOK_EVERY_MS = 250;

/** What an upload may take, besides. */
const UPLOAD_MS = 5 * 60_000;

type Order = Pick<PageCommandOf<'send-file'>, 'stanzaId' | 'account' | 'chatId'>;

export interface MessageSender {
  send(order: PageCommandOf<'send-text'>): Promise<void>;
  /** A file is on its way to this page: it is handed over when it is whole. The one before it is then given up. */
  expectFile(order: PageCommandOf<'send-file'>): void;
  takeChunk(chunk: PageCommandOf<'file-chunk'>): Promise<void>;
  lookUp(question: PageCommandOf<'look-up'>): Promise<void>;
}

/**
 * Hands approved texts and files to WhatsApp, each at most once in this page's life, and watches what becomes of them. wa-js's own
 * promises are not trusted: they may never resolve, and an acknowledgement may be missing or wrong (docs/adr/0004).
 */
export function messageSender(
  driver: Pick<WhatsApp, 'account' | 'sendText' | 'sendFile' | 'findOwnMessage' | 'sendTimeout'>,
  events: Pick<EventSender, 'send' | 'pageInstance'>,
  connection: () => ConnectionState,
  signal: AbortSignal,
): MessageSender {
  /** Handed over, or about to be: never again. */
  const handedOver = new Set<string>();
  /** Looked for and not found before it arrived: must not be sent any more. */
  const barred = new Set<string>();
  /** The file that is on its way to this page. */
  let incoming: { order: PageCommandOf<'send-file'>; assembly: FileAssembly } | undefined;

  const result = (event: Omit<PageEventOf<'send-result'>, 'type'>) =>
    events.send({ type: 'send-result', ...event });

  async function watch(
    { stanzaId, chatId }: Order,
    handOver: Promise<DriverError | undefined>,
    patience: number,
  ) {
    const deadline = performance.now() + patience;
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

  /** Never to be sent by this page, and never was. */
  function giveUp(stanzaId: string, code: string) {
    barred.add(stanzaId);
    if (incoming?.order.stanzaId === stanzaId) incoming = undefined;
    result({ stanzaId, outcome: 'unsent', code });
  }

  /** Whether it may be handed over now; says so when it may not. */
  function isWelcome({ stanzaId, account }: Order): boolean {
    if (handedOver.has(stanzaId)) return false;
    const foreign = driver.account() !== account;
    if (!foreign && !barred.has(stanzaId) && connection() === 'connected') return true;
    giveUp(stanzaId, foreign ? 'other-account' : 'not-connected');
    return false;
  }

  async function handOver(order: Order, send: () => Promise<void>, patience: number) {
    if (!isWelcome(order)) return;
    handedOver.add(order.stanzaId);
    const handing = send().then(
      () => undefined,
      (error: unknown) =>
        error instanceof DriverError ? error : new DriverError('whatsapp-error'),
    );
    await watch(order, handing, patience);
  }

  return {
    send: (order) => handOver(order, () => driver.sendText(order), driver.sendTimeout()),

    expectFile(order) {
      if (incoming) giveUp(incoming.order.stanzaId, 'interrupted');
      if (isWelcome(order)) incoming = { order, assembly: fileAssembly(order) };
    },

    async takeChunk(chunk) {
      const expected = incoming;
      if (expected?.order.stanzaId !== chunk.stanzaId) return;
      const { order, assembly } = expected;
      let file: File | undefined;
      try {
        file = await assembly.take(chunk);
      } catch {
        // Not the file that was announced: what its pieces lack, another try may bring.
        giveUp(order.stanzaId, 'interrupted');
        return;
      }
      // Looked for, or given up, while its bytes were looked at: then it is barred, and is not handed over.
      if (!file) return;
      if (incoming === expected) incoming = undefined;
      const whole = { ...order, file };
      await handOver(order, () => driver.sendFile(whole), driver.sendTimeout() + UPLOAD_MS);
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
        if (incoming?.order.stanzaId === stanzaId) incoming = undefined;
        // Only the page that the order was addressed to can swear that it never got it.
        answer(pageInstance === events.pageInstance ? 'unsent' : 'absent');
      }
    },
  };
}
