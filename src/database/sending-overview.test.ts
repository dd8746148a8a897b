/** The plan asks of a person what a claim will ask: under all of their ids. */
import { beforeEach, describe, expect, it } from 'vitest';
import { captured, envelope, NOON } from '../../test/captured';
import { DAY } from '@/domain/send-windows';
import { AccountDatabase } from './account-database';
import { ingest } from './ingest';
import { readSendingOverview, type ProposedSend } from './sending-overview';

const HOUR = 3_600_000;
let database: AccountDatabase;

/** WhatsApp knows each under two ids: the chat is under the private one. */
const lid = (index: number) => `${String(98_765_432_100_000 + index)}@lid`;
const phoneId = (index: number) => `55119${80_000_000 + index}@c.us`;

beforeEach(async () => {
  database = new AccountDatabase(crypto.randomUUID());
  await database.sendingState.put({ key: 'age', usedSince: NOON - 400 * DAY, checkedAt: NOON });
});

async function known(index: number): Promise<void> {
  const facts = { saved: false, business: false, updatedAt: NOON };
  await database.contacts.bulkPut([
    { ...facts, id: lid(index), pairedId: phoneId(index) },
    { ...facts, id: phoneId(index), pairedId: lid(index) },
  ]);
}

async function said(chatId: string, timestamp: number, fromMe = false): Promise<void> {
  const messages = [captured({ chatId, timestamp, fromMe })];
  await ingest(database, [envelope({ type: 'messages', source: 'live', messages })], timestamp);
}

async function planOf(proposed: ProposedSend[]) {
  const { plan } = await readSendingOverview(database, {
    ...{ now: NOON, userTimeZone: 'America/Sao_Paulo', proposed },
  });
  return plan;
}

describe('of a person with two ids', () => {
  it('the zone that the user gave counts, under whichever id', async () => {
    await known(1);
    await said(lid(1), NOON - HOUR);
    const proposed = [{ chatId: lid(1), priority: 'follow-up' as const }];
    expect((await planOf(proposed)).instants[0]).toBeLessThan(NOON + HOUR);
    // Midnight there.
    await database.personDetails.put({
      id: phoneId(1),
      timeZone: 'Asia/Tokyo',
      updatedAt: NOON,
    });
    expect((await planOf(proposed)).instants[0]).toBeGreaterThan(NOON + 4 * HOUR);
  });

  it('the number tells where they are, also when the chat has none', async () => {
    const abroad = '351912345678@c.us';
    await database.contacts.bulkPut([
      { id: lid(1), pairedId: abroad, saved: false, business: false, updatedAt: NOON },
      {
        ...{ id: abroad, phone: '351912345678', pairedId: lid(1) },
        ...{ saved: false, business: false, updatedAt: NOON },
      },
    ]);
    await said(lid(1), NOON - HOUR);
    const chatId = lid(1);
    const evening = NOON + 7 * HOUR;
    const { plan } = await readSendingOverview(database, {
      now: evening,
      userTimeZone: 'America/Sao_Paulo',
      proposed: [{ chatId, priority: 'follow-up' }],
    });
    // Night in Lisbon, where the number is from; evening in São Paulo.
    expect(plan.instants[0]).toBeGreaterThan(evening + 4 * HOUR);
  });

  it('who wrote under the other one is no first contact', async () => {
    await database.sendLedger.bulkAdd(
      Array.from({ length: 100 }, (_, index) => ({
        outboxId: `${index}`,
        chatId: phoneId(index + 100),
        at: NOON - 20 * DAY + index,
        fingerprint: [],
        firstContact: true,
      })),
    );
    await known(1);
    await said(lid(1), NOON - DAY, true);
    const proposed = [{ chatId: lid(1), priority: 'follow-up' as const }];
    expect((await planOf(proposed)).instants).toHaveLength(0);
    await said(phoneId(1), NOON - 2 * DAY);
    expect((await planOf(proposed)).instants).toHaveLength(1);
  });

  it('who waits under the other one gets an answer at once', async () => {
    const indices = [1, 2, 3, 4, 5];
    for (const index of indices) {
      await known(index);
      await said(lid(index), NOON - DAY, true);
      await said(phoneId(index), NOON - HOUR);
    }
    const proposed = indices.map((index) => ({ chatId: lid(index), priority: 'reply' as const }));
    const { instants } = await planOf(proposed);
    expect((instants.at(-1) ?? NaN) - (instants[0] ?? NaN)).toBeLessThan(3000);
  });
});
