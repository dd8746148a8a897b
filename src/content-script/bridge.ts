/**
 * The bridge between WhatsApp's page and the extension (isolated world). It validates all that comes from the page, keeps it
 * until it is stored, and never lets the page reach anything else.
 */
import { pageCommandSchema } from '@/protocol/page-command';
import type { PortMessage } from '@/protocol/private-port';
import { onMessage, sendMessage } from '@/protocol/runtime-message';
import * as v from 'valibot';
import { eventQueue } from './event-queue';
import { offerPort } from './offer-port';
import { pageEventReader } from './page-event-reader';
import { readScreenOrder } from './screen/screen-order';
import { screenPlaces } from './screen/screen-places';
import { screenReader } from './screen/screen-reader';
import { tabNotice } from './tab-notice';

export function startBridge(signal: AbortSignal): void {
  const { port, taken, withdraw } = offerPort(window);
  const post = (message: PortMessage) => port.postMessage(message);

  const notice = tabNotice(document, navigator.language, () => sendMessage('useThisTab'));
  const leave = () => {
    withdraw();
    screen.follow({ type: 'watch', on: false });
    notice.remove();
    post({ kind: 'leave' });
    port.close();
  };
  const queue = eventQueue({
    // An extension that was updated or removed answers nobody any more.
    alive: () => chrome.runtime?.id !== undefined,
    deliver: async (batch) => {
      const answer = await sendMessage('pageEvents', batch);
      notice.setInUse(answer.inUse);
      return answer;
    },
    onStored: (seq) => post({ kind: 'stored', seq }),
    // What had no room is still in WhatsApp's store: read its newest history again.
    onRoomAgain: () => {
      post({ kind: 'command', command: { type: 'lost' } });
      post({ kind: 'command', command: { type: 'start-job', job: 'history' } });
    },
    onDead: leave,
  });
  const read = pageEventReader();
  const screen = screenReader((report) => post({ kind: 'screen', report }), signal);
  port.onmessage = ({ data }) => {
    const order = readScreenOrder(data);
    if (order) {
      screen.follow(order);
      return;
    }
    const { envelope, rejected } = read(data);
    // Names and counts of the screen are read here, where the screen is read.
    if (envelope?.event.type === 'diagnostics') envelope.event.places = screenPlaces(document);
    queue.push(envelope, rejected);
  };

  const stopListening = onMessage('pageCommand', ({ data }) => {
    const command = v.safeParse(pageCommandSchema, data);
    if (!command.success || !taken()) return { delivered: false };
    post({ kind: 'command', command: command.output });
    return { delivered: true };
  });
  signal.addEventListener('abort', () => {
    stopListening();
    queue.stop();
    leave();
  });
}
