import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { base64Of } from '@/protocol/base64';
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
    files: [] as File[],
    answer: () => Promise.resolve(),
  };
  const events: PageEvent[] = [];
  const driver: Parameters<typeof messageSender>[0] = {
    account: () => world.account,
    sendText(order) {
      world.sent.push(order.stanzaId);
      return world.answer();
    },
    sendFile(order) {
      world.sent.push(order.stanzaId);
      world.files.push(order.file);
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

describe('handing a file to WhatsApp', () => {
  const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]);

  async function ordered(stanzaId = '3EB0AA') {
    const order: PageCommandOf<'send-file'> = {
      type: 'send-file',
      stanzaId,
      account: ME,
      chatId: ANA,
      caption: 'O orçamento',
      kind: 'document',
      name: 'orçamento.pdf',
      mimeType: 'application/pdf',
      size: bytes.length,
      hash: createHash('sha256').update(bytes).digest('hex'),
    };
    const chunk = (index: number, from: number, to: number) =>
      ({
        type: 'file-chunk',
        stanzaId,
        index,
        data: base64Of(bytes.subarray(from, to)),
      }) as const;
    return { order, first: chunk(0, 0, 3), second: chunk(1, 3, 6) };
  }

  it('waits for every byte, and hands over once', async () => {
    const { world, events, sender } = page();
    const { order, first, second } = await ordered();
    sender.expectFile(order);
    await sender.takeChunk(first);
    expect(world.sent).toEqual([]);
    world.store = stored(1);
    await sender.takeChunk(second);
    await sender.takeChunk(second);
    sender.expectFile(order);
    await sender.takeChunk(first);
    await sender.takeChunk(second);
    expect(world.sent).toEqual(['3EB0AA']);
    expect(world.files[0]).toMatchObject({ name: 'orçamento.pdf', type: 'application/pdf' });
    expect(events).toMatchObject([{ type: 'send-result', outcome: 'sent' }]);
  });

  it('never hands over what was looked for while its pieces were on their way', async () => {
    const { world, events, sender } = page();
    const { order, first, second } = await ordered();
    sender.expectFile(order);
    await sender.takeChunk(first);
    await sender.lookUp(lookUp());
    await sender.takeChunk(second);
    expect(world.sent).toEqual([]);
    expect(events).toMatchObject([{ type: 'look-up-result', outcome: 'unsent' }]);
  });

  it('never hands over what was looked for while its bytes were looked at', async () => {
    const { world, events, sender } = page();
    const { order, first, second } = await ordered();
    sender.expectFile(order);
    await sender.takeChunk(first);
    const last = sender.takeChunk(second);
    await sender.lookUp(lookUp());
    await last;
    expect(world.sent).toEqual([]);
    expect(events).toMatchObject([{ outcome: 'unsent' }, { outcome: 'unsent' }]);
  });

  it('swears that other bytes, or pieces out of order, were never sent', async () => {
    const { world, events, sender } = page();
    const { order, first, second } = await ordered();
    sender.expectFile({ ...order, hash: '0'.repeat(64) });
    await sender.takeChunk(first);
    await sender.takeChunk(second);
    const other = await ordered('3EB0BB');
    sender.expectFile(other.order);
    await sender.takeChunk(other.second);
    await sender.takeChunk(other.first);
    expect(world.sent).toEqual([]);
    expect(events).toMatchObject([
      { stanzaId: '3EB0AA', outcome: 'unsent', code: 'interrupted' },
      { stanzaId: '3EB0BB', outcome: 'unsent', code: 'interrupted' },
    ]);
  });

  it('gives a file up when another one comes before it is whole', async () => {
    const { world, events, sender } = page();
    const before = await ordered('3EB0BB');
    sender.expectFile(before.order);
    await sender.takeChunk(before.first);
    const { order, first, second } = await ordered();
    sender.expectFile(order);
    await sender.takeChunk(before.second);
    world.store = stored(1);
    await sender.takeChunk(first);
    await sender.takeChunk(second);
    expect(world.sent).toEqual(['3EB0AA']);
    expect(events).toMatchObject([
      { stanzaId: '3EB0BB', outcome: 'unsent' },
      { stanzaId: '3EB0AA', outcome: 'sent' },
    ]);
  });

  it('is not begun for another account, nor ended without a connection', async () => {
    const { world, events, sender } = page();
    const { order, first, second } = await ordered();
    sender.expectFile({ ...order, stanzaId: '3EB0BB', account: ANA });
    sender.expectFile(order);
    await sender.takeChunk(first);
    world.state = 'offline';
    await sender.takeChunk(second);
    expect(world.sent).toEqual([]);
    expect(events).toMatchObject([
      { stanzaId: '3EB0BB', outcome: 'unsent', code: 'other-account' },
      { stanzaId: '3EB0AA', outcome: 'unsent', code: 'not-connected' },
    ]);
  });
});
