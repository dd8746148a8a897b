/** A file that was changed after its approval: whatever of it, nothing reaches WhatsApp's page. */
import { beforeEach, expect, it } from 'vitest';
import { accountDatabase, type AccountDatabase } from '@/database/account-database';
import { approve, openDraft, redraft } from '@/database/approvals';
import { keepAttachment } from '@/database/attachments';
import { ingest } from '@/database/ingest';
import { outgoingFolder } from '@/database/media-folder';
import { changeLink, enterAccount } from '@/database/registry';
import type { AttachmentRow } from '@/database/rows';
import type { PageCommand } from '@/protocol/page-command';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { outboxSender } from './outbox-sender';

let database: AccountDatabase;
let commands: PageCommand[];

beforeEach(async () => {
  const account = await enterAccount(`${crypto.randomUUID()}@c.us`, NOON);
  database = accountDatabase(account.id);
  await changeLink(() => ({ tabId: 1, state: 'connected', pageInstance: 'page-1' }));
  commands = [];
});

async function kept(text: string, name = 'tabela.pdf') {
  const row = await keepAttachment(database, new Blob(['%PDF-1.4 ', text]), name, NOON);
  if ('reason' in row) throw new Error(row.reason);
  return row;
}

async function approvedWith(attachmentId: string) {
  const question = captured({ timestamp: NOON - 60_000 });
  const news = envelope({ type: 'messages', source: 'live', messages: [question] });
  await ingest(database, [news], NOON);
  const draft = await openDraft(database, { chatId: ANA, text: 'A tabela', attachmentId }, NOON);
  await approve(database, { id: draft.id, version: draft.version, text: 'A tabela' }, NOON);
  return draft.id;
}

async function send() {
  const worker = outboxSender({
    command: (order) => {
      commands.push(order);
      return Promise.resolve(true);
    },
    wakeAt: () => Promise.resolve(),
    now: () => NOON + 6000,
    random: () => 0.5,
  });
  await worker.pump();
}

async function overwrite(name: string, content: string) {
  const handle = await (await outgoingFolder(database.accountId)).getFileHandle(name);
  const writer = await handle.createWritable();
  await writer.write(content);
  await writer.close();
}

const tamperings: [string, (row: AttachmentRow, other: AttachmentRow) => Promise<unknown>][] = [
  ['a byte', ({ hash }) => overwrite(hash, '%PDF-1.4 preçoz')],
  ['its end', ({ hash }) => overwrite(hash, '%PDF-1.4 preços e mais')],
  ['its name', (row) => database.attachments.put({ ...row, name: 'fatura.pdf' })],
  ['its kind', (row) => database.attachments.put({ ...row, kind: 'image' })],
  ['its type', (row) => database.attachments.put({ ...row, mimeType: 'text/plain' })],
  ['its size', (row) => database.attachments.put({ ...row, size: row.size + 1 })],
  ['its hash', (row, { hash }) => database.attachments.put({ ...row, hash })],
  ['all of its row', ({ id }, other) => database.attachments.put({ ...other, id })],
  ['its row is gone', ({ id }) => database.attachments.delete(id)],
  [
    'its bytes are gone',
    async ({ hash }) => (await outgoingFolder(database.accountId)).removeEntry(hash),
  ],
];

it.each(tamperings)(
  '%s: nothing leaves, and the card is back with its reason',
  async (_, tamper) => {
    const row = await kept('preços');
    const other = await kept('outros preços', 'outra.pdf');
    const id = await approvedWith(row.id);
    await tamper(row, other);
    await send();
    expect(commands).toEqual([]);
    expect(await database.outbox.get(id)).toMatchObject({
      status: 'failed',
      failure: { code: 'file-changed' },
    });
    expect(await database.sendLedger.count()).toBe(0);
    expect(await redraft(database, id, NOON + 7000)).toBe(true);
  },
);

it('another file in the approved row’s place is no approved row', async () => {
  const row = await kept('preços');
  const other = await kept('outros preços', 'outra.pdf');
  const id = await approvedWith(row.id);
  await database.outbox.update(id, { attachmentId: other.id });
  await send();
  expect(commands).toEqual([]);
  expect(await database.outbox.get(id)).toMatchObject({
    status: 'draft',
    voided: { reason: 'text-changed' },
  });
});

it('untouched, it goes as it was approved', async () => {
  const row = await kept('preços');
  await approvedWith(row.id);
  await send();
  expect(commands).toMatchObject([
    { type: 'send-file', chatId: ANA, name: 'tabela.pdf', hash: row.hash, caption: 'A tabela' },
    { type: 'file-chunk', index: 0 },
  ]);
});
