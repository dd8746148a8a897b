import { beforeEach, describe, expect, it, vi } from 'vitest';
import { accountDatabase, type AccountDatabase } from '@/database/account-database';
import { ingest } from '@/database/ingest';
import { enterAccount } from '@/database/registry';
import { changeSettings } from '@/database/settings';
import { DAY } from '@/domain/retention';
import { captured, envelope, NOON } from '../../test/captured';
import { retention } from './retention';

let database: AccountDatabase;
let now: number;
const wakeSoon = vi.fn(() => Promise.resolve());

/** A service worker in which each step takes so long; a new one remembers nothing of the one before. */
function serviceWorker(stepMs: number) {
  return retention({ now: () => (now += stepMs), wakeSoon });
}

beforeEach(async () => {
  vi.clearAllMocks();
  const account = await enterAccount(`${crypto.randomUUID()}@c.us`, NOON);
  database = accountDatabase(account.id);
  now = NOON;
  for (let batch = 0; batch < 5; batch += 1) {
    const messages = Array.from({ length: 100 }, () => captured({ timestamp: NOON - 40 * DAY }));
    await ingest(database, [envelope({ type: 'messages', source: 'history', messages })], NOON);
  }
});

describe('the retention job', () => {
  it('does nothing without a limit', async () => {
    await serviceWorker(0).begin(false);
    expect(await database.messages.count()).toBe(500);
  });

  it('runs to its end, asked once or twice', async () => {
    await changeSettings(database, { retention: { days: 30 } });
    const worker = serviceWorker(0);
    await Promise.all([worker.begin(false), worker.begin(true), worker.carryOn()]);
    expect(await database.messages.count()).toBe(0);
    expect(await database.jobs.get('retention')).toMatchObject({ state: 'done', done: 500 });
    expect(wakeSoon).not.toHaveBeenCalled();
  });

  it('goes on in the next service worker where this one must end', async () => {
    await changeSettings(database, { retention: { days: 30 } });
    await serviceWorker(15_000).begin(false);
    expect(wakeSoon).toHaveBeenCalledOnce();
    expect(await database.messages.count()).toBe(300);
    await serviceWorker(0).carryOn();
    expect(await database.messages.count()).toBe(0);
  });
});
