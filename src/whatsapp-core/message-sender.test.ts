import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageCommandOf } from '@/protocol/page-command';
import type { PageEvent } from '@/protocol/page-event';
import { ANA, ME } from '../../test/captured';
import { messageSender } from './message-sender';
import { DriverError, type StoredMessage, type WhatsApp } from './whatsapp-driver';

const ORDER = {
  type: 'send-text',
  stanzaId: '3EB0AA',
  account: ME,
  chatId: ANA,
  text: 'Oi!',
} as const;
const HERE = 'this page';
const TIMEOUT_MS = 30_000;

function page() {
  const world = {
    state: 'connected' as ReturnType<WhatsApp['connection']>,
    store: undefined as StoredMessage | undefined,
    account: ME as string | null,
    sent: [] as string[],
    answer: () => Promise.resolve(),
  };
  const events: PageEvent[] = [];
  const driver: Parameters<typeof messageSender>[0] = {
    account: () => world.account,
    sendText(order) {
      world.sent.push(order.stanzaId);
      return world.answer();
    },
    findOwnMessage: () => Promise.resolve(world.store),
    sendTimeout: () => TIMEOUT_MS,
  };
  const leaving = new AbortController();
  const sender = messageSender(
    driver,
    { send: (event) => events.push(event), pageInstance: HERE },
    () => world.state,
    leaving.signal,
  );
  return { world, events, sender };
}

const stored = (ack: StoredMessage['ack']) => ({ id: `true_${ANA}_3EB0AA`, ack });
const lookUp = (pageInstance = HERE): PageCommandOf<'look-up'> => ({
  type: 'look-up',
  stanzaId: '3EB0AA',
  chatIds: [ANA],
  pageInstance,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('handing a message to WhatsApp', () => {
  it('tells that it was sent when WhatsApp acknowledges it', async () => {
    const { world, events, sender } = page();
    const done = sender.send(ORDER);
    world.store = stored(0);
    await vi.advanceTimersByTimeAsync(500);
    world.store = stored(1);
    await vi.advanceTimersByTimeAsync(500);
    await done;
    expect(events).toMatchObject([{ type: 'send-result', outcome: 'sent', ack: 1 }]);
  });

  it('tells that it failed when WhatsApp refuses it', async () => {
    const { world, events, sender } = page();
    world.store = stored(-1);
    await sender.send(ORDER);
    expect(events).toMatchObject([{ outcome: 'failed', code: 'whatsapp-refused' }]);
  });

  it('tells that it failed when wa-js throws and nothing is in WhatsApp’s store', async () => {
    const { world, events, sender } = page();
    world.answer = () => Promise.reject(new DriverError('chat-not-found'));
    await Promise.all([sender.send(ORDER), vi.advanceTimersByTimeAsync(500)]);
    expect(events).toMatchObject([{ outcome: 'failed', code: 'chat-not-found' }]);
  });

  it('believes the store more than an error', async () => {
    const { world, events, sender } = page();
    world.answer = () => Promise.reject(new DriverError('whatsapp-error'));
    world.store = stored(2);
    await sender.send(ORDER);
    expect(events).toMatchObject([{ outcome: 'sent' }]);
  });

  it.each([
    ['never resolves', () => new Promise<void>(() => undefined), undefined, 'no-answer'],
    ['is never acknowledged', () => Promise.resolve(), stored(0), 'no-acknowledgement'],
  ] as const)('says that it does not know when the send %s', async (_, answer, store, code) => {
    const { world, events, sender } = page();
    world.answer = answer;
    world.store = store;
    const done = sender.send(ORDER);
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS - 1000);
    expect(events).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    await done;
    expect(events).toMatchObject([{ outcome: 'unknown', code }]);
  });

  it('hands a stanza over once, however often it is ordered', async () => {
    const { world, sender } = page();
    world.store = stored(1);
    await Promise.all([sender.send(ORDER), sender.send(ORDER), sender.send(ORDER)]);
    expect(world.sent).toEqual(['3EB0AA']);
  });

  it('hands nothing over from the outbox of another account', async () => {
    const { world, events, sender } = page();
    world.account = '5511977776666@c.us';
    await sender.send(ORDER);
    expect(world.sent).toEqual([]);
    expect(events).toMatchObject([{ outcome: 'unsent', code: 'other-account' }]);
  });

  it('hands nothing over while WhatsApp is not connected, and never later', async () => {
    const { world, events, sender } = page();
    world.state = 'offline';
    await sender.send(ORDER);
    world.state = 'connected';
    await sender.send(ORDER);
    expect(world.sent).toEqual([]);
    expect(events).toMatchObject([{ outcome: 'unsent' }, { outcome: 'unsent' }]);
  });
});

describe('looking for a message', () => {
  it('proves that this page never sent it, and bars it from then on', async () => {
    const { world, events, sender } = page();
    await sender.lookUp(lookUp());
    await sender.send(ORDER);
    expect(world.sent).toEqual([]);
    expect(events).toMatchObject([
      { type: 'look-up-result', outcome: 'unsent' },
      { type: 'send-result', outcome: 'unsent' },
    ]);
  });

  it('can prove nothing about an order that went to another page', async () => {
    const { events, sender } = page();
    await sender.lookUp(lookUp('a page that was closed'));
    expect(events).toMatchObject([{ outcome: 'absent' }]);
  });

  it('says what WhatsApp’s store holds', async () => {
    const { world, events, sender } = page();
    for (const ack of [0, 2, -1] as const) {
      world.store = stored(ack);
      await sender.lookUp(lookUp());
    }
    expect(events).toMatchObject([
      { outcome: 'pending', ack: 0 },
      { outcome: 'found', ack: 2 },
      { outcome: 'found', ack: -1 },
    ]);
  });

  it('answers “pending” for what it has handed over and not seen yet', async () => {
    const { world, events, sender } = page();
    world.answer = () => new Promise<void>(() => undefined);
    void sender.send(ORDER);
    await sender.lookUp(lookUp());
    expect(events).toMatchObject([{ type: 'look-up-result', outcome: 'pending' }]);
  });

  it('says nothing while WhatsApp cannot be asked', async () => {
    const { world, events, sender } = page();
    world.state = 'logged-out';
    await sender.lookUp(lookUp());
    expect(events).toEqual([]);
  });
});
