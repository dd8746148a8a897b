import { MAX_BATCH, type CapturedMessage, type PageEventOf } from '@/protocol/page-event';
import type { EventSender } from './event-sender';
import { pause } from './pause';
import { runJob, type JobRun } from './page-job';
import type { WhatsAppDriver } from './whatsapp-driver';

/** How long live events gather before they leave as one batch. Far below what an eye notices. */
const GATHER_MS = 5;
/** Of each chat, so many of the newest messages are read; older ones are a matter of the backfill. */
export const NEWEST_PER_CHAT = 250;
const PAGE_SIZE = 50;
/** Between two reads of WhatsApp's local store, so that the page stays usable. */
const READ_PAUSE_MS = 20;

export interface MessageCapturer {
  /** Reads the newest history of each chat: what came while the tab was closed. */
  history: JobRun;
}

export function messageCapturer(
  driver: WhatsAppDriver,
  events: EventSender,
  signal: AbortSignal,
): MessageCapturer {
  const live = gather<CapturedMessage>((messages) =>
    events.send({ type: 'messages', source: 'live', messages }),
  );
  const acks = gather<PageEventOf<'acks'>['acks'][number]>((batch) =>
    events.send({ type: 'acks', acks: batch }),
  );
  driver.onMessage((message) => signal.aborted || live(message));
  driver.onAcks((changes) => signal.aborted || changes.forEach(acks));
  driver.onActiveChat((chatId) => {
    if (!signal.aborted) events.send({ type: 'active-chat', chatId });
  });
  driver.onChatChange((chat) => {
    if (!signal.aborted) events.send({ type: 'chats', chats: [chat] });
  });

  return {
    history: runJob('history', events, signal, async function* (stop) {
      const chatIds = driver.chatIds();
      yield { done: 0, total: chatIds.length };
      for (const [index, chatId] of chatIds.entries()) {
        await readNewest(driver, events, chatId, stop);
        yield { done: index + 1, total: chatIds.length };
      }
    }),
  };
}

/** Newest page first, so that what matters most is there first; each page contiguous with the one before. */
async function readNewest(
  driver: WhatsAppDriver,
  events: EventSender,
  chatId: string,
  stop: AbortSignal,
): Promise<void> {
  let before: string | undefined;
  let to = 0;
  let read = 0;
  for (;;) {
    const messages = await driver.messages(chatId, PAGE_SIZE, before);
    const oldest = messages[0];
    const newest = messages.at(-1);
    if (!oldest || !newest) return;
    read += messages.length;
    to ||= newest.timestamp;
    const reachedLocalStart = messages.length < PAGE_SIZE - 1;
    const seq = events.send({
      type: 'messages',
      source: 'history',
      messages,
      history: { chatId, from: oldest.timestamp, to, reachedLocalStart },
    });
    // The database sets the pace: never more than one page ahead of it.
    await events.stored(seq, stop);
    if (reachedLocalStart || read >= NEWEST_PER_CHAT || before === oldest.id) return;
    before = oldest.id;
    await pause(READ_PAUSE_MS, stop);
  }
}

/** Collects items for a few milliseconds, then sends them in batches of at most MAX_BATCH. */
function gather<Item>(send: (items: Item[]) => void): (item: Item) => void {
  let items: Item[] = [];
  return (item) => {
    items.push(item);
    if (items.length > 1) return;
    setTimeout(() => {
      const all = items;
      items = [];
      for (let start = 0; start < all.length; start += MAX_BATCH)
        send(all.slice(start, start + MAX_BATCH));
    }, GATHER_MS);
  };
}
