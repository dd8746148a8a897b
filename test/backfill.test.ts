/** The backfill from end to end without a browser: the page's reader, the bridge's queue, the background and real rows. Deaths of each are played at random. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { backfill, type Backfill } from '@/background/backfill';
import { takePageEvents } from '@/background/ingestion';
import { eventQueue } from '@/content-script/event-queue';
import { accountDatabase, type AccountDatabase } from '@/database/account-database';
import { readBackfill } from '@/database/backfill-job';
import { currentAccount, registry } from '@/database/registry';
import type { PageCommand } from '@/protocol/page-command';
import { MAX_BATCH } from '@/protocol/page-limits';
import type { CapturedMessage, PageEnvelope } from '@/protocol/page-event';
import { connectionManager } from '@/whatsapp-core/connection-manager';
import { eventSender } from '@/whatsapp-core/event-sender';
import { historyReader } from '@/whatsapp-core/history-reader';
import { captured, ME, NOON } from './captured';
import { fakeDriver } from './fake-driver';

const TAB = 1;

/** mulberry32: the same deaths for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface World {
  database(): Promise<AccountDatabase>;
  background(): Backfill;
  whatsApp: ReturnType<typeof fakeDriver>['whatsApp'];
  /** A new page, as after a reload; the old one falls silent in mid-word. */
  reload(): void;
  /** A new service worker; what the old one was about to do does not happen. */
  killBackground(): void;
  orders: PageCommand[];
}

function world(chats: number, messages: number, phoneOnly = 0): World {
  const { driver, whatsApp } = fakeDriver();
  whatsApp.chats = Array.from({ length: chats }, (_, index) => ({
    id: `55119${80_000_000 + index}@c.us`,
    name: `Customer ${index}`,
    unreadCount: 0,
    archived: false,
    readOnly: false,
    lastMessageAt: NOON - index * 60_000,
  }));
  const all = Array.from({ length: messages }, (_, index): CapturedMessage => {
    const chat = whatsApp.chats[index % chats];
    return captured({
      chatId: chat?.id ?? '',
      timestamp: NOON - (messages - index) * 1000,
      text: `message ${index}`,
    });
  });
  const onPhone = all.slice(0, phoneOnly);
  whatsApp.messages = all.slice(phoneOnly);
  driver.askPhone = (chatId) => {
    const older = onPhone.filter((message) => message.chatId === chatId);
    if (older.length === 0) return Promise.resolve('start');
    for (const message of older) onPhone.splice(onPhone.indexOf(message), 1);
    whatsApp.messages = [...older, ...whatsApp.messages];
    return Promise.resolve('arrived');
  };

  const orders: PageCommand[] = [];
  let reader: ReturnType<typeof historyReader>;
  let page = new AbortController();
  let generation = 0;
  let background: Backfill;

  const startBackground = () => {
    generation += 1;
    const mine = generation;
    background = backfill({
      command: (order) => {
        if (mine !== generation) return Promise.resolve(false);
        orders.push(order);
        if (order.type === 'read-history') void reader.read(order);
        if (order.type === 'stop-reading') reader.stop();
        return Promise.resolve(true);
      },
      // Time passes at once: the pace itself is the bucket's, and tested there.
      wakeAt: () => Promise.resolve(),
      now: Date.now,
      random: () => 0.5,
    });
  };
  const startPage = () => {
    page.abort();
    page = new AbortController();
    const { signal } = page;
    const queue = eventQueue({
      alive: () => !signal.aborted,
      deliver: async (batch) => {
        const mine = generation;
        const parts = {
          outbox: {
            settled: () => Promise.resolve(),
            lookedUp: () => Promise.resolve(),
            pump: () => Promise.resolve(),
          },
          backfill: background,
          command: () => Promise.resolve(true),
        };
        await takePageEvents(batch, TAB, parts, Date.now());
        // Died after storing and before answering: the bridge will say it all again.
        if (mine !== generation) throw new Error('The service worker is gone.');
        return { stored: true, inUse: true };
      },
      onStored: (seq) => events.confirmStored(seq),
      onRoomAgain: () => undefined,
      onDead: () => undefined,
    });
    const events = eventSender(
      { post: (envelope) => queue.push(envelope as PageEnvelope, 0) },
      () => ME,
      signal,
    );
    for (let from = 0; from < whatsApp.chats.length; from += MAX_BATCH)
      events.send({ type: 'chats', chats: whatsApp.chats.slice(from, from + MAX_BATCH) });
    reader = historyReader(driver, events, () => whatsApp.state, signal);
    connectionManager(driver, events, signal);
  };
  startBackground();
  startPage();
  return {
    whatsApp,
    orders,
    database: async () => {
      await expect.poll(() => currentAccount()).toBeDefined();
      return accountDatabase((await currentAccount())?.id ?? '');
    },
    background: () => background,
    reload: startPage,
    killBackground: () => {
      startBackground();
      void background.step();
    },
  };
}

async function ended(database: AccountDatabase): Promise<void> {
  await expect
    .poll(async () => (await readBackfill(database))?.state, { timeout: 25_000 })
    .not.toBe('running');
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

beforeEach(async () => {
  vi.stubGlobal('chrome', { tabs: { get: () => Promise.resolve({}) } });
  await registry.delete();
  await registry.open();
});

describe('the backfill', () => {
  it('reads every chat to its start, the newest chat first, and says so', async () => {
    const { database, background, whatsApp, orders } = world(5, 900);
    const account = await database();
    await expect.poll(() => account.chats.count()).toBe(5);
    await background().start({ phone: false });
    await ended(account);
    expect(idsOf(await account.messages.toArray())).toEqual(idsOf(whatsApp.messages));
    expect(await readBackfill(account)).toMatchObject({ state: 'done', done: 5, total: 5 });
    expect((await readBackfill(account))?.backfill.read).toBe(900);
    const turns = orders.flatMap((order) => (order.type === 'read-history' ? order.chatId : []));
    expect([...new Set(turns)]).toEqual(whatsApp.chats.map(({ id }) => id));
    for (const row of await account.coverage.toArray())
      expect(row).toMatchObject({ reachedLocalStart: true, ranges: [expect.anything()] });
  });

  it('closes a gap, and reads nothing twice that it need not', async () => {
    const { database, background, whatsApp } = world(1, 700);
    const account = await database();
    await expect.poll(() => account.chats.count()).toBe(1);
    await background().start({ phone: false });
    await ended(account);
    const [chat] = whatsApp.chats;
    const later = Array.from({ length: 300 }, (_, index) =>
      captured({ chatId: chat?.id ?? '', timestamp: NOON + index * 1000 }),
    );
    whatsApp.messages.push(...later);
    // Only the newest are stored: the catching up was cut short.
    const newest = later.slice(-50);
    await account.messages.bulkAdd(
      newest.map((message, index) => ({
        ...message,
        rowid: 9e15 + index,
        capturedAt: 1,
        revision: 1,
      })),
    );
    const from = newest[0]?.timestamp ?? 0;
    const to = NOON + 400_000;
    const before = await account.coverage.get(chat?.id ?? '');
    await account.coverage.put({
      chatId: chat?.id ?? '',
      ranges: [
        { from: before?.ranges[0]?.from ?? 0, to: NOON - 1000 },
        { from, to },
      ],
      reachedLocalStart: true,
    });
    whatsApp.reads.length = 0;
    await background().start({ phone: false });
    await ended(account);
    expect((await account.coverage.toArray()).map(({ ranges }) => ranges.length)).toEqual([1]);
    expect(await account.messages.count()).toBe(1000);
    expect(whatsApp.reads.length).toBeLessThan(16);
  });

  it('leaves out none of many chats that share one time', async () => {
    const { database, background, whatsApp } = world(120, 120);
    for (const chat of whatsApp.chats) chat.lastMessageAt = NOON;
    const account = await database();
    await expect.poll(() => account.chats.count()).toBe(120);
    await account.chats.toCollection().modify({ lastMessageAt: NOON });
    await background().start({ phone: false });
    await ended(account);
    expect(idsOf(await account.messages.toArray())).toEqual(idsOf(whatsApp.messages));
  });

  it('stops when told, and goes on where it was', async () => {
    const { database, background, whatsApp } = world(2, 3000);
    const account = await database();
    await expect.poll(() => account.chats.count()).toBe(2);
    await background().start({ phone: false });
    await expect.poll(() => account.messages.count()).toBeGreaterThan(200);
    await background().stop();
    expect((await readBackfill(account))?.state).toBe('stopped');
    const held = await account.messages.count();
    expect(held).toBeLessThan(3000);
    await background().start({ phone: false });
    await ended(account);
    expect(await account.messages.count()).toBe(whatsApp.messages.length);
  });

  it('waits while WhatsApp is not connected, stops on a restriction, and says both', async () => {
    const { database, background, whatsApp } = world(2, 2000);
    const account = await database();
    await expect.poll(() => account.chats.count()).toBe(2);
    await background().start({ phone: false });
    await expect.poll(() => account.messages.count()).toBeGreaterThan(100);
    whatsApp.state = 'offline';
    whatsApp.change();
    await expect
      .poll(async () => (await readBackfill(account))?.backfill.reason)
      .toBe('disconnected');
    whatsApp.state = 'restricted';
    whatsApp.change();
    await background().step();
    await expect
      .poll(async () => {
        await background().step();
        return readBackfill(account);
      })
      .toMatchObject({ state: 'stopped', backfill: { reason: 'restricted' } });
  });

  it('asks the phone only when told to, and then at its pace', async () => {
    const { database, background, whatsApp, orders } = world(1, 400, 120);
    const account = await database();
    await expect.poll(() => account.chats.count()).toBe(1);
    await background().start({ phone: false });
    await ended(account);
    expect(await account.messages.count()).toBe(280);
    expect(orders.some((order) => order.type === 'read-history' && order.source === 'phone')).toBe(
      false,
    );
    await background().start({ phone: true });
    await expect
      .poll(async () => {
        await background().step();
        return (await readBackfill(account))?.backfill.reason;
      })
      .toBe('pace');
    expect(await account.messages.count()).toBe(400);
    const asked = orders.filter(
      (order) => order.type === 'read-history' && order.source === 'phone',
    );
    expect(asked).toHaveLength(1);
    // Six seconds later there is another token.
    await account.buckets.update('look-ups', { tokens: 1 });
    await background().step();
    await ended(account);
    expect(await account.coverage.toArray()).toMatchObject([{ reachedPhoneStart: true }]);
    expect(whatsApp.messages).toHaveLength(400);
  });

  it.each([1, 2, 3])(
    'loses and doubles nothing under deaths at random moments (seed %i)',
    async (seed) => {
      const random = randomOf(seed);
      const { database, background, whatsApp, reload, killBackground } = world(4, 2600);
      const account = await database();
      await expect.poll(() => account.chats.count()).toBe(4);
      await background().start({ phone: false });
      for (let deaths = 0; deaths < 8; deaths += 1) {
        const next = (await account.messages.count()) + Math.floor(random() * 250);
        const moreIsStored = async () => {
          const done = (await readBackfill(account))?.state !== 'running';
          return done || (await account.messages.count()) >= next;
        };
        await expect.poll(moreIsStored, { interval: 5 }).toBe(true);
        if (random() < 0.5) killBackground();
        else reload();
      }
      await ended(account);
      const rows = await account.messages.toArray();
      expect(idsOf(rows)).toEqual(idsOf(whatsApp.messages));
      expect((await account.counters.get('messages'))?.value).toBe(2600);
      expect((await account.coverage.toArray()).every(({ ranges }) => ranges.length === 1)).toBe(
        true,
      );
    },
  );
});
