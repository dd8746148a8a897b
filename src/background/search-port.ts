/** Brings the ports of pages to the search worker, whose offscreen document this makes when it is missing. */
import * as v from 'valibot';
import { SEARCH_PORT_MESSAGE } from '@/protocol/search-api';
import { searchPortMessageSchema } from '@/protocol/search-port-message';

/** What of the service worker's scope is used here (TypeScript's own types for it exclude the DOM's). */
interface ServiceWorkerScope {
  readonly origin: string;
  readonly clients: {
    matchAll(options: {
      includeUncontrolled: boolean;
      type: 'all';
    }): Promise<
      readonly { url: string; postMessage(data: unknown, transfer: Transferable[]): void }[]
    >;
  };
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<unknown> & { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
}

const DOCUMENT = 'offscreen.html';

/**
 * Listens for ports. To be called while the service worker's script first runs, or Chrome does not wake it for them.
 * `onFailure` gets an error's name when a port could not be brought on; its page notices by itself and tries again.
 */
export function acceptSearchPorts(onFailure: (code: string) => void): void {
  const scope = globalThis as unknown as ServiceWorkerScope;
  scope.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (!port || event.origin !== scope.origin || !v.is(searchPortMessageSchema, event.data))
      return;
    event.waitUntil(
      handOn(scope, port).catch((error: unknown) => {
        port.close();
        onFailure(error instanceof Error ? error.name : 'unknown');
      }),
    );
  });
}

async function handOn(scope: ServiceWorkerScope, port: MessagePort): Promise<void> {
  await ensureDocument();
  const url = chrome.runtime.getURL(DOCUMENT);
  const clients = await scope.clients.matchAll({ includeUncontrolled: true, type: 'all' });
  const document = clients.find((client) => client.url === url);
  if (!document) throw new Error('The search document is gone.');
  document.postMessage({ type: SEARCH_PORT_MESSAGE }, [port]);
}

let creating: Promise<void> | undefined;

/** One at a time: Chrome refuses a second creation, also while the first is under way. */
function ensureDocument(): Promise<void> {
  creating ??= createMissingDocument().finally(() => {
    creating = undefined;
  });
  return creating;
}

async function createMissingDocument(): Promise<void> {
  const present = await chrome.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (present.length > 0) return;
  await chrome.offscreen.createDocument({
    url: DOCUMENT,
    reasons: ['WORKERS'],
    justification: 'Searches the captured messages in a worker that all windows share.',
  });
}
