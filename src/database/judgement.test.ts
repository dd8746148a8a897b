import { beforeEach, describe, expect, it } from 'vitest';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { approve, openDraft } from './approvals';
import { recordConsent } from './consent-ledger';
import { approvedInOrder, claim } from './delivery';
import { ingest } from './ingest';
import { judgeDraft } from './judgement';
import { changeSettings } from './settings';

let database: AccountDatabase;
const AFTER_UNDO = NOON + 6000;
/** 23:00 in São Paulo. */
const NIGHT = NOON + 11 * 60 * 60 * 1000;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

async function wrote() {
  const message = captured({ chatId: ANA, timestamp: NOON - 60_000 });
  await ingest(
    database,
    [envelope({ type: 'messages', source: 'live', messages: [message] })],
    NOON,
  );
}

const draft = { chatId: ANA, text: 'Temos sim! Separo para você?', priority: 'reply' } as const;

function judged(change: Partial<Parameters<typeof judgeDraft>[1]> = {}, now = NOON) {
  return judgeDraft(database, { ...draft, ...change }, { now, userTimeZone: 'America/Sao_Paulo' });
}

const policies = async (...asked: Parameters<typeof judged>) =>
  (await judged(...asked)).findings.map(({ policy }) => policy);

describe('a draft', () => {
  it('is judged before anybody approves it, and nothing is written', async () => {
    await wrote();
    const before = await Promise.all([database.outbox.toArray(), database.audit.toArray()]);
    expect(await judged()).toEqual({ decision: 'allow', findings: [] });
    await recordConsent(database, { chatId: ANA, kind: 'opt-out', at: NOON, by: 'user' });
    expect((await judged()).decision).toBe('refuse');
    expect(await policies({ text: 'Oi {{nome}}' })).toEqual(['opt-out', 'unresolved-variable']);
    expect(await Promise.all([database.outbox.toArray(), database.audit.toArray()])).toEqual(
      before,
    );
  });

  it('is judged as its claim will be', async () => {
    await wrote();
    await changeSettings(database, { safeMode: true, safeModeBecause: 'user' });
    const { id, version } = await openDraft(database, draft, NOON);
    const shown = await judged({ id }, AFTER_UNDO);
    await approve(database, { id, version, text: draft.text }, NOON);
    for (const row of await approvedInOrder(database, AFTER_UNDO))
      await claim(database, row, {
        now: AFTER_UNDO,
        random: () => 0.5,
        userTimeZone: 'America/Sao_Paulo',
        pageInstance: 'page-1',
      });
    expect((await database.outbox.get(id))?.verdict).toEqual(shown);
  });

  it('with a file may have no text', async () => {
    await wrote();
    expect(await policies({ text: '' })).toEqual(['empty-text']);
    expect(await policies({ text: '', attachmentId: 'a'.repeat(64) })).toEqual([]);
  });

  it('for one of many is no answer, although they wait', async () => {
    await wrote();
    expect(await policies({}, NIGHT)).toEqual([]);
    expect(await policies({ priority: 'batch' }, NIGHT)).toEqual(['quiet-hours']);
  });

  it('goes by the hour where the user knows that they are', async () => {
    await wrote();
    await database.personDetails.put({ id: ANA, timeZone: 'Asia/Tokyo', updatedAt: 0 });
    expect(await policies({ priority: 'follow-up' }, NIGHT)).toEqual([]);
    // 21:30 in Tokyo.
    expect(await policies({ priority: 'follow-up' }, NOON + 30 * 60_000)).toEqual(['quiet-hours']);
  });

  it('is only warned of what the user relaxed', async () => {
    await wrote();
    await changeSettings(database, { relaxed: ['quiet-hours'] });
    expect(await judged({ priority: 'follow-up' }, NIGHT)).toMatchObject({
      decision: 'allow',
      findings: [{ policy: 'quiet-hours', decision: 'warn' }],
    });
  });
});
