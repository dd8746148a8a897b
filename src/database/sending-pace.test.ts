import { beforeEach, describe, expect, it } from 'vitest';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { approve, openDraft } from './approvals';
import { approvedInOrder, claim, settle } from './delivery';
import { ingest } from './ingest';
import type { OutboxRow, PaceRow } from './rows';
import { noteAge, noteRestriction, reviewReplies, type Clocks } from './sending-pace';
import { changeSettings, readSettings } from './settings';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let database: AccountDatabase;

beforeEach(async () => {
  database = new AccountDatabase(crypto.randomUUID());
  await changeSettings(database, {
    undoSeconds: 0,
    quietHours: { enabled: false, fromMinute: 0, toMinute: 0 },
  });
});

const person = (index: number) => `55119${80000000 + index}@c.us`;

/** They are in the address book: a first message to them is allowed. */
async function known(chatId: string) {
  await database.contacts.put({ id: chatId, saved: true, business: false, updatedAt: NOON });
}

async function wrote(chatId: string, timestamp: number) {
  const question = captured({ chatId, text: 'Oi, tem?', timestamp });
  await ingest(
    database,
    [envelope({ type: 'messages', source: 'live', messages: [question] })],
    timestamp,
  );
}

async function approved(chatId: string, priority: OutboxRow['priority'], now = NOON) {
  const text = `Recado ${'abcdefghij'[Number(chatId.slice(8, 13)) % 10]?.repeat(12)} ${chatId}`;
  const draft = await openDraft(database, { chatId, text, priority }, now);
  return approve(database, { id: draft.id, version: draft.version, text }, now);
}

async function tryClaim(clocks: Clocks) {
  const answers = [];
  for (const row of await approvedInOrder(database, NOON))
    answers.push(
      await claim(database, row, {
        ...clocks,
        random: () => 0.5,
        userTimeZone: 'America/Sao_Paulo',
        pageInstance: 'page-1',
      }),
    );
  return answers;
}

const pace = async () => (await database.sendingState.get('pace')) as PaceRow | undefined;
const old = (usedSince = NOON - 400 * DAY) =>
  database.sendingState.put({ key: 'age', usedSince, checkedAt: NOON });
/** Why the rows that wait are held. */
const held = async () =>
  (await approvedInOrder(database, NOON)).flatMap(
    ({ verdict }) => verdict?.findings.map((finding) => finding.policy) ?? [],
  );

describe('a message that WhatsApp refused', () => {
  it('halves the pace in the transaction that says so, once for several', async () => {
    for (const index of [1, 2]) {
      await wrote(person(index), NOON - HOUR);
      await approved(person(index), 'reply');
    }
    await tryClaim({ now: NOON });
    for (const { stanzaId = '' } of await database.outbox.toArray())
      await settle(database, { stanzaId, outcome: 'failed', code: 'whatsapp-refused' }, NOON);
    expect(await pace()).toMatchObject({ share: 0.5, because: 'failures', loweredAt: NOON });
  });

  it('scales the windows of what follows', async () => {
    await database.sendingState.put({ key: 'pace', share: 1 / 16, updatedAt: NOON });
    for (const index of [1, 2]) {
      await wrote(person(index), NOON - HOUR);
      await approved(person(index), 'reply');
    }
    expect((await tryClaim({ now: NOON })).map(({ kind }) => kind)).toEqual(['claimed', 'wait']);
    expect(await held()).toEqual(['minute-cap']);
  });

  it('is forgiven step by step, by what is sent', async () => {
    await database.sendingState.put({
      key: 'pace',
      share: 0.5,
      because: 'failures',
      updatedAt: NOON,
    });
    await wrote(ANA, NOON);
    await approved(ANA, 'reply');
    await tryClaim({ now: NOON + HOUR });
    expect(await pace()).toMatchObject({ share: 9 / 16, because: 'failures' });
  });
});

it('a restriction halves the pace once while it lasts', async () => {
  await noteRestriction(database, NOON - 5, NOON);
  await noteRestriction(database, NOON - 5, NOON + 3 * HOUR);
  expect(await pace()).toMatchObject({ share: 0.5, because: 'restricted' });
});

describe('the age of the number', () => {
  const own = (timestamp: number) => captured({ chatId: ANA, fromMe: true, timestamp });

  it('is that of its oldest own message that is known', async () => {
    await wrote(ANA, NOON - 90 * DAY);
    for (const ago of [40, 50]) {
      const messages = [own(NOON - ago * DAY)];
      await ingest(database, [envelope({ type: 'messages', source: 'live', messages })], NOON);
    }
    await noteAge(database, NOON);
    expect(await database.sendingState.get('age')).toMatchObject({ usedSince: NOON - 50 * DAY });
  });

  it('is none when none is known; older messages that come later are found', async () => {
    await noteAge(database, NOON);
    expect(await database.sendingState.get('age')).toMatchObject({ usedSince: NOON });
    const messages = [own(NOON - 50 * DAY)];
    await ingest(database, [envelope({ type: 'messages', source: 'live', messages })], NOON);
    await noteAge(database, NOON + 1000);
    expect(await database.sendingState.get('age')).toMatchObject({ usedSince: NOON });
    await noteAge(database, NOON + HOUR);
    expect(await database.sendingState.get('age')).toMatchObject({ usedSince: NOON - 50 * DAY });
  });

  it('holds what nobody waits for beyond the warm-up, and no answer', async () => {
    await database.sendLedger.bulkAdd(
      Array.from({ length: 20 }, (_, index) => ({
        outboxId: `${index}`,
        chatId: person(index),
        at: NOON - HOUR,
        steady: true as const,
        fingerprint: [],
        firstContact: false,
      })),
    );
    await known(person(50));
    await approved(person(50), 'follow-up');
    await wrote(person(51), NOON - HOUR);
    await approved(person(51), 'reply');
    const answers = await tryClaim({ now: NOON });
    expect(answers).toMatchObject([{ kind: 'claimed' }, { kind: 'wait', until: NOON + 23 * HOUR }]);
    expect(await held()).toEqual(['warm-up']);
    await old();
    expect((await tryClaim({ now: NOON + 10_000 }))[0]?.kind).toBe('claimed');
  });
});

describe('first messages', () => {
  const DEFAULT_BUDGET = 100;

  async function unanswered(count: number) {
    await database.sendLedger.bulkAdd(
      Array.from({ length: count }, (_, index) => ({
        outboxId: `${index}`,
        chatId: person(index),
        at: NOON - 20 * DAY + index,
        fingerprint: [],
        firstContact: true,
      })),
    );
  }

  it('are held when a hundred of the last 30 days are unanswered, until the oldest is older', async () => {
    await old();
    await unanswered(DEFAULT_BUDGET);
    await known(person(500));
    await approved(person(500), 'batch');
    expect(await tryClaim({ now: NOON })).toEqual([{ kind: 'wait', until: NOON + 10 * DAY }]);
    expect(await held()).toEqual(['first-message-budget']);
  });

  it('go when somebody answers, under whichever of their ids', async () => {
    await old();
    await unanswered(DEFAULT_BUDGET);
    await known(person(500));
    await approved(person(500), 'batch');
    const lid = '98765432101234@lid';
    await ingest(
      database,
      [envelope({ type: 'pairs', pairs: [{ lid, phoneId: person(3) }] })],
      NOON,
    );
    await database.contacts.bulkPut([
      { id: lid, pairedId: person(3), saved: false, business: false, updatedAt: NOON },
      { id: person(3), pairedId: lid, saved: true, business: false, updatedAt: NOON },
    ]);
    await wrote(lid, NOON - 1000);
    expect((await tryClaim({ now: NOON }))[0]?.kind).toBe('claimed');
  });

  it('hold nobody back who has written before', async () => {
    await old();
    await unanswered(DEFAULT_BUDGET);
    await wrote(person(500), NOON - HOUR);
    await approved(person(500), 'follow-up');
    expect((await tryClaim({ now: NOON }))[0]?.kind).toBe('claimed');
  });
});

it('the month’s limit holds everything until enough of it is older than 30 days', async () => {
  await old();
  const { limits } = await readSettings(database);
  await changeSettings(database, { limits: { ...limits, perMonth: 3 } });
  await database.sendLedger.bulkAdd(
    [29, 28, 27, 31].map((days) => ({
      outboxId: `${days}`,
      chatId: ANA,
      at: NOON - days * DAY,
      fingerprint: [],
      firstContact: false,
    })),
  );
  await wrote(ANA, NOON - HOUR);
  await approved(ANA, 'reply');
  expect(await tryClaim({ now: NOON })).toEqual([{ kind: 'wait', until: NOON + DAY }]);
  expect(await held()).toEqual(['month-cap']);
});

describe('a computer’s clock that is changed', () => {
  const alive = (now: number, ms: number) => ({ now, uptime: { life: 'a', ms } });

  it.each([DAY, -DAY])('by %i ms frees no window and locks none', async (jump) => {
    await old();
    const { limits } = await readSettings(database);
    await changeSettings(database, { limits: { ...limits, perHour: 1 } });
    for (const index of [1, 2, 3]) {
      await wrote(person(index), NOON - HOUR);
      await approved(person(index), 'reply', NOON + Math.min(0, jump));
    }
    const kinds = async (clocks: Clocks) => (await tryClaim(clocks)).map(({ kind }) => kind);
    expect(await kinds(alive(NOON, 0))).toEqual(['claimed', 'wait', 'wait']);
    expect(await tryClaim(alive(NOON + jump + 1000, 1000))).toEqual([
      { kind: 'wait', until: NOON + jump + HOUR },
      { kind: 'wait', until: NOON + jump + HOUR },
    ]);
    expect(await kinds(alive(NOON + HOUR, HOUR))).toEqual(['claimed', 'wait']);
  });
});

describe('fewer replies', () => {
  it('halve the pace; the figures are kept', async () => {
    await database.sendingState.put({ key: 'clock', tick: NOON, wall: NOON });
    for (let index = 0; index < 150; index++) {
      const chatId = person(index);
      const at = NOON - (2 + index / 10) * DAY;
      await database.sendLedger.add({
        outboxId: `${index}`,
        chatId,
        at,
        steady: true,
        fingerprint: [],
        firstContact: false,
      });
      await database.outbox.put({
        id: `${index}`,
        chatId,
        text: '',
        status: index === 149 ? 'unconfirmed' : 'delivered',
        priority: 'follow-up',
        createdAt: at,
        updatedAt: at,
        version: 1,
        sendingAt: at,
      });
      if (index >= 50 && index % 2 === 0) await wrote(chatId, at + HOUR);
    }
    await reviewReplies(database, NOON);
    await reviewReplies(database, NOON);
    expect(await pace()).toMatchObject({
      share: 0.5,
      because: 'fewer-replies',
      replies: { recent: { sent: 50, answered: 0 }, before: { sent: 99, answered: 50 } },
    });
  });
});
