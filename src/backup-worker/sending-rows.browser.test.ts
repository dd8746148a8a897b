/** What sending rests on, through a whole backup and restore: the worker, age, IndexedDB and OPFS. */
import { describe, expect, it } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import { keepAttachment, readAttachment } from '@/database/attachments';
import { recordConsent } from '@/database/consent-ledger';
import { approvedInOrder, claim, inSending } from '@/database/delivery';
import { isOnDoNotContact } from '@/database/do-not-contact';
import { checkLedger, readLedgerCheck, verifyLedger } from '@/database/ledger-check';
import { version3 } from '@/database/migrations/003-sending';
import { labelsOf, putLabelOn, takeLabelOff } from '@/database/labels';
import { version4 } from '@/database/migrations/004-searches';
import { version5 } from '@/database/migrations/005-labels';
import { addNote, changeNote, notesOf, removeNote } from '@/database/notes';
import type { AttachmentRow, OutboxRow } from '@/database/rows';
import { OUTBOX_STATUSES } from '@/domain/outbox';
import { listedNumber, numbersStored } from '../../test/listed-numbers';
import {
  account,
  ANA,
  backUp,
  contents,
  current,
  draft,
  good,
  message,
  NOON,
  put,
  restore,
  wipe,
} from './testing/accounts';

const PHONE = ANA.replace('@c.us', '');
const MONTH = 30 * 86_400_000;

async function attached(database: AccountDatabase, text: string): Promise<AttachmentRow> {
  const kept = await keepAttachment(database, new Blob([text]), 'tabela.txt', NOON);
  if ('reason' in kept) throw new Error(kept.reason);
  return kept;
}

/** Rows in every table that sending has. */
async function seed(database: AccountDatabase): Promise<AttachmentRow> {
  const list = { saoPaulo: true, importedAt: NOON, numbers: 1, total: 1 };
  await database.doNotContactLists.put({ ...list, id: 'procon', name: 'Procon' });
  await database.doNotContact.put(listedNumber('procon', PHONE, NOON - MONTH));
  await database.sendingState.bulkPut([
    { key: 'breaker', state: 'open', failures: 3, until: NOON + 60_000 },
    { key: 'pace', share: 0.5, because: 'failures', updatedAt: NOON },
    { key: 'clock', tick: NOON, wall: NOON },
    { key: 'age', usedSince: NOON - MONTH, checkedAt: NOON },
  ]);
  const waiting = { dueAt: NOON + MONTH, text: 'Conseguiu ver?', createdAt: NOON };
  await database.followUps.put({ ...waiting, chatId: ANA });
  await database.personDetails.put({
    id: ANA,
    timeZone: 'America/Manaus',
    language: 'es',
    fields: { produto: 'sofá azul' },
    updatedAt: NOON,
  });
  await database.searches.bulkPut([
    { text: 'sofá', usedAt: NOON },
    { text: 'preço', name: 'Preço', usedAt: NOON },
  ]);
  await putLabelOn(database, ANA, 'VIP', NOON);
  await putLabelOn(database, ANA, 'Atacado', NOON);
  for (const text of ['muda', 'some', 'fica']) await addNote(database, ANA, text, NOON);
  const file = await attached(database, 'preços');
  await database.sendLedger.add({
    outboxId: 'a',
    chatId: ANA,
    at: NOON,
    fingerprint: [1, 2],
    fileHash: file.hash,
    firstContact: false,
  });
  await recordConsent(database, { chatId: ANA, kind: 'opt-in', at: NOON - 1, by: 'user' });
  await checkLedger(database, NOON);
  return file;
}

const TABLES = [
  ...Object.keys(version3.stores),
  ...Object.keys(version4.stores),
  ...Object.keys(version5.stores),
];

describe('restored where nothing is', () => {
  it('each table of sending comes back, row by row', async () => {
    const database = await account();
    await put(database, [message({ timestamp: NOON - MONTH })]);
    const file = await seed(database);
    const before = await contents(database);
    // A table that nobody fills here is a table that nobody looks at.
    for (const table of TABLES) expect({ [table]: before[table] }).not.toEqual({ [table]: [] });
    const backup = await backUp(database);
    await wipe(database);
    good(await restore(backup));
    const restored = await current();
    const after = await contents(restored);
    for (const table of [...TABLES, 'sendLedger', 'consent'])
      expect({ [table]: after[table] }).toEqual({ [table]: before[table] });
    expect(await isOnDoNotContact(restored, [ANA])).toBe(false);

    // By rule: a picked file's bytes are not in a backup, and what was found of the ledger is found anew.
    expect(await restored.attachments.get(file.id)).toEqual(file);
    expect(await readAttachment(restored, file.id)).toBeUndefined();
    expect(await readLedgerCheck(restored)).toBeUndefined();
    expect(await verifyLedger(restored)).toEqual({ lines: 1, breaks: [] });
  });

  it('nothing that was approved goes, whatever state it was in', async () => {
    const database = await account();
    const approval = { hash: 'h', at: NOON, sendAfter: NOON };
    const rows = OUTBOX_STATUSES.map((status) =>
      draft({ status, approval, stanzaId: `3EB0${status}`, scheduledFor: NOON }),
    );
    await database.outbox.bulkAdd(rows);
    const shown = (await approvedInOrder(database, NOON + MONTH)) as [OutboxRow];
    expect(shown).toHaveLength(1);
    const backup = await backUp(database);
    await wipe(database);
    good(await restore(backup));
    const restored = await current();
    expect(await approvedInOrder(restored, NOON + MONTH)).toEqual([]);
    expect(await inSending(restored)).toEqual([]);
    // Nor by the order of somebody who still holds the row as it was.
    const world = { random: () => 0.5, userTimeZone: 'UTC', pageInstance: 'p' };
    for (const status of ['approved', 'draft'] as const)
      expect(
        await claim(restored, { ...shown[0], status }, { ...world, now: NOON + MONTH }),
      ).toEqual({ kind: 'gone' });
    const became = (await restored.outbox.toArray()).map(({ id, status }) => [id, status]);
    const expected = rows.map(({ id, status }) => [
      id,
      status === 'approved' ? 'draft' : status === 'sending' ? 'unconfirmed' : status,
    ]);
    expect(Object.fromEntries(became)).toEqual(Object.fromEntries(expected));
  });
});

describe('restored beside what is here', () => {
  it('what came since stays, on the safe side, and what was answered since does not come back', async () => {
    const database = await account();
    await put(database, [message({ timestamp: NOON - MONTH })]);
    const old = await seed(database);
    const backup = await backUp(database);

    const list = { saoPaulo: false, importedAt: NOON + 1, numbers: 1, total: 1 };
    await database.doNotContactLists.put({ ...list, id: 'own', name: 'Balcão' });
    await database.doNotContact.put(listedNumber('own', '5521999998888', NOON + 1));
    await database.sendingState.bulkPut([
      { key: 'breaker', state: 'closed', failures: 0, until: 0 },
      { key: 'pace', share: 0.25, because: 'restricted', updatedAt: NOON + 1 },
      { key: 'clock', tick: NOON + 9, wall: NOON + 9 },
      { key: 'age', usedSince: NOON, checkedAt: NOON + 1 },
    ]);
    await database.personDetails.put({ id: ANA, language: 'pt', updatedAt: NOON + 1 });
    await database.searches.clear();
    await database.searches.put({ text: 'preço', name: 'Valor', usedAt: NOON + 1 });
    const [wholesale, vip] = await labelsOf(database, [ANA]);
    await takeLabelOff(database, ANA, vip?.id ?? '', NOON + 1);
    // The same name, made anew elsewhere: still one label.
    await database.labels.delete(wholesale?.id ?? '');
    await database.personLabels.where({ labelId: wholesale?.id ?? '' }).delete();
    await putLabelOn(database, '5521999998888@c.us', 'ATACADO', NOON + 1);
    const noted = new Map((await notesOf(database, [ANA])).map(({ text, id }) => [text, id]));
    await changeNote(database, noted.get('muda') ?? '', 'mudou', NOON + 1);
    await removeNote(database, noted.get('some') ?? '', NOON + 1);
    await addNote(database, ANA, 'nova', NOON + 1);
    // They answered: the follow-up is gone.
    const answer = message({ timestamp: NOON + 5000 });
    await put(database, [answer]);
    await database.chats.put({
      ...{ id: ANA, kind: 'person', name: 'Ana', unreadCount: 1, archived: false, readOnly: false },
      ...{ lastMessageAt: answer.timestamp, lastMessageId: answer.id, lastText: answer.text },
      ...{ lastKind: 'text', lastFromMe: false, lastOutgoingAt: 0, unanswered: 0 },
      ...{ lastIncomingAt: answer.timestamp, lastIncomingId: answer.id, waitingSince: NOON + 5000 },
    });
    await database.followUps.clear();
    const fresh = await attached(database, 'outros preços');

    good(await restore(backup));
    const restored = await current();
    expect((await restored.doNotContactLists.toArray()).map(({ id }) => id).sort()).toEqual([
      'own',
      'procon',
    ]);
    expect(await numbersStored(restored)).toBe(2);
    expect(await restored.sendingState.toArray()).toEqual([
      { key: 'age', usedSince: NOON - MONTH, checkedAt: NOON + 1 },
      { key: 'breaker', state: 'open', failures: 3, until: NOON + 60_000 },
      { key: 'clock', tick: NOON + 9, wall: NOON + 9 },
      { key: 'pace', share: 0.25, because: 'restricted', updatedAt: NOON + 1 },
    ]);
    expect(await restored.followUps.toArray()).toEqual([]);
    expect(await restored.personDetails.toArray()).toEqual([
      { id: ANA, language: 'pt', updatedAt: NOON + 1 },
    ]);
    expect(await restored.searches.toArray()).toEqual([
      { text: 'preço', name: 'Valor', usedAt: NOON + 1 },
      { text: 'sofá', usedAt: NOON },
    ]);
    // What was taken off and removed stays so; what is only here, or only there, stays.
    const names = async (id: string) => (await labelsOf(restored, [id])).map(({ name }) => name);
    expect(await names(ANA)).toEqual(['ATACADO']);
    expect(await names('5521999998888@c.us')).toEqual(['ATACADO']);
    expect(await restored.labels.count()).toBe(2);
    const texts = (await notesOf(restored, [ANA])).map(({ text }) => text);
    expect(texts.sort()).toEqual(['fica', 'mudou', 'nova']);
    // The bytes that are still here go along.
    for (const { id } of [old, fresh]) expect(await readAttachment(restored, id)).toBeDefined();
    expect(await readLedgerCheck(restored)).toBeUndefined();
  });
});
