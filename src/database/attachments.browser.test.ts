import { beforeEach, expect, it } from 'vitest';
import { DAY } from '@/domain/send-windows';
import { accountDatabase, type AccountDatabase } from './account-database';
import { approve, openDraft, reject } from './approvals';
import {
  approvedAttachment,
  copyAttachments,
  eraseUnneeded,
  keepAttachment,
  readAttachment,
} from './attachments';
import { outgoingFolder, removeAccountFiles } from './media-folder';

const NOW = Date.now();
const ANA = '5511988887777@c.us';
let database: AccountDatabase;

beforeEach(() => {
  database = accountDatabase(crypto.randomUUID());
});

const pdf = (text: string) => new Blob(['%PDF-1.4 ', text]);

async function kept(text = 'preços', name = 'tabela.pdf', now = NOW) {
  const row = await keepAttachment(database, pdf(text), name, now);
  if ('reason' in row) throw new Error(row.reason);
  return row;
}

async function fileNames(account = database.accountId) {
  const names: string[] = [];
  for await (const name of (await outgoingFolder(account)).keys()) names.push(name);
  return names;
}

it('keeps the bytes once, and each name that they go under', async () => {
  const first = await kept();
  const same = await kept();
  const renamed = await kept('preços', 'tabela nova.pdf');
  expect(same.id).toBe(first.id);
  expect(renamed.id).not.toBe(first.id);
  expect(await fileNames()).toEqual([first.hash]);
  expect(await (await readAttachment(database, first.id))?.file.text()).toBe('%PDF-1.4 preços');
});

it('keeps nothing of what cannot be sent', async () => {
  const refused = await keepAttachment(database, new Blob(['MZ\u0090\u0000']), 'foto.jpg', NOW);
  expect(refused).toEqual({ reason: 'unknown-kind' });
  expect(await fileNames()).toEqual([]);
});

it('gives for sending only the bytes, the name and the kind that were approved', async () => {
  const row = await kept();
  const { id, hash } = row;
  expect(new TextDecoder().decode((await approvedAttachment(database, id))?.bytes)).toBe(
    '%PDF-1.4 preços',
  );

  for (const change of [{ name: 'outra.pdf' }, { kind: 'image' }, { size: 1 }] as const) {
    await database.attachments.put({ ...row, ...change });
    expect(await approvedAttachment(database, id)).toBeUndefined();
  }
  await database.attachments.put(row);
  const handle = await (await outgoingFolder(database.accountId)).getFileHandle(hash);
  const writer = await handle.createWritable();
  await writer.write('%PDF-1.4 preçoz');
  await writer.close();
  expect(await approvedAttachment(database, id)).toBeUndefined();
});

it('says that a file is not here when its bytes are gone', async () => {
  const { id, hash } = await kept();
  await (await outgoingFolder(database.accountId)).removeEntry(hash);
  expect(await readAttachment(database, id)).toBeUndefined();
  expect(await approvedAttachment(database, id)).toBeUndefined();
});

it('erases what no message needs: rejected, sent a week ago, never used', async () => {
  const message = async (text: string) => {
    const { id, hash } = await kept(text, 'a.pdf');
    const draft = await openDraft(
      database,
      { chatId: `${text}@c.us`, text: '', attachmentId: id },
      NOW,
    );
    return { ...draft, hash };
  };
  const waiting = await message('waiting');
  const rejected = await message('rejected');
  await reject(database, rejected.id, NOW);
  const sent = await message('sent');
  await approve(database, { id: sent.id, version: sent.version, text: '' }, NOW);
  await database.outbox.update(sent.id, { status: 'delivered', sentAt: NOW });
  const unused = await kept('unused');

  await eraseUnneeded(database, NOW + 1000);
  const all = [waiting.hash, rejected.hash, sent.hash, unused.hash];
  expect((await fileNames()).sort()).toEqual(all.sort());
  await eraseUnneeded(database, NOW + 2 * DAY);
  expect((await fileNames()).sort()).toEqual([waiting.hash, sent.hash].sort());
  await eraseUnneeded(database, NOW + 8 * DAY);
  expect(await fileNames()).toEqual([waiting.hash]);
  expect(await database.attachments.count()).toBe(1);
});

it('goes with the account to its restored database, and away with a database', async () => {
  const { id } = await kept();
  const restored = accountDatabase(crypto.randomUUID());
  await copyAttachments(database, restored);
  await restored.attachments.bulkPut(await database.attachments.toArray());
  await removeAccountFiles(database.accountId);
  expect(await fileNames()).toEqual([]);
  expect(await approvedAttachment(restored, id)).toBeDefined();
});

it('is bound by the approval of a draft', async () => {
  const { id } = await kept();
  const draft = await openDraft(database, { chatId: ANA, text: 'A tabela' }, NOW);
  const seen = { id: draft.id, version: draft.version, text: 'A tabela' };
  const row = await approve(database, { ...seen, attachmentId: id }, NOW);
  expect(row).toMatchObject({ attachmentId: id, status: 'approved' });
});
