import type { whatsapp } from '@wppconnect/wa-js';
import { waJs } from './wa-js';

/** What WhatsApp's collections and models are to those who listen. */
export type Emitter = Pick<whatsapp.EventEmitter, 'on' | 'off'>;

export type Watch = <Given extends readonly unknown[]>(
  /** Undefined while it is not found. */
  store: () => Emitter | null | undefined,
  events: readonly string[],
  listener: (...given: Given) => void,
) => void;

/**
 * Listens to WhatsApp's own stores as soon as wa-js can find them, and lets go of them with the signal. wa-js's events of the
 * same name are not enough: some come late, some only for the last of many, some not at all.
 */
export function storeWatch(signal: AbortSignal): Watch {
  return (store, events, listener) => {
    let watched: Emitter | undefined;
    const attach = () => {
      if (watched || signal.aborted) return;
      const found = store();
      if (!found) return;
      watched = found;
      for (const event of events) {
        found.on(event, listener as () => void);
        signal.addEventListener('abort', () => found.off(event, listener as () => void));
      }
    };
    // Before wa-js says that it is ready: from then on nothing may be missed.
    waJs.loader.onInjected(attach);
    waJs.loader.onReady(attach);
  };
}

/** Gathers models for as long as one task of WhatsApp's lasts, so that all values of one change are in place. */
export function afterThisTask<Model>(handle: (model: Model) => void): (model: Model) => void {
  const gathered = new Set<Model>();
  return (model) => {
    gathered.add(model);
    if (gathered.size > 1) return;
    queueMicrotask(() => {
      const models = [...gathered];
      gathered.clear();
      models.forEach(handle);
    });
  };
}
