import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxPriority } from './outbox';
import { PATIENCE, sendOrder, type Queued } from './send-order';

const NOW = Date.UTC(2026, 10, 20, 12);
const SLOT = 3000;

const queued = (priority: OutboxPriority, secondsAgo: number, held = false): Queued => ({
  priority,
  approvedAt: NOW - secondsAgo * 1000,
  held,
});

const order = (rows: Queued[], otherSentAt = NOW) =>
  sendOrder(rows, otherSentAt, NOW).map(
    ({ priority, approvedAt }) => `${priority} ${(NOW - approvedAt) / 1000}`,
  );

/** One place every three seconds, one message a place; when each of `arrivals` left. */
function serve(arrivals: readonly { at: number; priority: OutboxPriority }[], places: number) {
  const left = new Map<number, number>();
  let otherSentAt = 0;
  for (let place = 0; place < places; place++) {
    const now = NOW + place * SLOT;
    const waiting = arrivals.flatMap(({ at, priority }, index) =>
      !left.has(index) && NOW + at <= now
        ? [{ index, priority, approvedAt: NOW + at, held: false }]
        : [],
    );
    const first = sendOrder(waiting, otherSentAt, now)[0];
    if (!first) continue;
    left.set(first.index, now);
    if (first.priority !== 'reply') otherSentAt = now;
  }
  return left;
}

describe('the order of sending', () => {
  it('is reply, follow-up, batch; of a kind, first come, first served', () => {
    expect(
      order([queued('batch', 30), queued('reply', 1), queued('follow-up', 20), queued('reply', 9)]),
    ).toEqual(['reply 9', 'reply 1', 'follow-up 20', 'batch 30']);
  });

  it('gives one place a minute to whoever has waited longest among those that are no reply', () => {
    const rows = [queued('reply', 5), queued('follow-up', 70), queued('batch', 90)];
    expect(order(rows, NOW - PATIENCE)).toEqual(['batch 90', 'reply 5', 'follow-up 70']);
    expect(order(rows, NOW - PATIENCE + 1)).toEqual(['reply 5', 'follow-up 70', 'batch 90']);
  });

  it('gives that place to nobody who could not use it', () => {
    const rows = [queued('reply', 5), queued('batch', 300, true), queued('batch', 90)];
    expect(order(rows, 0)[0]).toBe('batch 90');
  });

  it('bounds the wait of each, whatever arrives: nobody is starved by a steady stream', () => {
    const arrival = fc.record({
      gap: fc.integer({ min: 0, max: 2 * SLOT }),
      priority: fc.constantFrom<OutboxPriority>('reply', 'reply', 'reply', 'follow-up', 'batch'),
    });
    fc.assert(
      fc.property(fc.array(arrival, { minLength: 1, maxLength: 120 }), (drawn) => {
        let at = 0;
        const arrivals = drawn.map(({ gap, priority }) => ({ at: (at += gap), priority }));
        // And a reply for every place, until the end: all that the rate gives.
        const others = arrivals.filter(({ priority }) => priority !== 'reply').length;
        const places = Math.ceil(((others + 2) * (PATIENCE + SLOT) + at) / SLOT);
        const stream = Array.from({ length: places }, (_, index) => ({
          at: index * SLOT,
          priority: 'reply' as const,
        }));
        const left = serve([...arrivals, ...stream], places);
        for (const [index, { at: came, priority }] of arrivals.entries()) {
          if (priority === 'reply') continue;
          const ahead = arrivals.filter(
            (other, place) =>
              other.priority !== 'reply' &&
              (other.at < came || (other.at === came && place < index)),
          ).length;
          const wait = (left.get(index) ?? Infinity) - NOW - came;
          expect(wait).toBeLessThanOrEqual((ahead + 1) * (PATIENCE + SLOT));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps no reply longer than the places that the others get, while replies stay within the rest', () => {
    const batch = Array.from({ length: 500 }, () => ({ at: 0, priority: 'batch' as const }));
    const replies = Array.from({ length: 100 }, (_, index) => ({
      at: index * SLOT * 1.1,
      priority: 'reply' as const,
    }));
    const left = serve([...batch, ...replies], 1000);
    for (const [index, { at }] of replies.entries())
      expect((left.get(batch.length + index) ?? Infinity) - NOW - at).toBeLessThanOrEqual(2 * SLOT);
  });
});
