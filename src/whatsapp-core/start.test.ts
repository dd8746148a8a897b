import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { pageEnvelopeSchema, type PageEnvelope, type PageEventOf } from '@/protocol/page-event';
import type { PageCommand, PageCommandOf } from '@/protocol/page-command';
import type { PortMessage } from '@/protocol/private-port';
import { ANA, captured, NOON } from '../../test/captured';
import { fakeDriver } from '../../test/fake-driver';
import { startWhatsAppCore } from './start';

/** The other end of the port: what the bridge would hear, and say. */
function started(arrange: (whatsApp: ReturnType<typeof fakeDriver>['whatsApp']) => void) {
  const { driver, whatsApp } = fakeDriver();
  arrange(whatsApp);
  const heard: PageEnvelope[] = [];
  let say: (message: PortMessage) => void = () => undefined;
  const close = vi.fn();
  let storing = true;
  startWhatsAppCore(
    {
      post(message) {
        const envelope = v.parse(pageEnvelopeSchema, message);
        heard.push(envelope);
        if (storing) say({ kind: 'stored', seq: envelope.seq });
      },
      listen: (listener) => {
        say = listener;
      },
      close,
    },
    driver,
    () => undefined,
  );
  return {
    whatsApp,
    heard,
    close,
    catchUp: (known: PageCommandOf<'start-job'>['known'] = []) => {
      say({ kind: 'command', command: { type: 'start-job', job: 'history', known } });
    },
    say: (message: PortMessage) => say(message),
    store: (on: boolean) => {
      storing = on;
      const last = heard.at(-1);
      if (on && last) say({ kind: 'stored', seq: last.seq });
    },
    of: <Type extends PageEnvelope['event']['type']>(type: Type) =>
      heard
        .map((envelope) => envelope.event)
        .filter((event): event is PageEventOf<Type> => event.type === type),
  };
}

const chat = (id = ANA) => ({ id, name: 'Ana', unreadCount: 0, archived: false, readOnly: false });
const conversation = (length: number) =>
  Array.from({ length }, (_, index) => captured({ timestamp: NOON + index * 1000 }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('WhatsApp Core', () => {
  it('tells the state at once, lists when WhatsApp is connected, and catches up when told', async () => {
    const { heard, of, whatsApp, catchUp } = started((page) => {
      page.state = 'logged-out';
      page.account = null;
      page.chats = [chat()];
      page.messages = conversation(3);
    });
    expect(of('connection')).toMatchObject([{ state: 'logged-out' }]);
    expect(of('messages')).toEqual([]);
    whatsApp.state = 'connected';
    whatsApp.account = ANA;
    whatsApp.change();
    catchUp();
    await vi.advanceTimersByTimeAsync(2000);
    expect(of('chats')).toHaveLength(1);
    expect(of('messages')).toHaveLength(1);
    expect(
      of('job')
        .filter((job) => job.state === 'done')
        .map((job) => job.job)
        .sort(),
    ).toEqual(['contacts', 'history']);
    expect(heard.map((envelope) => envelope.seq)).toEqual(heard.map((_, index) => index + 1));
    expect(heard.at(-1)?.account).toBe(ANA);
  });

  it('reads the newest 250 of a chat, newest page first, each joined to the one before', async () => {
    const { of, whatsApp, catchUp } = started((page) => {
      page.chats = [chat()];
      page.messages = conversation(600);
    });
    catchUp();
    await vi.advanceTimersByTimeAsync(5000);
    const pages = of('messages');
    expect(pages.map((page) => page.messages.length)).toEqual([50, 50, 50, 50, 50]);
    expect(pages[0]?.messages.at(-1)?.id).toBe(whatsApp.messages.at(-1)?.id);
    expect(pages.flatMap((page) => page.messages).length).toBe(250);
    expect(pages.at(-1)?.history).toMatchObject({ reachedLocalStart: false, from: NOON + 350_000 });
  });

  it('says when WhatsApp’s own store holds nothing older', async () => {
    const { of, catchUp } = started((page) => {
      page.chats = [chat()];
      page.messages = conversation(70);
    });
    catchUp();
    await vi.advanceTimersByTimeAsync(2000);
    expect(of('messages').map((page) => page.history?.reachedLocalStart)).toEqual([false, true]);
  });

  it('reads down to what is stored, and says of a quiet chat only that nothing came', async () => {
    const quiet = '5511900000009@c.us';
    const longAgo = NOON - 4 * 24 * 3_600_000;
    const asLast = captured({ chatId: quiet, timestamp: longAgo });
    const { of, whatsApp, catchUp } = started((page) => {
      page.messages = [...conversation(600), asLast];
      page.chats = [
        { ...chat(), lastMessageAt: NOON + 599_000 },
        { ...chat(quiet), lastMessageAt: longAgo },
      ];
    });
    const newest = whatsApp.messages[520];
    catchUp([
      {
        chatId: ANA,
        newestId: newest?.id,
        newestAt: newest?.timestamp ?? 0,
        coveredTo: newest?.timestamp ?? 0,
      },
      { chatId: quiet, newestId: asLast.id, newestAt: longAgo, coveredTo: NOON + 5000 },
    ]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(of('messages')).toHaveLength(2);
    expect(whatsApp.reads.every(({ chatId }) => chatId === ANA)).toBe(true);
    expect(of('covered')).toMatchObject([{ ranges: [{ chatId: quiet, from: NOON + 5000 }] }]);
  });

  it('misses no message of the same second as the last one that is stored', async () => {
    const longAgo = NOON - 4 * 24 * 3_600_000;
    const stored = captured({ timestamp: longAgo });
    const { of, catchUp } = started((page) => {
      page.messages = [stored, captured({ timestamp: longAgo, text: 'of the same second' })];
      page.chats = [{ ...chat(), lastMessageAt: longAgo }];
    });
    catchUp([{ chatId: ANA, newestId: stored.id, newestAt: longAgo, coveredTo: NOON }]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(of('messages').flatMap(({ messages }) => messages.map(({ text }) => text))).toContain(
      'of the same second',
    );
  });

  it('reads again what may have been edited or taken back meanwhile', async () => {
    const stored = captured({ timestamp: NOON - 3_600_000 });
    const { of, catchUp } = started((page) => {
      page.messages = [{ ...stored, kind: 'revoked', rawType: 'revoked', text: '' }];
      page.chats = [{ ...chat(), lastMessageAt: stored.timestamp }];
    });
    const known = { chatId: ANA, newestId: stored.id, newestAt: stored.timestamp };
    catchUp([{ ...known, coveredTo: NOON }]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(of('messages').flatMap(({ messages }) => messages)).toMatchObject([{ kind: 'revoked' }]);
  });

  it('says since when it has been listening, and begins anew when events were lost', async () => {
    const { of, whatsApp, say } = started(() => undefined);
    const began = Date.now();
    await vi.advanceTimersByTimeAsync(60_000);
    whatsApp.arrive(captured());
    await vi.advanceTimersByTimeAsync(100);
    say({ kind: 'command', command: { type: 'lost' } });
    whatsApp.arrive(captured());
    await vi.advanceTimersByTimeAsync(100);
    expect(of('messages').map(({ since }) => since)).toEqual([began, began + 60_100]);
  });

  it.each([
    ['the newest of them that WhatsApp still has', 2],
    ['nothing, when it has none of them any more', 0],
  ])('reads older history in a chunk, beginning before %s', async (_, held) => {
    const { of, whatsApp, say } = started((page) => {
      page.chats = [chat()];
      page.messages = conversation(900);
    });
    const anchor = whatsApp.messages[600];
    const anchors = [
      { id: 'gone', timestamp: NOON },
      ...(held && anchor ? [{ id: anchor.id, timestamp: anchor.timestamp }] : []),
    ];
    const order: PageCommand = { type: 'read-history', chatId: ANA, source: 'local', anchors };
    say({ kind: 'command', command: order });
    say({ kind: 'command', command: order });
    await vi.advanceTimersByTimeAsync(5000);
    expect(of('history-read').map(({ outcome }) => outcome)).toEqual(['busy', 'more']);
    expect(of('history-read').at(-1)?.read).toBe(500);
    const pages = of('messages');
    expect(pages).toHaveLength(10);
    expect(pages[0]?.messages.at(-1)?.id).toBe(whatsApp.messages[held ? 599 : 899]?.id);
  });

  it('stops reading older history when WhatsApp is no longer connected', async () => {
    const { of, whatsApp, say } = started((page) => {
      page.messages = conversation(900);
    });
    const order: PageCommand = { type: 'read-history', chatId: ANA, source: 'local', anchors: [] };
    say({ kind: 'command', command: order });
    await vi.advanceTimersByTimeAsync(100);
    whatsApp.state = 'restricted';
    whatsApp.change();
    await vi.advanceTimersByTimeAsync(5000);
    expect(of('history-read')).toMatchObject([{ outcome: 'stopped' }]);
    say({ kind: 'command', command: order });
    await vi.advanceTimersByTimeAsync(100);
    expect(of('history-read').at(-1)).toMatchObject({ outcome: 'not-connected', read: 0 });
  });

  it('is never more than some pages ahead of the database', async () => {
    const core = started((page) => {
      page.state = 'starting';
      page.chats = [chat()];
      page.messages = Array.from(
        { length: 40 },
        (_, chatIndex) => `55119${80000000 + chatIndex}@c.us`,
      ).flatMap((chatId) => [captured({ chatId }), captured({ chatId })]);
      page.chats = page.messages.map(({ chatId }) => chat(chatId));
    });
    core.store(false);
    core.whatsApp.state = 'connected';
    core.whatsApp.change();
    core.catchUp();
    await vi.advanceTimersByTimeAsync(60_000);
    const ahead = core.of('messages').length;
    expect(ahead).toBeLessThan(12);
    core.store(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(core.of('messages').length).toBeGreaterThan(30);
  });

  it('lists in batches of 50, tells how far it is, and stops when told', async () => {
    const core = started((page) => {
      page.chats = Array.from({ length: 500 }, (_, index) => chat(`55119${80000000 + index}@c.us`));
    });
    await vi.advanceTimersByTimeAsync(350);
    core.say({ kind: 'command', command: { type: 'stop-job', job: 'contacts' } });
    await vi.advanceTimersByTimeAsync(60_000);
    const batches = core.of('chats');
    expect(batches.every((batch) => batch.chats.length === 50)).toBe(true);
    expect(batches.length).toBeLessThan(10);
    expect(
      core
        .of('job')
        .filter((job) => job.job === 'contacts')
        .at(-1),
    ).toMatchObject({
      state: 'stopped',
      total: 500,
    });
  });

  it('gathers a burst of live messages into few batches, and loses none', async () => {
    const { of, whatsApp } = started(() => undefined);
    const burst = conversation(250);
    burst.forEach((message) => whatsApp.arrive(message));
    await vi.advanceTimersByTimeAsync(100);
    const batches = of('messages').filter((event) => event.source === 'live');
    expect(batches.map((batch) => batch.messages.length)).toEqual([100, 100, 50]);
  });

  it('undoes itself when the extension leaves', async () => {
    const { heard, say, close, whatsApp } = started(() => undefined);
    say({ kind: 'leave' });
    const before = heard.length;
    whatsApp.arrive(captured());
    whatsApp.change();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard.length).toBe(before);
    expect(close).toHaveBeenCalledOnce();
  });
});
