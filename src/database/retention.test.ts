import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/domain/retention';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { accountDatabase, type AccountDatabase } from './account-database';
import { ingest } from './ingest';
import { beginRetention, previewRetention, retentionStep, stopRetention } from './retention';
import type { OutboxRow } from './rows';
import { changeSettings } from './settings';

const BIA = '552199998888@c.us';
let database: AccountDatabase;

beforeEach(() => {
  database = accountDatabase(crypto.randomUUID());
});

/** One message for each age in days, in turn of the two chats. */
async function messagesOf(ages: readonly number[]): Promise<void> {
  for (let start = 0; start < ages.length; start += 100)
    await ingest(
      database,
      [
        envelope({
          type: 'messages',
          source: 'history',
          messages: ages
            .slice(start, start + 100)
            .map((age, index) =>
              captured({ chatId: index % 2 ? BIA : ANA, timestamp: NOON - Math.floor(age * DAY) }),
            ),
        }),
      ],
      NOON,
    );
}

async function runToEnd(now = NOON): Promise<number> {
  let steps = 1;
  while (await retentionStep(database, now)) steps += 1;
  return steps;
}

describe('what would go', () => {
  it('is told by chat, the most first, and changes nothing', async () => {
    await messagesOf([400, 1, 390, 380, 370, 2, 5]);
    expect(await previewRetention(database, 365, NOON)).toEqual([
      { chatId: ANA, messages: 3, from: NOON - 400 * DAY },
      { chatId: BIA, messages: 1, from: NOON - 380 * DAY },
    ]);
    expect(await database.messages.count()).toBe(7);
  });

  it('is what goes, whatever there is', async () => {
    const age = fc.double({ min: 0, max: 60, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        fc.array(age, { maxLength: 30 }),
        fc.integer({ min: 7, max: 60 }),
        async (ages, days) => {
          database = accountDatabase(crypto.randomUUID());
          await messagesOf(ages);
          const before = await database.messages.count();
          const preview = await previewRetention(database, days, NOON);
          await changeSettings(database, { retention: { days } });
          await beginRetention(database, NOON, false);
          await runToEnd();
          const after = await database.messages.count();
          const told = preview.reduce((sum, chat) => sum + chat.messages, 0);
          expect(before - after).toBe(told);
          expect((await database.counters.get('messages'))?.value ?? 0).toBe(after);
          expect(await previewRetention(database, days, NOON)).toEqual([]);
          expect(await database.erasures.count()).toBe(told);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('retention', () => {
  it('does nothing unless the user set it', async () => {
    await messagesOf([4000]);
    await beginRetention(database, NOON, false);
    expect(await retentionStep(database, NOON)).toBe(false);
    expect(await database.messages.count()).toBe(1);
    expect(await database.jobs.count()).toBe(0);
  });

  it('takes everything of a message, in steps that show how far it is', async () => {
    await messagesOf(Array.from({ length: 450 }, () => 40));
    const [row] = await database.messages.toArray();
    await database.pictures.put({ id: row?.id ?? '', data: 'preview' });
    await changeSettings(database, { retention: { days: 30 } });
    await beginRetention(database, NOON, false);
    await retentionStep(database, NOON);
    expect(await database.jobs.get('retention')).toMatchObject({
      state: 'running',
      done: 200,
      total: 450,
    });
    await runToEnd();
    expect(await database.jobs.get('retention')).toMatchObject({ state: 'done', done: 450 });
    expect(await database.messages.count()).toBe(0);
    expect(await database.pictures.count()).toBe(0);
    expect(await database.chats.get(ANA)).toMatchObject({ lastText: '', waitingSince: 0 });
  });

  it('shows no gap where messages went on purpose', async () => {
    await messagesOf([1]);
    await database.coverage.put({
      chatId: ANA,
      ranges: [
        { from: NOON - 90 * DAY, to: NOON - 80 * DAY },
        { from: NOON - 40 * DAY, to: NOON },
      ],
      reachedLocalStart: true,
    });
    await changeSettings(database, { retention: { days: 30 } });
    await beginRetention(database, NOON, false);
    await runToEnd();
    expect((await database.coverage.get(ANA))?.ranges).toEqual([
      { from: NOON - 30 * DAY, to: NOON },
    ]);
  });

  it('takes nothing in again that it took away', async () => {
    const messages = [captured({ timestamp: NOON - 40 * DAY }), captured({ timestamp: NOON })];
    const history = {
      chatId: ANA,
      from: NOON - 40 * DAY,
      to: NOON,
      reachedLocalStart: true,
    };
    const event = envelope({ type: 'messages', source: 'history', messages, history });
    await ingest(database, [event], NOON);
    await changeSettings(database, { retention: { days: 30 } });
    await beginRetention(database, NOON, false);
    await runToEnd();
    await ingest(database, [event], NOON);
    expect((await database.messages.toArray()).map(({ id }) => id)).toEqual([messages[1]?.id]);
    expect((await database.coverage.get(ANA))?.ranges).toEqual([
      { from: NOON - 30 * DAY, to: NOON },
    ]);
  });

  it('forgets texts that were sent, and keeps what is still to be decided', async () => {
    const outgoing = (id: string, status: OutboxRow['status'], days: number): OutboxRow => ({
      id,
      chatId: ANA,
      text: 'Tenho sim!',
      status,
      priority: 'reply',
      createdAt: NOON - days * DAY,
      updatedAt: NOON - days * DAY,
      version: 1,
    });
    await database.outbox.bulkPut([
      outgoing('old', 'read', 40),
      outgoing('new', 'read', 20),
      outgoing('open', 'unconfirmed', 40),
      outgoing('draft', 'draft', 40),
    ]);
    await changeSettings(database, { retention: { days: 30 } });
    await beginRetention(database, NOON, false);
    await runToEnd();
    expect(await database.outbox.toCollection().primaryKeys()).toEqual(['draft', 'new', 'open']);
  });

  it('stops when it is told to, and when it is switched off', async () => {
    await messagesOf(Array.from({ length: 450 }, () => 40));
    await changeSettings(database, { retention: { days: 30 } });
    await beginRetention(database, NOON, false);
    await retentionStep(database, NOON);
    await stopRetention(database, NOON);
    expect(await retentionStep(database, NOON)).toBe(false);
    expect(await database.messages.count()).toBe(250);
    await beginRetention(database, NOON, false);
    await changeSettings(database, { retention: undefined });
    expect(await retentionStep(database, NOON)).toBe(false);
    expect(await database.messages.count()).toBe(250);
    expect(await database.jobs.get('retention')).toMatchObject({ state: 'stopped' });
  });

  it('begins by itself once a day', async () => {
    await changeSettings(database, { retention: { days: 30 } });
    await beginRetention(database, NOON, true);
    await runToEnd();
    await messagesOf([29.9]);
    await beginRetention(database, NOON + DAY / 2, true);
    expect(await retentionStep(database, NOON + DAY / 2)).toBe(false);
    await beginRetention(database, NOON + DAY, true);
    await runToEnd(NOON + DAY);
    expect(await database.messages.count()).toBe(0);
  });
});
