import type { EventSender } from './event-sender';
import { NEWEST_PER_CHAT } from './message-capturer';
import { runJob, type JobRun } from './page-job';
import { pause } from './pause';
import type { WhatsAppDriver } from './whatsapp-driver';

const READ_PAUSE_MS = 20;

/** Lists the ids that WhatsApp's local store holds, chat by chat, so that the background can count what we lack. */
export function storeReconciler(
  driver: WhatsAppDriver,
  events: EventSender,
  signal: AbortSignal,
): JobRun {
  return runJob('reconcile', events, signal, async function* (stop) {
    const chatIds = driver.chatIds();
    yield { done: 0, total: chatIds.length };
    for (const [index, chatId] of chatIds.entries()) {
      const { messages } = await driver.history(chatId, NEWEST_PER_CHAT);
      const ids = messages.map((message) => message.id);
      await events.stored(events.send({ type: 'holdings', chatId, ids }), stop);
      yield { done: index + 1, total: chatIds.length };
      await pause(READ_PAUSE_MS, stop);
    }
  });
}
