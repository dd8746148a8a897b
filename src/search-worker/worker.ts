/** The search worker: takes the lock, then the ports that pages hand over, and answers on them. */
import './begin-sqlite';
import { expose } from 'comlink';
import * as v from 'valibot';
import { SEARCH_WORKER_LOCK } from '@/protocol/search-api';
import { searchPortMessageSchema } from '@/protocol/search-port-message';
import { PortApi } from './port-api';
import { SearchEngine } from './search-engine';

/** Two owners of one index file are an error, so a worker waits here for the end of the one before it. */
const locked = new Promise<void>((resolve, reject) => {
  navigator.locks
    .request(SEARCH_WORKER_LOCK, () => {
      resolve();
      return new Promise<never>(() => {});
    })
    .catch(reject);
});

// Under the lock alone may the file be opened and a port answered.
const engine = locked.then(() => new SearchEngine());

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  if (!port || !v.is(searchPortMessageSchema, event.data)) return;
  void engine.then((started) => expose(new PortApi(started), port));
});
