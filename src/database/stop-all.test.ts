import { beforeEach, expect, it } from 'vitest';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { approve, openDraft } from './approvals';
import { approvedInOrder, claim, settle } from './delivery';
import { ingest } from './ingest';
import { stopAll } from './stop-all';

const BIA = '5511988880002@c.us';
let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

async function approved(chatId: string) {
  const question = captured({ chatId, timestamp: NOON - 60_000 });
  await ingest(
    database,
    [envelope({ type: 'messages', source: 'live', messages: [question] })],
    NOON,
  );
  const draft = await openDraft(database, { chatId, text: 'Temos sim!' }, NOON);
  return approve(database, { id: draft.id, version: draft.version, text: 'Temos sim!' }, NOON);
}

async function claimFirst() {
  const [shown] = await approvedInOrder(database, NOON);
  if (!shown) throw new Error('Nothing is approved.');
  const world = { now: NOON + 6000, random: () => 0.5, userTimeZone: 'UTC', pageInstance: 'p' };
  const answer = await claim(database, shown, world);
  if (answer.kind !== 'claimed') throw new Error(`It was not claimed: ${answer.kind}`);
  return answer;
}

it('takes back all that has not left, each with its audit line', async () => {
  const rows = [await approved(ANA), await approved(BIA)];
  expect(await stopAll(database, NOON)).toBe(2);
  for (const { id, approval } of rows) {
    expect(await database.outbox.get(id)).toMatchObject({
      status: 'draft',
      approval: undefined,
      voided: { reason: 'stopped', at: NOON },
    });
    const audit = await database.audit.where('outboxId').equals(id).toArray();
    expect(audit.at(-1)).toMatchObject({
      from: 'approved',
      to: 'draft',
      by: 'user',
      reason: 'stopped',
      hash: approval?.hash,
    });
  }
  expect(await approvedInOrder(database, NOON)).toEqual([]);
});

it('leaves what WhatsApp has, and lets nothing go that comes back from there unsent', async () => {
  const { id } = await approved(ANA);
  const { stanzaId } = await claimFirst();
  expect(await stopAll(database, NOON + 7000)).toBe(0);
  expect((await database.outbox.get(id))?.status).toBe('sending');

  await settle(database, { stanzaId, outcome: 'unsent', code: 'look-up-unsent' }, NOON + 8000);
  expect(await database.outbox.get(id)).toMatchObject({
    status: 'draft',
    voided: { reason: 'stopped' },
    approval: undefined,
  });
  const steps = (await database.audit.where('outboxId').equals(id).toArray()).map(({ to }) => to);
  expect(steps).toEqual(['draft', 'approved', 'sending', 'approved', 'draft']);
});

it('believes that what was on its way arrived', async () => {
  const { id } = await approved(ANA);
  const { stanzaId } = await claimFirst();
  await stopAll(database, NOON + 7000);
  await settle(database, { stanzaId, outcome: 'sent' }, NOON + 8000);
  expect((await database.outbox.get(id))?.status).toBe('sent');
});
