/** One connection to one search worker: from the handing over of a port to the worker's death. */
import { releaseProxy, wrap, type Remote } from 'comlink';
import { SEARCH_WORKER_LOCK, type SearchPortApi } from '@/protocol/search-api';
import { SearchUnavailable } from './search-unavailable';

export interface Connection {
  readonly api: Remote<SearchPortApi>;
  /** Aborts when the worker is dead, or `close` was called. */
  readonly ended: AbortSignal;
  close(): void;
}

/**
 * Resolves when the worker has answered.
 * @param within ms
 * @throws SearchUnavailable when no worker answers in time.
 */
export async function openConnection(
  handOver: (port: MessagePort) => Promise<void>,
  within: number,
): Promise<Connection> {
  const { port1, port2 } = new MessageChannel();
  const ending = new AbortController();
  const api = wrap<SearchPortApi>(port1);
  const close = () => {
    if (ending.signal.aborted) return;
    ending.abort();
    api[releaseProxy]();
    port1.close();
  };
  try {
    await settledWithin(
      handOver(port2).then(() => api.ready()),
      within,
    );
  } catch {
    close();
    // Whatever it was, the way out is the same: try again, from the beginning.
    throw new SearchUnavailable('unreachable');
  }
  // A dead worker closes no port. But it lets go of its lock, which is then granted here.
  navigator.locks
    .request(SEARCH_WORKER_LOCK, { mode: 'shared', signal: ending.signal }, close)
    .catch(() => {
      // Aborted: the connection was closed from this side.
    });
  return { api, ended: ending.signal, close };
}

/** @param milliseconds after which it rejects with SearchUnavailable */
export function settledWithin<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SearchUnavailable('timeout')), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
