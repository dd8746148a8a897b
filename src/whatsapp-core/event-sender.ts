import type { PageEnvelope, PageEvent } from '@/protocol/page-event';
import type { PrivatePort } from './private-port';

/** Numbers the events, says whose account they are from, and knows which of them are in the database. */
export interface EventSender {
  readonly pageInstance: string;
  /** Returns the envelope's number. */
  send(event: PageEvent): number;
  /** Resolves when the event of that number, and all before it, are stored. Rejects when the signal aborts. */
  stored(seq: number, stop: AbortSignal): Promise<void>;
  confirmStored(seq: number): void;
}

export function eventSender(
  port: Pick<PrivatePort, 'post'>,
  account: () => string | null,
  /** When it aborts, nothing is sent any more. */
  signal: AbortSignal,
): EventSender {
  const pageInstance = crypto.randomUUID();
  let lastSent = 0;
  let lastStored = 0;
  const waiting = new Set<() => void>();
  return {
    pageInstance,
    send(event) {
      lastSent += 1;
      const envelope: PageEnvelope = {
        pageInstance,
        seq: lastSent,
        at: Date.now(),
        account: account(),
        event,
      };
      if (!signal.aborted) port.post(envelope);
      return lastSent;
    },
    stored(seq, stop) {
      return new Promise((resolve, reject) => {
        const check = () => {
          if (lastStored >= seq) resolve();
          else if (stop.aborted) reject(new DOMException('Stopped.', 'AbortError'));
          else return;
          waiting.delete(check);
          stop.removeEventListener('abort', check);
        };
        waiting.add(check);
        stop.addEventListener('abort', check);
        check();
      });
    },
    confirmStored(seq) {
      lastStored = Math.max(lastStored, seq);
      for (const check of [...waiting]) check();
    },
  };
}
