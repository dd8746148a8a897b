/** Starts the search worker and hands ports to it. For the one document that owns it. */
import { SEARCH_PORT_MESSAGE } from '@/protocol/search-api';

export interface SearchWorker {
  /** Gives a page's port to the worker. */
  accept(port: MessagePort): void;
  stop(): void;
}

/** `onFailure`: the worker could not start, or an error nobody caught has left it in an unknown state. */
export function startSearchWorker(onFailure: () => void): SearchWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'mettri-search',
  });
  worker.addEventListener('error', onFailure);
  worker.addEventListener('messageerror', onFailure);
  return {
    accept: (port) => worker.postMessage({ type: SEARCH_PORT_MESSAGE }, [port]),
    stop: () => worker.terminate(),
  };
}
