/** Sending when things go wrong: failures in a row, rows that were changed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { FAILURES_TO_OPEN } from '@/domain/breaker';
import type { OutboxPriority } from '@/domain/outbox';
import { MOST_ATTEMPTS } from '@/domain/retry';
import { PATIENCE } from '@/domain/send-order';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { approve, openDraft, redraft } from './approvals';
import { approvedInOrder, claim, settle, type Settlement } from './delivery';
import { ingest } from './ingest';
import type { OutboxRow } from './rows';

const SOME_TEXT = 'Temos sim! Separo para você?';
const middle = () => 0.5;
let name: string;
let database: AccountDatabase;
let now: number;

beforeEach(() => {
  name = crypto.randomUUID();
  database = new AccountDatabase(name);
  now = NOON + 6000;
});

/** What the browser's end does: nothing but the rows is left. */
function restart() {
  database.close();
  database = new AccountDatabase(name);
}

const person = (index: number) => `55119${String(88_880_000 + index)}@c.us`;

async function approved(chatId = ANA, priority: OutboxPriority = 'reply', at = NOON) {
  const question = captured({ chatId, timestamp: at - 60_000 });
  await ingest(
    database,
    [envelope({ type: 'messages', source: 'live', messages: [question] })],
    at,
  );
  const draft = await openDraft(database, { chatId, text: SOME_TEXT, priority }, at);
  return approve(database, { id: draft.id, version: draft.version, text: SOME_TEXT }, at);
}

const row = async (id: string): Promise<OutboxRow> => {
  const found = await database.outbox.get(id);
  if (!found) throw new Error('No such row.');
  return found;
};

function tryToSend(shown: OutboxRow) {
  const world = { now, random: middle, userTimeZone: 'UTC', pageInstance: 'page-1' };
  return claim(database, shown, world);
}

async function handOver(id: string): Promise<string> {
  const answer = await tryToSend(await row(id));
  if (answer.kind !== 'claimed') throw new Error(`It was not claimed: ${answer.kind}`);
  return answer.stanzaId;
}

const outcome = (settlement: Settlement) => settle(database, settlement, now, middle);

async function failAll(count: number, from = 0) {
  for (let index = from; index < from + count; index++) {
    const { id } = await approved(person(index));
    await outcome({ stanzaId: await handOver(id), outcome: 'failed', code: 'whatsapp-refused' });
  }
}

describe('what provably did not leave', () => {
  it('is tried again later and later, and in the end failed with its cause', async () => {
    const { id } = await approved();
    const delays = [];
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      // Others are sent in between: here it is not WhatsApp that fails.
      await database.sendingState.clear();
      const stanzaId = await handOver(id);
      await outcome({ stanzaId, outcome: 'unsent', code: 'look-up-unsent' });
      const { waiting, attempts, status } = await row(id);
      expect(attempts).toBe(attempt);
      if (status === 'failed') break;
      expect(waiting?.reason).toBe('retry');
      expect(await tryToSend(await row(id))).toEqual({ kind: 'wait', until: waiting?.until });
      delays.push((waiting?.until ?? 0) - now);
      now = waiting?.until ?? 0;
    }
    expect(delays).toEqual([5000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000]);
    expect(await row(id)).toMatchObject({
      status: 'failed',
      failure: { code: 'look-up-unsent', at: now },
      attempts: MOST_ATTEMPTS,
    });
    expect(await database.sendLedger.count()).toBe(0);
    const steps = (await database.audit.where('outboxId').equals(id).toArray()).map(
      ({ from, to }) => `${from} ${to}`,
    );
    expect(steps).toHaveLength(2 + 2 * MOST_ATTEMPTS);
    expect(steps.at(-1)).toBe('sending failed');
  });

  it('has all its attempts again when a human approves it again', async () => {
    const { id } = await approved();
    await outcome({ stanzaId: await handOver(id), outcome: 'failed', code: 'whatsapp-refused' });
    await redraft(database, id, now);
    const { version } = await row(id);
    await approve(database, { id, version, text: SOME_TEXT }, now);
    expect((await row(id)).attempts).toBeUndefined();
  });

  it('is not tried again when that is only not known', async () => {
    const { id } = await approved();
    await outcome({ stanzaId: await handOver(id), outcome: 'unknown', code: 'no-answer' });
    now += 24 * 60 * 60_000;
    expect(await tryToSend(await row(id))).toEqual({ kind: 'gone' });
    expect((await row(id)).status).toBe('unconfirmed');
  });
});

describe('the breaker', () => {
  it('holds all after failures in a row, says until when, and remembers it through a restart', async () => {
    await failAll(FAILURES_TO_OPEN);
    const { id } = await approved();
    restart();
    const until = now + 33_000;
    expect(await tryToSend(await row(id))).toEqual({ kind: 'wait', until });
    expect(await row(id)).toMatchObject({
      status: 'approved',
      waiting: { reason: 'breaker', until },
    });
  });

  it('tries one, and lets the others go when that one arrives', async () => {
    await failAll(FAILURES_TO_OPEN);
    const { id: first } = await approved(ANA);
    const { id: second } = await approved(person(50));
    now += 33_000;
    const stanzaId = await handOver(first);
    restart();
    expect(await tryToSend(await row(second))).toEqual({ kind: 'wait', until: undefined });
    const own = captured({ chatId: ANA, stanzaId, fromMe: true, ack: 1, timestamp: now });
    await ingest(database, [envelope({ type: 'messages', source: 'live', messages: [own] })], now);
    expect((await tryToSend(await row(second))).kind).toBe('claimed');
  });

  it('rests longer when the one fails too', async () => {
    await failAll(FAILURES_TO_OPEN);
    now += 33_000;
    await failAll(1, 10);
    const { id } = await approved();
    expect(await tryToSend(await row(id))).toEqual({ kind: 'wait', until: now + 66_000 });
  });
});

describe('turns', () => {
  it('give a batch’s oldest message a place after a minute of replies', async () => {
    const batch = await approved(person(1), 'batch', NOON - PATIENCE);
    const reply = await approved(person(2), 'reply', NOON);
    const order = async () => (await approvedInOrder(database, now)).map(({ id }) => id);
    expect(await order()).toEqual([batch.id, reply.id]);

    await approved(person(3), 'batch', NOON - PATIENCE);
    await handOver(batch.id);
    // One has just gone: replies first, again.
    expect((await order())[0]).toBe(reply.id);
  });
});

describe('a row that was changed in the database', () => {
  const changes: [string, Partial<OutboxRow>][] = [
    ['text', { text: 'Outro texto' }],
    ['recipient', { chatId: '5511900000000@c.us' }],
    ['recipient’s other id', { chatId: '111222333444555@lid' }],
    ['quoted message', { quotes: 'false_5511900000000@c.us_3EB0AA' }],
    ['file', { attachmentId: 'a'.repeat(64) }],
    ['hash', { approval: { hash: '0'.repeat(64), at: NOON, sendAfter: NOON } }],
    ['approval', { approval: undefined }],
  ];
  it.each(changes)('is not sent when its %s differs from what was approved', async (_, change) => {
    const { id } = await approved();
    await database.outbox.update(id, change);
    expect(await tryToSend(await row(id))).toEqual({ kind: 'gone' });
    expect(await row(id)).toMatchObject({
      status: 'draft',
      approval: undefined,
      voided: { reason: 'text-changed' },
    });
    expect(await database.sendLedger.count()).toBe(0);
  });

  it.each(changes)(
    'is not sent when its %s changes between the reading and the claim',
    async (_, change) => {
      const shown = await approved();
      await database.outbox.update(shown.id, change);
      expect(await tryToSend(shown)).toEqual({ kind: 'gone' });
      expect((await row(shown.id)).status).toBe('draft');
    },
  );

  it('is not sent when it only says that it is approved', async () => {
    const draft = await openDraft(database, { chatId: ANA, text: SOME_TEXT }, NOON);
    await database.outbox.update(draft.id, { status: 'approved' });
    expect(await tryToSend(await row(draft.id))).toEqual({ kind: 'gone' });
    expect((await row(draft.id)).status).toBe('draft');
  });
});
