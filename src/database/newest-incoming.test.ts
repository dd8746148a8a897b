/** A person whom WhatsApp knows under two ids: what they write under either of them counts. */
import { beforeEach, expect, it } from 'vitest';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { approve, DraftChangedError, openDraft } from './approvals';
import { recordConsent } from './consent-ledger';
import { claim, settle } from './delivery';
import { ingest } from './ingest';
import { newestIncoming } from './newest-incoming';

const ANA_LID = '111222333444555@lid';
const TEXT = 'Temos sim!';
let database: AccountDatabase;

beforeEach(async () => {
  database = new AccountDatabase(crypto.randomUUID());
  const contacts = [{ id: ANA_LID, pairedId: ANA, saved: false, business: false }];
  await ingest(database, [envelope({ type: 'contacts', contacts })], NOON);
});

async function writes(chatId: string, timestamp: number, text = 'Tem no M?') {
  const message = captured({ chatId, timestamp, text });
  const news = envelope({ type: 'messages', source: 'live', messages: [message] });
  await ingest(database, [news], NOON);
  return message.id;
}

async function drafted(inReplyTo: string) {
  const draft = await openDraft(database, { chatId: ANA, text: TEXT, inReplyTo }, NOON);
  return { id: draft.id, version: draft.version, text: TEXT, inReplyTo };
}

async function tryToSend(id: string, now: number) {
  const shown = await database.outbox.get(id);
  if (!shown) throw new Error('No such row.');
  const world = { now, random: () => 0.5, userTimeZone: 'UTC', pageInstance: 'page-1' };
  return claim(database, shown, world);
}

it('is the newest of all that the person wrote, under either id', async () => {
  expect(await newestIncoming(database, ANA)).toBeUndefined();
  const first = await writes(ANA, NOON - 60_000);
  expect((await newestIncoming(database, ANA_LID))?.id).toBe(first);
  const second = await writes(ANA_LID, NOON - 50_000);
  expect((await newestIncoming(database, ANA))?.id).toBe(second);
});

it.each([ANA, ANA_LID])('refuses an approval when they have written to %s since', async (other) => {
  const question = await writes(ANA, NOON - 60_000);
  const seen = { ...(await drafted(question)), heard: question };
  const newer = await writes(other, NOON - 1000, 'Deixa, já comprei');
  await expect(approve(database, seen, NOON)).rejects.toThrow(DraftChangedError);
  await approve(database, { ...seen, heard: newer }, NOON);
});

it('refuses the approval of a first message when they have written meanwhile', async () => {
  const draft = await openDraft(database, { chatId: ANA, text: TEXT }, NOON);
  const seen = { id: draft.id, version: draft.version, text: TEXT, heard: null };
  await writes(ANA_LID, NOON - 1000);
  await expect(approve(database, seen, NOON)).rejects.toThrow(DraftChangedError);
});

it.each([ANA, ANA_LID])(
  'does not send again what came back, when they have written to %s since',
  async (other) => {
    const question = await writes(ANA, NOON - 60_000);
    const { id } = await approve(database, await drafted(question), NOON);
    const first = await tryToSend(id, NOON + 6000);
    if (first.kind !== 'claimed') throw new Error('Not claimed.');
    const newer = await writes(other, NOON + 7000, 'Deixa, já comprei');
    await settle(database, { stanzaId: first.stanzaId, outcome: 'unsent' }, NOON + 8000);
    expect(await tryToSend(id, NOON + 60_000)).toEqual({ kind: 'gone' });
    expect(await database.outbox.get(id)).toMatchObject({
      status: 'draft',
      voided: { reason: 'newer-message' },
      inReplyTo: newer,
    });
  },
);

it('does not send a first message again that came back, when they have written since', async () => {
  await recordConsent(database, { chatId: ANA, kind: 'opt-in', at: NOON, by: 'user' });
  const draft = await openDraft(database, { chatId: ANA, text: TEXT }, NOON);
  const { id } = await approve(database, { ...draft, heard: null }, NOON);
  const first = await tryToSend(id, NOON + 6000);
  if (first.kind !== 'claimed') throw new Error('Not claimed.');
  await writes(ANA_LID, NOON + 7000);
  await settle(database, { stanzaId: first.stanzaId, outcome: 'unsent' }, NOON + 8000);
  expect(await tryToSend(id, NOON + 60_000)).toEqual({ kind: 'gone' });
});

it('sends an answer to the older of two questions, when the newer one was heard too', async () => {
  const question = await writes(ANA, NOON - 60_000);
  const newer = await writes(ANA_LID, NOON - 50_000, 'E no G?');
  const seen = { ...(await drafted(question)), heard: newer };
  const { id } = await approve(database, seen, NOON);
  expect((await tryToSend(id, NOON + 6000)).kind).toBe('claimed');
});
