import type { PageEnvelope } from '@/protocol/page-event';

/** So many events wait at most for a background that does not answer. */
const CAPACITY = 2000;
/** And so many characters of them, as JSON: a page that makes each event as large as it may must not fill the memory. */
const CAPACITY_CHARACTERS = 32_000_000;
const BATCH = 50;
/** The browser refuses a message of 64 MiB; a character may take three bytes. */
const BATCH_CHARACTERS = 8_000_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5000;

export interface EventQueue {
  push(envelope: PageEnvelope | undefined, rejected: number): void;
  stop(): void;
}

/**
 * Keeps events until the background has stored them, in their order, and sends them again when it did not answer: it may
 * have died in the middle, and storing is idempotent.
 */
export function eventQueue(outside: {
  alive(): boolean;
  deliver(batch: { envelopes: PageEnvelope[]; rejected: number }): Promise<{ stored: true }>;
  onStored(seq: number): void;
  /** Events were thrown away because there was no room; now there is again. */
  onRoomAgain(): void;
  onDead(): void;
}): EventQueue {
  let waiting: { envelope: PageEnvelope; length: number }[] = [];
  let length = 0;
  let rejected = 0;
  let overflowed = false;
  let running = false;
  let stopped = false;
  let retryMs = FIRST_RETRY_MS;

  const die = () => {
    stopped = true;
    waiting = [];
    outside.onDead();
  };

  async function drain(): Promise<void> {
    while (!stopped && (waiting.length > 0 || rejected > 0)) {
      if (!outside.alive()) return die();
      const batch = { envelopes: nextBatch(), rejected };
      try {
        await outside.deliver(batch);
      } catch {
        // Whatever it was, the events are still here: wait a little longer each time, and try again.
        if (!outside.alive()) return die();
        await new Promise((resolve) => setTimeout(resolve, retryMs));
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
        continue;
      }
      retryMs = FIRST_RETRY_MS;
      rejected -= batch.rejected;
      for (const stored of waiting.splice(0, batch.envelopes.length)) length -= stored.length;
      const last = batch.envelopes.at(-1);
      if (last) outside.onStored(last.seq);
    }
    if (overflowed && !stopped) {
      overflowed = false;
      outside.onRoomAgain();
    }
  }

  /** At least one, however large. */
  function nextBatch(): PageEnvelope[] {
    const envelopes: PageEnvelope[] = [];
    let characters = 0;
    for (const next of waiting.slice(0, BATCH)) {
      characters += next.length;
      if (envelopes.length > 0 && characters > BATCH_CHARACTERS) break;
      envelopes.push(next.envelope);
    }
    return envelopes;
  }

  function keep(envelope: PageEnvelope): void {
    const added = JSON.stringify(envelope).length;
    if (waiting.length >= CAPACITY || length + added > CAPACITY_CHARACTERS) overflowed = true;
    else {
      waiting.push({ envelope, length: added });
      length += added;
    }
  }

  return {
    push(envelope, bad) {
      if (stopped) return;
      rejected += bad;
      if (envelope) keep(envelope);
      if (running) return;
      running = true;
      void drain().finally(() => {
        running = false;
      });
    },
    stop() {
      stopped = true;
      waiting = [];
    },
  };
}
