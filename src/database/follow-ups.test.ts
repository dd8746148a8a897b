import { beforeEach, describe, expect, it } from 'vitest';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { approve, cancelFollowUp, decideConsent, openDraft, reject } from './approvals';
import { dropAnsweredFollowUps, dueFollowUps, setFollowUp } from './follow-ups';
import { ingest } from './ingest';

const DAY = 24 * 60 * 60_000;
const BRUNO = '5521998887766@c.us';
let database: AccountDatabase;

beforeEach(async () => {
  database = new AccountDatabase(crypto.randomUUID());
  await setFollowUp(database, { chatId: ANA, text: ' Conseguiu ver? ', days: 3 }, NOON);
});

const chatsOf = async () => (await database.followUps.toArray()).map(({ chatId }) => chatId);
const writes = (chatId: string, timestamp: number, source: 'live' | 'history', fromMe = false) =>
  ingest(
    database,
    [
      envelope({
        type: 'messages',
        source,
        messages: [captured({ chatId, text: 'Oi', timestamp, fromMe })],
      }),
    ],
    timestamp,
  );

describe('a follow-up', () => {
  it('is due after its days, not before', async () => {
    expect(await dueFollowUps(database, NOON + 3 * DAY - 1)).toEqual([]);
    expect(await dueFollowUps(database, NOON + 3 * DAY)).toMatchObject([
      { chatId: ANA, text: 'Conseguiu ver?' },
    ]);
  });

  it.each([0, 15, 1.5, NaN])('is not set for %s days', async (days) => {
    await expect(setFollowUp(database, { chatId: ANA, text: 'Oi', days }, NOON)).rejects.toThrow(
      RangeError,
    );
  });

  it('is one a chat: a later one takes its place', async () => {
    await setFollowUp(database, { chatId: ANA, text: 'E agora?', days: 1 }, NOON);
    expect(await database.followUps.toArray()).toMatchObject([{ text: 'E agora?' }]);
  });

  it.each([
    ['an answer', ANA, NOON + DAY, 'live', false, []],
    ['an answer that is read later', ANA, NOON + DAY, 'history', false, []],
    ['an answer within the same second', ANA, NOON, 'live', false, []],
    ['what was there before', ANA, NOON - DAY, 'history', false, [ANA]],
    ['somebody else', BRUNO, NOON + DAY, 'live', false, [ANA]],
    ['a message of our own', ANA, NOON + DAY, 'live', true, [ANA]],
  ] as const)('after %s: %#', async (_what, chatId, at, source, fromMe, left) => {
    await writes(chatId, at, source, fromMe);
    expect(await chatsOf()).toEqual(left);
  });

  it('is stopped by an answer from the person’s other id', async () => {
    const lid = '777000777@lid';
    await ingest(database, [envelope({ type: 'pairs', pairs: [{ lid, phoneId: ANA }] })], NOON);
    await database.contacts.bulkPut([
      {
        id: ANA,
        phone: ANA.slice(0, -5),
        pairedId: lid,
        saved: true,
        business: false,
        updatedAt: 0,
      },
      { id: lid, pairedId: ANA, saved: false, business: false, updatedAt: 0 },
    ]);
    await writes(lid, NOON + DAY, 'live');
    expect(await chatsOf()).toEqual([]);
  });

  it.each([
    ['approved', []],
    ['skipped', []],
    ['approved before it is due', [ANA]],
  ] as const)('when its draft is %s', async (what, left) => {
    const now = what === 'approved before it is due' ? NOON + DAY : NOON + 3 * DAY;
    const text = 'Conseguiu ver?';
    const draft = await openDraft(database, { chatId: ANA, text, priority: 'follow-up' }, now);
    if (what === 'skipped') await reject(database, draft.id, now);
    else await approve(database, { id: draft.id, version: draft.version, text }, now);
    expect(await chatsOf()).toEqual(left);
  });

  it('is cancelled with the draft that nobody has touched', async () => {
    const draft = await openDraft(
      database,
      { chatId: ANA, text: 'Oi', priority: 'follow-up' },
      NOON,
    );
    await cancelFollowUp(database, ANA, NOON);
    expect(await chatsOf()).toEqual([]);
    expect(await database.outbox.get(draft.id)).toMatchObject({ status: 'rejected' });
  });

  it('is stopped when the user records an opt-out', async () => {
    await decideConsent(database, { chatId: ANA, kind: 'opt-out' }, NOON);
    expect(await chatsOf()).toEqual([]);
  });

  it('of a backup stays away when it has been answered since', async () => {
    await writes(ANA, NOON + DAY, 'live');
    await setFollowUp(database, { chatId: ANA, text: 'Oi', days: 3 }, NOON);
    await setFollowUp(database, { chatId: BRUNO, text: 'Oi', days: 3 }, NOON);
    await dropAnsweredFollowUps(database);
    expect(await chatsOf()).toEqual([BRUNO]);
  });
});
