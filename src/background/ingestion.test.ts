import { beforeEach, describe, expect, it, vi } from 'vitest';
import { accountDatabase } from '@/database/account-database';
import { changeLink, readDevice, readLink, registry, replaceDatabase } from '@/database/registry';
import type { PageCommand } from '@/protocol/page-command';
import type { PageEvent } from '@/protocol/page-event';
import { captured, envelope, ME, NOON } from '../../test/captured';
import { takePageEvents } from './ingestion';

const outbox = {
  settled: vi.fn(() => Promise.resolve()),
  lookedUp: vi.fn(() => Promise.resolve()),
  pump: vi.fn(() => Promise.resolve()),
};

const backfill = { step: vi.fn(() => Promise.resolve()), read: vi.fn(() => Promise.resolve()) };
const command = vi.fn<(order: PageCommand) => Promise<boolean>>(() => Promise.resolve(true));

beforeEach(async () => {
  vi.clearAllMocks();
  vi.stubGlobal('chrome', { tabs: { get: () => Promise.resolve({}) } });
  await registry.delete();
  await registry.open();
});

function tell(events: PageEvent[], tabId = 1, account: string | null = ME, now = NOON) {
  return takePageEvents(
    { envelopes: events.map((event) => envelope(event, { account })), rejected: 0 },
    tabId,
    { outbox, backfill, command },
    now,
  );
}

async function currentDatabase() {
  const { currentAccountId = '' } = await readDevice();
  return accountDatabase(currentAccountId);
}

const message = (): PageEvent => ({ type: 'messages', source: 'live', messages: [captured()] });

describe('events of the page', () => {
  it('become rows of the account that is logged in', async () => {
    await tell([message()]);
    const first = await currentDatabase();
    await tell([message(), message()], 1, '5511977776666@c.us');
    const second = await currentDatabase();
    expect(await first.messages.count()).toBe(1);
    expect(await second.messages.count()).toBe(2);
    expect(first.name).not.toContain('5511');
  });

  it('are not taken for stored when another database takes the account’s place meanwhile', async () => {
    await tell([message()]);
    const old = await currentDatabase();
    outbox.settled.mockImplementationOnce(async () => {
      await replaceDatabase(ME, old.accountId, 'restored', NOON);
    });
    const result: PageEvent = { type: 'send-result', stanzaId: '3EB01', outcome: 'sent' };
    const news = message();
    await expect(tell([news, result])).rejects.toThrow('another database');
    // The bridge keeps them, and tells them again.
    await tell([news, result]);
    const restored = await currentDatabase();
    expect(restored.accountId).toBe('restored');
    expect(await restored.messages.count()).toBe(1);
  });

  it('without an account are stored nowhere', async () => {
    await tell([message()], 1, null);
    expect((await readDevice()).currentAccountId).toBeUndefined();
  });

  it.each([
    ['not an array', { envelopes: 'x', rejected: 0 }],
    [
      'an event of no known kind',
      { envelopes: [{ ...envelope(message()), event: { type: 'approve' } }], rejected: 0 },
    ],
    [
      'more than a batch',
      { envelopes: Array.from({ length: 101 }, () => envelope(message())), rejected: 0 },
    ],
    ['a count that is none', { envelopes: [], rejected: -1 }],
  ])('that are %s are refused whole', async (_, batch) => {
    await expect(takePageEvents(batch, 1, { outbox, backfill, command }, NOON)).rejects.toThrow();
    expect((await readDevice()).currentAccountId).toBeUndefined();
  });

  it('move the link, and wake the outbox when WhatsApp is connected', async () => {
    await tell([{ type: 'connection', state: 'connected', since: NOON }]);
    expect(await readLink()).toMatchObject({ state: 'connected', tabId: 1 });
    expect(outbox.pump).toHaveBeenCalledOnce();
  });

  it('of a second tab do not move the link of the first, and that tab hears that it is not used', async () => {
    expect(await tell([{ type: 'connection', state: 'connected', since: NOON }])).toBe(true);
    expect(await tell([{ type: 'connection', state: 'conflict', since: NOON }], 2)).toBe(false);
    expect(await readLink()).toMatchObject({ state: 'connected', tabId: 1, otherTabIds: [2] });
  });

  it('order the catching up once a connection, with what is stored already', async () => {
    const one = captured({ timestamp: NOON - 60_000 });
    await tell([
      { type: 'connection', state: 'connected', since: NOON - 120_000 },
      { type: 'messages', source: 'live', since: NOON - 120_000, messages: [one] },
    ]);
    expect(command).toHaveBeenCalledWith(expect.objectContaining({ job: 'history' }));
    const done = { job: 'history', state: 'done', done: 1, total: 1 } as const;
    await tell([{ type: 'job', ...done }]);
    command.mockClear();
    await tell([{ type: 'connection', state: 'connected', since: NOON - 120_000 }]);
    expect(command).not.toHaveBeenCalled();
    await tell([{ type: 'connection', state: 'connected', since: NOON }]);
    expect(command).toHaveBeenCalledWith({
      type: 'start-job',
      job: 'history',
      known: [
        { chatId: one.chatId, newestId: one.id, newestAt: one.timestamp, coveredTo: one.timestamp },
      ],
    });
  });

  it.each([
    ['offline', 'offline'],
    ['logged-out', 'logged-out'],
    ['conflict', 'conflict'],
    ['restricted', 'restricted'],
  ] as const)('note why nothing was captured while WhatsApp was %s', async (state, reason) => {
    await tell([{ type: 'connection', state: 'connected', since: NOON }]);
    await tell([{ type: 'connection', state, since: NOON }], 1, ME, NOON + 1000);
    await tell([{ type: 'connection', state: 'connecting', since: NOON }], 1, ME, NOON + 50_000);
    await tell([{ type: 'connection', state: 'connected', since: NOON }], 1, ME, NOON + 60_000);
    const database = await currentDatabase();
    expect(await database.absences.toArray()).toMatchObject([
      { from: NOON + 1000, to: NOON + 60_000, reason },
    ]);
  });

  it('note a browser that ended without a word as closed', async () => {
    await tell([{ type: 'connection', state: 'connected', since: NOON }]);
    const reloaded = envelope(
      { type: 'connection', state: 'connected', since: NOON + 90_000 } as PageEvent,
      { pageInstance: '00000000-0000-4000-8000-000000000009' },
    );
    const parts = { outbox, backfill, command };
    await takePageEvents({ envelopes: [reloaded], rejected: 0 }, 1, parts, NOON + 90_000);
    expect(await (await currentDatabase()).absences.toArray()).toMatchObject([
      { from: NOON, to: NOON + 90_000, reason: 'closed' },
    ]);
  });

  it('note for an account that another one was logged in meanwhile', async () => {
    const other = '5511977776666@c.us';
    const connected: PageEvent = { type: 'connection', state: 'connected', since: NOON };
    await tell([connected]);
    const first = await currentDatabase();
    await tell([connected], 1, other, NOON + 60_000);
    await tell([connected], 1, ME, NOON + 120_000);
    expect(await first.absences.toArray()).toMatchObject([
      { from: NOON, to: NOON + 120_000, reason: 'other-account' },
    ]);
  });

  it('note it also when that account speaks before it is connected', async () => {
    const other = '5511977776666@c.us';
    const connected: PageEvent = { type: 'connection', state: 'connected', since: NOON };
    await tell([connected]);
    const first = await currentDatabase();
    await tell([connected], 1, other, NOON + 60_000);
    const out: PageEvent = { type: 'connection', state: 'logged-out', since: NOON };
    await tell([out], 1, null, NOON + 110_000);
    await tell([{ type: 'hello', whatsAppVersion: '2.3000.1' }], 1, ME, NOON + 120_000);
    await tell([connected], 1, ME, NOON + 130_000);
    expect(await first.absences.toArray()).toMatchObject([
      { from: NOON, to: NOON + 120_000, reason: 'other-account' },
      { from: NOON + 110_000, to: NOON + 130_000, reason: 'logged-out' },
    ]);
  });

  it('bring a file only if the user asked for it', async () => {
    const id = captured().id;
    await tell([message()]);
    const database = await currentDatabase();
    await tell([
      { type: 'media-chunk', messageId: id, index: 0, size: 3, data: 'AAAA' },
      { type: 'media-result', messageId: id, outcome: 'complete' },
    ]);
    expect(await database.mediaFiles.count()).toBe(0);
  });

  it('of a new tab take the link over when the old one is gone', async () => {
    await changeLink(() => ({ tabId: 7, state: 'connected', pageInstance: 'old' }));
    vi.stubGlobal('chrome', { tabs: { get: () => Promise.reject(new Error('No tab.')) } });
    await tell([{ type: 'connection', state: 'connecting', since: NOON }], 2);
    expect(await readLink()).toMatchObject({ state: 'connecting', tabId: 2, reconnects: 1 });
  });

  it('that were thrown away are counted and logged, without content', async () => {
    await tell([message()]);
    await takePageEvents({ envelopes: [], rejected: 3 }, 1, { outbox, backfill, command }, NOON);
    const database = await currentDatabase();
    expect((await database.counters.get('rejected-events'))?.value).toBe(3);
    expect(await database.log.toArray()).toMatchObject([
      { code: 'events-rejected', values: { rejected: 3 } },
    ]);
  });
});
