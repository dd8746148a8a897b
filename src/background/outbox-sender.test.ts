import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { accountDatabase, type AccountDatabase } from '@/database/account-database';
import { approve, openDraft, undoApproval } from '@/database/approvals';
import { ingest } from '@/database/ingest';
import {
  changeDevice,
  changeLink,
  currentAccount,
  enterAccount,
  replaceDatabase,
} from '@/database/registry';
import type { PageCommand } from '@/protocol/page-command';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { outboxSender, UNCONFIRMED_MS } from './outbox-sender';

let database: AccountDatabase;
let commands: PageCommand[];
let wakes: (number | undefined)[];
let now: number;
/** How long this worker has lived, ms; undefined: it does not know. */
let uptime: number | undefined;
let reachable: boolean;

/** A service worker: a new one remembers nothing of the one before. */
function serviceWorker(random = () => 0.5) {
  const life = crypto.randomUUID();
  return outboxSender({
    command: (order) => {
      commands.push(order);
      return Promise.resolve(reachable);
    },
    wakeAt: (instant) => {
      wakes.push(instant);
      return Promise.resolve();
    },
    now: () => now,
    ...(uptime !== undefined && { uptime: () => ({ life, ms: uptime ?? 0 }) }),
    random,
  });
}

beforeEach(async () => {
  const account = await enterAccount(`${crypto.randomUUID()}@c.us`, NOON);
  database = accountDatabase(account.id);
  await changeLink(() => ({ tabId: 1, state: 'connected', pageInstance: 'page-1' }));
  commands = [];
  wakes = [];
  now = NOON;
  uptime = undefined;
  reachable = true;
});

let timers: MockInstance<typeof globalThis.setTimeout>;
beforeEach(() => {
  timers = vi.spyOn(globalThis, 'setTimeout');
});
// A worker of one test must not wake in the midst of the next.
afterEach(() => {
  for (const [index, [, delay = 0]] of timers.mock.calls.entries())
    if (delay >= 1000) clearTimeout(timers.mock.results[index]?.value);
  timers.mockRestore();
});

async function approvedReply(chatId = ANA, at = NOON) {
  const question = captured({ chatId, timestamp: NOON - 60_000 });
  await ingest(
    database,
    [envelope({ type: 'messages', source: 'live', messages: [question] })],
    NOON,
  );
  const draft = await openDraft(database, { chatId, text: 'Temos sim!' }, NOON);
  return approve(database, { id: draft.id, version: draft.version, text: 'Temos sim!' }, at);
}

const status = async (id: string) => (await database.outbox.get(id))?.status;
const sends = () => commands.filter((order) => order.type === 'send-text');
const lookUps = () => commands.filter((order) => order.type === 'look-up');

describe('the outbox while WhatsApp’s own way of sending is gone', () => {
  const sending = (status: 'ok' | 'missing', driver: 'dom' | 'off') =>
    changeLink(() => ({ capabilities: [{ capability: 'send', status, driver }] }));

  it('waits while nothing can send, and counts nothing', async () => {
    await sending('missing', 'off');
    const { id } = await approvedReply();
    now += 60_000;
    await serviceWorker().pump();
    expect(sends()).toEqual([]);
    expect(await database.outbox.get(id)).toMatchObject({
      status: 'approved',
      waiting: { reason: 'disconnected' },
    });
    expect(await database.sendLedger.count()).toBe(0);

    await sending('ok', 'dom');
    await serviceWorker().pump();
    expect(sends()).toHaveLength(1);
  });

  it('keeps what quotes a message until WhatsApp can be told of the quote', async () => {
    await sending('ok', 'dom');
    const { id } = await approvedReply();
    const { version } = (await database.outbox.get(id)) ?? { version: 0 };
    await undoApproval(database, id, NOON);
    const quotes = `false_${ANA}_3EB0CC`;
    await approve(database, { id, version: version + 1, text: 'Sim!', quotes }, NOON);
    now += 60_000;
    await serviceWorker().pump();
    expect(sends()).toEqual([]);
    expect((await database.outbox.get(id))?.waiting?.reason).toBe('text-only');

    await changeLink(() => ({
      capabilities: [{ capability: 'send', status: 'ok', driver: 'wa-js' }],
    }));
    await serviceWorker().pump();
    expect(sends()).toMatchObject([{ text: 'Sim!', quotes }]);
  });

  it('hands over one text at a time where a human presses Send', async () => {
    await sending('ok', 'dom');
    const { id: first } = await approvedReply(ANA);
    const { id: second } = await approvedReply('5511988880002@c.us');
    now += 60_000;
    const worker = serviceWorker();
    await worker.pump();
    expect(sends()).toHaveLength(1);
    now += 5000;
    await worker.pump();
    expect(sends()).toHaveLength(1);

    const [order] = sends();
    if (!order) throw new Error('Nothing was handed over.');
    await worker.settled(
      database,
      { type: 'send-result', stanzaId: order.stanzaId, outcome: 'sent' },
      now,
    );
    now += 5000;
    await worker.pump();
    expect(sends()).toHaveLength(2);
    expect([await status(first), await status(second)].sort()).toEqual(['sending', 'sent']);
  });
});

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Time goes by; `jump`: and somebody changes the computer's clock. */
function pass(ms: number, jump = 0) {
  now += ms + jump;
  uptime = (uptime ?? 0) + ms;
}

describe('the computer’s clock is changed by a day', () => {
  it.each([DAY, -DAY])('and the undo window is still its five seconds (%i ms)', async (jump) => {
    uptime = 60_000;
    const worker = serviceWorker();
    await worker.pump();
    const { id } = await approvedReply();
    await worker.pump();
    pass(2000, jump);
    await worker.pump();
    expect(sends()).toEqual([]);
    expect(await database.outbox.get(id)).toMatchObject({
      status: 'approved',
      waiting: { reason: 'undo-window', until: now + 3000 },
    });
    expect(wakes.at(-1)).toBe(now + 3000);
    pass(2999);
    await worker.pump();
    expect(sends()).toEqual([]);
    pass(1);
    await worker.pump();
    expect(sends()).toHaveLength(1);
  });

  it('before the approval, and nobody looked at it yet', async () => {
    uptime = 60_000;
    const worker = serviceWorker();
    await worker.pump();
    pass(10 * 60_000, -DAY);
    await approvedReply(ANA, now);
    await worker.pump();
    expect(sends()).toEqual([]);
    pass(5000);
    await worker.pump();
    expect(sends()).toHaveLength(1);
  });

  it('back, while the worker dies: the undo window begins again, and is no day', async () => {
    uptime = 5 * HOUR;
    await approvedReply();
    await serviceWorker().pump();
    pass(1000, -DAY);
    const next = serviceWorker();
    await next.pump();
    expect(sends()).toEqual([]);
    pass(5000);
    await next.pump();
    expect(sends()).toHaveLength(1);
  });

  it.each([DAY, -DAY])(
    'and the pause before another try is as long as it was (%i ms)',
    async (jump) => {
      uptime = 60_000;
      const worker = serviceWorker();
      await approvedReply();
      await worker.pump();
      pass(5000);
      await worker.pump();
      const [order] = sends();
      const stanzaId = order?.stanzaId ?? '';
      await worker.settled(database, { type: 'send-result', stanzaId, outcome: 'unsent' }, now);
      await worker.pump();
      pass(1000, jump);
      await worker.pump();
      expect(sends()).toHaveLength(1);
      pass(4000);
      await worker.pump();
      expect(sends()).toHaveLength(2);
    },
  );
});

describe('an approval that waits too long', () => {
  const expired = { status: 'draft', approval: undefined, voided: { reason: 'expired' } };

  it.each(['offline', 'closed', 'restricted'] as const)(
    'is taken back while WhatsApp is %s',
    async (state) => {
      const { id } = await approvedReply();
      await changeLink(() => ({ state }));
      const worker = serviceWorker();
      await worker.pump();
      // Nothing else would wake it.
      expect(wakes.at(-1)).toBe(NOON + 36 * HOUR + 1);
      now = NOON + 36 * HOUR;
      await worker.pump();
      expect(await status(id)).toBe('approved');
      now += 1;
      await worker.pump();
      expect(await database.outbox.get(id)).toMatchObject(expired);
      expect((await database.audit.toArray()).at(-1)).toMatchObject({
        from: 'approved',
        to: 'draft',
        by: 'delivery',
        reason: 'expired',
      });
      expect(wakes.at(-1)).toBeUndefined();
      await changeLink(() => ({ state: 'connected' }));
      await worker.pump();
      expect(sends()).toEqual([]);
    },
  );

  it('is taken back too when it waits for a driver that can quote', async () => {
    await changeLink(() => ({
      capabilities: [{ capability: 'send', status: 'ok', driver: 'dom' }],
    }));
    const { id, version } = await approvedReply();
    await undoApproval(database, id, NOON);
    const quotes = `false_${ANA}_3EB0CC`;
    await approve(database, { id, version: version + 1, text: 'Sim!', quotes }, NOON);
    now = NOON + 36 * HOUR + 1;
    await serviceWorker().pump();
    expect(await database.outbox.get(id)).toMatchObject(expired);
  });

  it('is taken back although the computer’s clock was put back', async () => {
    uptime = 60_000;
    const { id } = await approvedReply();
    await changeLink(() => ({ state: 'offline' }));
    const worker = serviceWorker();
    await worker.pump();
    pass(HOUR, -DAY);
    await worker.pump();
    expect(wakes.at(-1)).toBe(now + 35 * HOUR + 1);
    pass(35 * HOUR + 1);
    await worker.pump();
    expect(await database.outbox.get(id)).toMatchObject(expired);
  });

  it('and was for an instant that a clock put ahead has passed long since', async () => {
    uptime = 60_000;
    const draft = await openDraft(database, { chatId: ANA, text: 'Bom dia!' }, NOON);
    const seen = { id: draft.id, version: draft.version, text: 'Bom dia!' };
    await approve(database, { ...seen, sendAt: NOON + HOUR }, NOON);
    const worker = serviceWorker();
    await worker.pump();
    pass(60_000, DAY);
    await worker.pump();
    expect(sends()).toEqual([]);
    expect(await database.outbox.get(draft.id)).toMatchObject(expired);
  });
});

describe('the outbox', () => {
  it('sends nothing that is only a draft', async () => {
    await openDraft(database, { chatId: ANA, text: 'Temos sim!' }, NOON);
    await serviceWorker().pump();
    expect(commands).toEqual([]);
  });

  it('sends what was approved, once, after the undo window', async () => {
    const { id } = await approvedReply();
    const worker = serviceWorker();
    await worker.pump();
    expect(sends()).toEqual([]);
    expect(wakes.at(-1)).toBe(NOON + 5000);
    now = NOON + 5000;
    await Promise.all([worker.pump(), worker.pump(), worker.pump()]);
    expect(sends()).toMatchObject([{ chatId: ANA, text: 'Temos sim!' }]);
    expect(await status(id)).toBe('sending');
  });

  it('sends nothing out of a database whose place another one took while it was claimed', async () => {
    await approvedReply();
    now = NOON + 5000;
    const account = await currentAccount();
    // The jitter is asked for in the midst of the claim.
    let replaced: Promise<boolean> | undefined;
    const replace = () => {
      replaced ??= replaceDatabase(account?.whatsAppId ?? '', account?.id, 'restored', NOON);
      return 0.5;
    };
    await serviceWorker(replace).pump();
    expect(await replaced).toBe(true);
    expect(sends()).toEqual([]);
  });

  it('sends nothing while WhatsApp is not connected, and says so on the row', async () => {
    const { id } = await approvedReply();
    await changeLink(() => ({ state: 'offline' }));
    now = NOON + 5000;
    await serviceWorker().pump();
    expect(commands).toEqual([]);
    expect((await database.outbox.get(id))?.waiting).toEqual({ reason: 'disconnected' });
  });

  it('asks WhatsApp, and sends nothing again, after the service worker died in between', async () => {
    const { id } = await approvedReply();
    now = NOON + 5000;
    await serviceWorker().pump();
    await serviceWorker().pump();
    expect(sends()).toHaveLength(1);
    expect(lookUps()).toMatchObject([{ chatIds: [ANA], pageInstance: 'page-1' }]);
    expect(await status(id)).toBe('sending');
  });

  it('sends it with a new stanza when the page proves that it never left', async () => {
    const { id } = await approvedReply();
    now = NOON + 5000;
    reachable = false;
    await serviceWorker().pump();
    reachable = true;
    const worker = serviceWorker();
    await worker.pump();
    const { stanzaId = '' } = (await database.outbox.get(id)) ?? {};
    await worker.lookedUp(database, { type: 'look-up-result', stanzaId, outcome: 'unsent' }, now);
    await worker.pump();
    expect(sends()).toHaveLength(1);
    now += 5000;
    await worker.pump();
    const [first, second] = sends();
    expect(sends()).toHaveLength(2);
    expect(first?.stanzaId).not.toBe(second?.stanzaId);
  });

  it.each([
    [{ outcome: 'found', ack: 1 }, 'sent'],
    [{ outcome: 'found', ack: -1 }, 'failed'],
    [{ outcome: 'absent' }, 'unconfirmed'],
    [{ outcome: 'pending' }, 'sending'],
  ] as const)('settles a look-up of %o as %s', async (answer, expected) => {
    const { id } = await approvedReply();
    now = NOON + 5000;
    const worker = serviceWorker();
    await worker.pump();
    const { stanzaId = '' } = (await database.outbox.get(id)) ?? {};
    await worker.lookedUp(database, { type: 'look-up-result', stanzaId, ...answer }, now);
    expect(await status(id)).toBe(expected);
    await worker.pump();
    expect(sends()).toHaveLength(1);
  });

  it('hands nothing else over after one that nobody took', async () => {
    const rows = [await approvedReply(ANA), await approvedReply('5511988880002@c.us')];
    now = NOON + 8000;
    reachable = false;
    await serviceWorker().pump();
    expect(sends()).toHaveLength(1);
    const statuses = await Promise.all(rows.map(({ id }) => status(id)));
    expect(statuses.sort()).toEqual(['approved', 'sending']);
  });

  it('does not wait for the result of a page that is gone', async () => {
    await approvedReply();
    now = NOON + 5000;
    const worker = serviceWorker();
    await worker.pump();
    await worker.pump();
    expect(lookUps()).toEqual([]);
    await changeLink(() => ({ pageInstance: 'page-2' }));
    await worker.pump();
    expect(lookUps()).toMatchObject([{ pageInstance: 'page-1' }]);
    expect(sends()).toHaveLength(1);
  });

  it('leaves to the human what nobody could be asked about', async () => {
    const { id } = await approvedReply();
    now = NOON + 5000;
    await serviceWorker().pump();
    await changeLink(() => ({ state: 'closed', tabId: null }));
    now += UNCONFIRMED_MS + 1;
    await serviceWorker().pump();
    expect(await status(id)).toBe('unconfirmed');
  });

  it.each([
    ['a day ahead', 24 * 60 * 60_000],
    ['a day back', -24 * 60 * 60_000],
  ])('looks for it, and sends nothing again, when the clock jumps %s', async (_, jump) => {
    const { id } = await approvedReply();
    now = NOON + 5000;
    const worker = serviceWorker();
    await worker.pump();
    now += jump;
    await worker.pump();
    expect(sends()).toHaveLength(1);
    expect(lookUps()).toHaveLength(1);
    expect(await status(id)).toBe('unconfirmed');
    const { stanzaId = '' } = (await database.outbox.get(id)) ?? {};
    // Too late to be believed, and in time.
    await worker.lookedUp(database, { type: 'look-up-result', stanzaId, outcome: 'unsent' }, now);
    expect(await status(id)).toBe('unconfirmed');
    await worker.lookedUp(
      database,
      { type: 'look-up-result', stanzaId, outcome: 'found', ack: 1 },
      now,
    );
    expect(await status(id)).toBe('sent');
    now -= jump;
    await worker.pump();
    expect(sends()).toHaveLength(1);
  });

  it('sends once, and not early, what was approved before the clock jumped', async () => {
    uptime = 60_000;
    const { id } = await approvedReply();
    const worker = serviceWorker();
    pass(0, -DAY);
    await worker.pump();
    expect(sends()).toEqual([]);
    expect(await status(id)).toBe('approved');
    pass(1000, 2 * DAY);
    await worker.pump();
    expect(sends()).toEqual([]);
    pass(4000, -DAY);
    await worker.pump();
    await serviceWorker().pump();
    expect(sends()).toHaveLength(1);
  });

  it('logs a failure of its own as a code, and holds nobody else up', async () => {
    const { id } = await approvedReply();
    now = NOON + 5000;
    const worker = outboxSender({
      command: () => Promise.reject(new RangeError('Temos sim!')),
      wakeAt: () => Promise.resolve(),
      now: () => now,
      random: () => 0.5,
    });
    await worker.pump();
    expect(await status(id)).toBe('sending');
    const log = await database.log.toArray();
    expect(log).toMatchObject([{ level: 'error', code: 'RangeError' }]);
    expect(JSON.stringify(log)).not.toContain('Temos');
  });

  it.each(['dies in the middle of a round', 'fails in the middle of a round'])(
    'is woken again soon when it %s',
    async (how) => {
      await approvedReply();
      now = NOON + 5000;
      let handedOver = () => {};
      const reached = new Promise<void>((resolve) => (handedOver = resolve));
      const worker = outboxSender({
        command: () => {
          handedOver();
          return how.startsWith('dies')
            ? new Promise(() => undefined)
            : Promise.reject(new Error('No room.'));
        },
        wakeAt: (instant) => {
          wakes.push(instant);
          return Promise.resolve();
        },
        now: () => now,
        random: () => 0.5,
      });
      void worker.pump();
      await reached;
      expect(wakes.at(-1)).toBeGreaterThan(now);
      expect(wakes.at(-1)).toBeLessThanOrEqual(now + 30_000);
    },
  );

  it('answers a nudge only when an alarm would go on with it', async () => {
    await approvedReply();
    const worker = serviceWorker();
    const answered = worker.nudged().then(() => [...wakes]);
    expect(await answered).toContain(now + 30_000);
    await worker.pump();
  });

  it('lets a nudge wake nobody again when nobody is logged in', async () => {
    await changeDevice({ currentAccountId: undefined });
    const worker = serviceWorker();
    await worker.nudged();
    await worker.pump();
    expect(wakes.at(-1)).toBeUndefined();
  });

  it('asks for no wake where nothing waits', async () => {
    await serviceWorker().pump();
    expect(wakes).toEqual([undefined]);
  });

  it('asks to be woken while something is open, and not when nothing is', async () => {
    const { id } = await approvedReply();
    now = NOON + 5000;
    const worker = serviceWorker();
    await worker.pump();
    expect(wakes.at(-1)).toBe(now + 5000);
    const { stanzaId = '' } = (await database.outbox.get(id)) ?? {};
    await worker.settled(database, { type: 'send-result', stanzaId, outcome: 'sent' }, now);
    await worker.pump();
    expect(wakes.at(-1)).toBeUndefined();
  });
});
