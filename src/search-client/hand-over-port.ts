/** Hands a port to the search worker, through the service worker (a page and the offscreen document cannot reach each other). */
import { SEARCH_PORT_MESSAGE } from '@/protocol/search-api';

/** @throws when the extension's service worker is gone: it was updated or removed while this page was open. */
export async function handOverPort(port: MessagePort): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  if (!active) throw new Error('The service worker is not running.');
  active.postMessage({ type: SEARCH_PORT_MESSAGE }, [port]);
}
