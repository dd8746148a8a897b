/** The offscreen document: owns the search worker, whatever number of windows there is. */
import * as v from 'valibot';
import { searchPortMessageSchema } from '@/protocol/search-port-message';
import { startSearchWorker } from '@/search-worker/start-search-worker';

// Gone with its worker, it is made anew for the next page that wants to search.
const worker = startSearchWorker(() => window.close());

navigator.serviceWorker.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  if (port && v.is(searchPortMessageSchema, event.data)) worker.accept(port);
});
navigator.serviceWorker.startMessages();
