import type { PageCommandOf } from '@/protocol/page-command';
import type { ConnectionState, PageEventOf } from '@/protocol/page-event';
import type { EventSender } from './event-sender';
import { sendHistory } from './message-capturer';
import { pause } from './pause';
import type { WhatsAppDriver } from './whatsapp-driver';

const PAGE_SIZE = 50;
/** So many pages are one chunk: between two chunks the background decides anew. */
const PAGES_PER_CHUNK = 10;
/** Between two batches of what is held locally. */
const PAGE_PAUSE_MS = 40;
/** Beyond this share of the page's heap limit reading stops: WhatsApp needs the rest itself. */
const HEAP_SHARE = 0.8;

export interface HistoryReader {
  read(order: PageCommandOf<'read-history'>): Promise<void>;
  stop(): void;
}

type Outcome = PageEventOf<'history-read'>['outcome'];

/** Reads older history one chunk at a time, on the background's order: what is next is decided where it is remembered. */
export function historyReader(
  driver: Pick<WhatsAppDriver, 'history' | 'holds' | 'askPhone'>,
  events: EventSender,
  connection: () => ConnectionState,
  signal: AbortSignal,
): HistoryReader {
  let running: AbortController | undefined;
  signal.addEventListener('abort', () => running?.abort());

  async function readChunk(
    { chatId, anchors }: PageCommandOf<'read-history'>,
    stop: AbortSignal,
    progress: { read: number },
  ): Promise<Outcome> {
    let before = await firstHeld(driver, anchors);
    let to = Date.now();
    for (let pages = 0; pages < PAGES_PER_CHUNK; pages += 1) {
      if (connection() !== 'connected') return 'not-connected';
      if (heapIsFull()) return 'memory';
      const page = await driver.history(chatId, PAGE_SIZE, before?.id);
      const oldest = page.messages[0];
      if (!oldest) return 'start';
      // The page ends where the anchor begins, and the anchor is stored.
      const seq = sendHistory(events, chatId, page, before?.timestamp ?? to);
      // The database sets the pace: never more than one page ahead of it.
      if (seq !== undefined) await events.stored(seq, stop);
      progress.read += page.messages.length;
      if (page.reachedStart) return 'start';
      if (before?.id === oldest.id) return 'failed';
      before = oldest;
      to = oldest.timestamp;
      await pause(PAGE_PAUSE_MS, stop);
    }
    return 'more';
  }

  async function askPhone({ chatId }: PageCommandOf<'read-history'>, stop: AbortSignal) {
    const answer = await driver.askPhone(chatId, stop);
    return answer === 'arrived' ? 'more' : answer;
  }

  return {
    async read(order) {
      const { chatId, source } = order;
      const progress = { read: 0 };
      const answer = (outcome: Outcome) =>
        events.send({ type: 'history-read', chatId, source, outcome, read: progress.read });
      if (running) {
        answer('busy');
        return;
      }
      if (connection() !== 'connected') {
        answer('not-connected');
        return;
      }
      const controller = new AbortController();
      running = controller;
      try {
        const run = source === 'phone' ? askPhone : readChunk;
        answer(await run(order, controller.signal, progress));
      } catch {
        // Both ends are outcomes that the background acts on; the driver has already reported which capability broke.
        answer(controller.signal.aborted ? 'stopped' : 'failed');
      } finally {
        running = undefined;
      }
    },
    stop: () => running?.abort(),
  };
}

async function firstHeld(
  driver: Pick<WhatsAppDriver, 'holds'>,
  anchors: PageCommandOf<'read-history'>['anchors'],
): Promise<{ id: string; timestamp: number } | undefined> {
  for (const anchor of anchors) if (await driver.holds(anchor.id)) return anchor;
  return undefined;
}

/** Chromium's figures, where it tells them. */
function heapIsFull(): boolean {
  const memory: unknown = Reflect.get(performance, 'memory');
  if (typeof memory !== 'object' || memory === null) return false;
  const used: unknown = Reflect.get(memory, 'usedJSHeapSize');
  const limit: unknown = Reflect.get(memory, 'jsHeapSizeLimit');
  return typeof used === 'number' && typeof limit === 'number' && used > limit * HEAP_SHARE;
}
