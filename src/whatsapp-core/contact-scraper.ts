import type { CapturedChat, CapturedContact, ConnectionState } from '@/protocol/page-event';
import type { EventSender } from './event-sender';
import { runJob, type JobRun } from './page-job';
import { pause } from './pause';
import type { WhatsAppDriver } from './whatsapp-driver';

const BATCH = 50;
/** Between batches of what WhatsApp's local store already holds. */
const BATCH_PAUSE_MS = 100;

/** Lists the user's own chats and contacts (never the members of groups), in batches of 50 with pauses. */
export function contactScraper(
  driver: WhatsAppDriver,
  events: EventSender,
  signal: AbortSignal,
): JobRun {
  return runJob('contacts', events, signal, async function* (stop) {
    const chatIds = driver.chatIds();
    const contactIds = driver.contactIds();
    const total = chatIds.length + contactIds.length;
    let done = 0;
    yield { done, total };

    for (const batch of batches(chatIds)) {
      const chats = batch.flatMap((id): CapturedChat[] => {
        const chat = driver.readChat(id);
        return chat ? [chat] : [];
      });
      await events.stored(events.send({ type: 'chats', chats }), stop);
      done += batch.length;
      yield { done, total };
      await pause(BATCH_PAUSE_MS, stop);
    }
    for (const batch of batches(contactIds)) {
      const contacts: CapturedContact[] = [];
      for (const id of batch) {
        const contact = await driver.readContact(id);
        if (contact) contacts.push(contact);
      }
      await events.stored(events.send({ type: 'contacts', contacts }), stop);
      done += batch.length;
      yield { done, total };
      await pause(BATCH_PAUSE_MS, stop);
    }
  });
}

/** WhatsApp's servers are asked no more often than this: 10 times a minute. */
const LOOK_UP_PAUSE_MS = 6000;

/** Photos and about texts of the contacts that the account shows, one at a time: only on the user's order. */
export function detailsScraper(
  driver: WhatsAppDriver,
  events: EventSender,
  connection: () => ConnectionState,
  signal: AbortSignal,
): JobRun {
  return runJob('details', events, signal, async function* (stop) {
    const ids = driver.contactIds();
    const total = ids.length;
    yield { done: 0, total };
    for (const [index, id] of ids.entries()) {
      if (connection() !== 'connected') throw new Error('WhatsApp is not connected.');
      const details = await driver.readContactDetails(id);
      const contact = details && (await driver.readContact(id));
      if (contact)
        await events.stored(
          events.send({ type: 'contacts', contacts: [{ ...contact, ...details }] }),
          stop,
        );
      yield { done: index + 1, total };
      await pause(LOOK_UP_PAUSE_MS, stop);
    }
  });
}

function* batches(ids: readonly string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += BATCH) yield ids.slice(start, start + BATCH);
}
