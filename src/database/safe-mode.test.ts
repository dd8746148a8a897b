import { beforeEach, describe, expect, it } from 'vitest';
import { captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { approve, openDraft } from './approvals';
import { acknowledge, approvedInOrder, claim, settle } from './delivery';
import { ingest } from './ingest';
import { REFUSED_IN_A_ROW, safeModeOff, safeModeOn, stopForRestriction } from './safe-mode';
import { changeSettings, readSettings } from './settings';

let database: AccountDatabase;
let now: number;
let person: number;

beforeEach(async () => {
  database = new AccountDatabase(crypto.randomUUID());
  await changeSettings(database, { undoSeconds: 0 });
  now = NOON;
  person = 0;
});

/** Somebody else writes, the answer is approved and claimed: its stanza id; undefined when it was held. */
async function handOver(): Promise<string | undefined> {
  // Longer than the breaker rests after failures.
  now += 40 * 60_000;
  person += 1;
  const chatId = `55119${80000000 + person}@c.us`;
  const messages = [captured({ chatId, timestamp: now - 1000 })];
  await ingest(database, [envelope({ type: 'messages', source: 'live', messages })], now);
  const { id, version } = await openDraft(database, { chatId, text: 'Temos sim!' }, now);
  await approve(database, { id, version, text: 'Temos sim!' }, now);
  const row = (await approvedInOrder(database, now)).find((one) => one.id === id);
  if (!row) throw new Error('It was not approved.');
  const answer = await claim(database, row, {
    now,
    random: () => 0.5,
    userTimeZone: 'America/Sao_Paulo',
    pageInstance: 'page-1',
  });
  return answer.kind === 'claimed' ? answer.stanzaId : undefined;
}

async function fails(times: number, code = 'whatsapp-refused') {
  for (let count = 0; count < times; count++)
    await settle(
      database,
      { stanzaId: (await handOver()) ?? 'held', outcome: 'failed', code },
      now,
    );
}

const state = async () => {
  const { safeMode, safeModeBecause, safeModeSince } = await readSettings(database);
  return safeMode ? [safeModeBecause, safeModeSince] : 'off';
};

describe('safe mode comes by itself', () => {
  it('when WhatsApp shows that the account is restricted; capture goes on, sending does not', async () => {
    expect(await handOver()).toBeDefined();
    await stopForRestriction(database, now - 100, now);
    expect(await state()).toEqual(['restricted', now]);
    const before = await database.messages.count();
    expect(await handOver()).toBeUndefined();
    expect(await database.messages.count()).toBe(before + 1);
    expect((await database.log.toArray()).map(({ code }) => code)).toEqual([
      'safe-mode-restricted',
    ]);
  });

  it.each(['account-restricted', 'tos-block', 'reachout-timelock', 'rate-overlimit'])(
    'at the first send that fails as %s',
    async (code) => {
      await fails(1, code);
      expect(await state()).toEqual(['restricted', now]);
    },
  );

  it('after several sends in a row that WhatsApp refused', async () => {
    await fails(REFUSED_IN_A_ROW - 1);
    expect(await state()).toBe('off');
    await fails(1);
    expect(await state()).toEqual(['failures', now]);
  });

  it('not for failures that are not WhatsApp’s word', async () => {
    await fails(2 * REFUSED_IN_A_ROW, 'chat-not-found');
    expect(await state()).toBe('off');
  });

  it('not when one of them arrived', async () => {
    await fails(REFUSED_IN_A_ROW - 1);
    const stanzaId = (await handOver()) ?? '';
    await acknowledge(database, { id: `true_x_${stanzaId}`, stanzaId, ack: 2 }, now);
    await fails(REFUSED_IN_A_ROW - 1);
    expect(await state()).toBe('off');
    await fails(1);
    expect(await state()).toEqual(['failures', now]);
  });
});

describe('who left safe mode', () => {
  it('sends again, and is not stopped by the sign that they have seen', async () => {
    const since = now;
    await stopForRestriction(database, since, now);
    await changeSettings(database, safeModeOff(now + 1000));
    await stopForRestriction(database, since, now + 2000);
    expect(await state()).toBe('off');
    expect(await handOver()).toBeDefined();
  });

  it('is stopped by the next sign', async () => {
    await stopForRestriction(database, now, now);
    await changeSettings(database, safeModeOff(now + 1000));
    await stopForRestriction(database, now + 5000, now + 5000);
    expect(await state()).toEqual(['restricted', now + 5000]);
  });

  it('has as many refusals again before it stops', async () => {
    await fails(REFUSED_IN_A_ROW);
    await changeSettings(database, safeModeOff(now));
    await fails(REFUSED_IN_A_ROW - 1);
    expect(await state()).toBe('off');
    await fails(1);
    expect(await state()).toEqual(['failures', now]);
  });

  it('is heard although their clock was wrong then', async () => {
    await changeSettings(database, safeModeOff(now + 86_400_000));
    await stopForRestriction(database, now, now);
    expect(await state()).toEqual(['restricted', now]);
  });
});

it('keeps the user’s own reason when a sign comes on top', async () => {
  await changeSettings(database, safeModeOn('user', now));
  await stopForRestriction(database, now + 1000, now + 1000);
  expect(await state()).toEqual(['user', now]);
});
