import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageEnvelope } from '@/protocol/page-event';
import { captured, envelope } from '../../test/captured';
import { eventQueue } from './event-queue';

const event = () => envelope({ type: 'messages', source: 'live', messages: [captured()] });

function background() {
  const stored: number[] = [];
  const world = {
    answers: true,
    alive: true,
    batches: [] as { envelopes: PageEnvelope[]; rejected: number }[],
    stored,
    roomAgain: vi.fn(),
    dead: vi.fn(),
  };
  const queue = eventQueue({
    alive: () => world.alive,
    deliver: (batch) => {
      world.batches.push(batch);
      return world.answers
        ? Promise.resolve({ stored: true as const })
        : Promise.reject(new Error('No answer.'));
    },
    onStored: (seq) => stored.push(seq),
    onRoomAgain: world.roomAgain,
    onDead: world.dead,
  });
  return { world, queue };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('events on their way to the background', () => {
  it('are kept and sent again, in order, until it has stored them', async () => {
    const { world, queue } = background();
    world.answers = false;
    const events = [event(), event(), event()];
    for (const one of events) queue.push(one, 0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.stored).toEqual([]);
    world.answers = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect(world.stored.at(-1)).toBe(events[2]?.seq);
    expect(world.batches.at(-1)?.envelopes).toEqual(events);
  });

  it('are bounded: what has no room is read again from WhatsApp', async () => {
    const { world, queue } = background();
    world.answers = false;
    for (let index = 0; index < 2001; index += 1) queue.push(event(), 0);
    world.answers = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.batches.reduce((most, batch) => Math.max(most, batch.envelopes.length), 0)).toBe(
      50,
    );
    expect(world.roomAgain).toHaveBeenCalledOnce();
  });

  it('are bounded in size as well as in number', async () => {
    const { world, queue } = background();
    world.answers = false;
    const text = 'x'.repeat(65_536);
    const large = () =>
      envelope({
        type: 'messages',
        source: 'live',
        messages: Array.from({ length: 100 }, () => captured({ text })),
      });
    for (let index = 0; index < 10; index += 1) queue.push(large(), 0);
    world.answers = true;
    await vi.advanceTimersByTimeAsync(10_000);
    const delivered = world.batches.slice(1).flatMap(({ envelopes }) => envelopes);
    expect(new Set(delivered.map(({ seq }) => seq)).size).toBe(4);
    expect(world.batches.map(({ envelopes }) => envelopes.length)).toEqual([1, 1, 1, 1, 1]);
    expect(world.roomAgain).toHaveBeenCalledOnce();
  });

  it('tell how many were thrown away', async () => {
    const { world, queue } = background();
    queue.push(undefined, 3);
    await vi.advanceTimersByTimeAsync(1);
    expect(world.batches).toEqual([{ envelopes: [], rejected: 3 }]);
  });

  it('end when the extension is gone', async () => {
    const { world, queue } = background();
    world.alive = false;
    queue.push(event(), 0);
    await vi.advanceTimersByTimeAsync(1);
    expect(world.dead).toHaveBeenCalledOnce();
    expect(world.batches).toEqual([]);
  });
});
