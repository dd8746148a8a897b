import type { ConnectionState } from '@/protocol/page-event';
import type { EventSender } from './event-sender';
import type { WhatsAppDriver } from './whatsapp-driver';

export interface ConnectionManager {
  state(): ConnectionState;
  /** Called with each new state, at once with the present one. */
  onState(listener: (state: ConnectionState) => void): void;
  /** Says everything again: after the extension's service worker has forgotten it. */
  report(): void;
}

/** Turns the driver's signs into states and events; nothing is sent twice unless asked for. */
export function connectionManager(
  driver: WhatsAppDriver,
  events: Pick<EventSender, 'send'>,
  signal: AbortSignal,
): ConnectionManager {
  let state = driver.connection();
  let account = driver.account();
  let since = Date.now();
  let capabilities = '';
  let greeted = false;
  const listeners: ((state: ConnectionState) => void)[] = [];

  const send = () => {
    if (!greeted && driver.version() !== '') {
      greeted = true;
      events.send({ type: 'hello', whatsAppVersion: driver.version() });
    }
    events.send({ type: 'connection', state, since });
  };
  const sendCapabilities = () => {
    const report = driver.capabilities();
    const text = JSON.stringify(report);
    if (text === capabilities) return;
    capabilities = text;
    events.send({ type: 'capabilities', capabilities: report });
  };
  const look = () => {
    if (signal.aborted) return;
    const next = driver.connection();
    const nextAccount = driver.account();
    if (next !== state || nextAccount !== account) {
      state = next;
      account = nextAccount;
      since = Date.now();
      send();
      for (const listener of listeners) listener(state);
    }
    sendCapabilities();
  };

  driver.onChange(look);
  for (const type of ['online', 'offline']) window.addEventListener(type, look, { signal });
  // WhatsApp changes some of its state without an event; a look costs microseconds.
  const backstop = setInterval(look, 5000);
  signal.addEventListener('abort', () => clearInterval(backstop));

  const report = () => {
    greeted = false;
    capabilities = '';
    send();
    sendCapabilities();
    events.send({ type: 'active-chat', chatId: driver.activeChat() });
  };
  report();
  return {
    state: () => state,
    onState(listener) {
      listeners.push(listener);
      listener(state);
    },
    report,
  };
}
