/** What goes with a text: the message that it quotes, a file. It leaves as it was approved, once, or not at all. */
import { createHash } from 'node:crypto';
import type { OutboxRow } from '../src/database/rows.ts';
import { expect, test } from './fixtures/test.ts';
import type { Mettri } from './fixtures/launch-mettri.ts';
import { jpeg } from './whatsapp-web-standin/shop/jpeg.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const DONE = /^(sent|delivered|read)$/;
const ANA = 'Ana Souza';
const BRUNO = 'Bruno Lima';
const DORA = 'Dora Reis';

const picture = { name: 'azul.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg(3, 96, 72)) };
const table = {
  name: 'tabela.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4 preços de novembro'),
};
const voice = { name: 'recado.ogg', mimeType: 'audio/ogg', buffer: Buffer.from('OggS recado') };
/** Some hundred pieces on their way through the extension. */
const large = {
  ...table,
  name: 'catálogo.pdf',
  buffer: Buffer.concat([table.buffer, Buffer.alloc(20_000_000, 7)]),
};

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test.use({ undoSeconds: 0 });

/** The messages that go with a file; the deck makes drafts of its own. */
async function fileRows(mettri: Mettri): Promise<OutboxRow[]> {
  return (await mettri.rows('outbox')).filter(({ attachmentId }) => attachmentId !== undefined);
}
const statuses = async (mettri: Mettri) => (await fileRows(mettri)).map(({ status }) => status);

test('a picture with a caption, a document and a sound arrive whole, once each', async ({
  standin,
  mettri,
  panel,
}) => {
  await standin.customerWrites(ids.ana, 'Tem foto?');
  await standin.customerWrites(ids.bruno, 'Manda a tabela?');
  await standin.customerWrites(ids.dora, 'Pode gravar?');
  await panel.go('chats');
  await panel.chats.open(ANA);
  await panel.chats.attach(ANA, picture);
  await panel.chats.writeAndApprove(ANA, 'O azul é este');
  await panel.chats.back();
  await panel.chats.open(BRUNO);
  await panel.chats.attach(BRUNO, table);
  await panel.chats.approveFile(BRUNO);
  await panel.chats.back();
  await panel.chats.open(DORA);
  await panel.chats.attach(DORA, voice);
  await panel.chats.approveFile(DORA);

  await expect.poll(() => standin.received.length, { timeout: 60_000 }).toBe(3);
  const byType = (type: string) => standin.received.find((message) => message.type === type);
  expect(byType('image')).toMatchObject({
    caption: 'O azul é este',
    sha256: sha256(picture.buffer),
    media: { mimetype: 'image/jpeg' },
  });
  expect(byType('document')).toMatchObject({
    caption: '',
    sha256: sha256(table.buffer),
    media: { mimetype: 'application/pdf', filename: 'tabela.pdf' },
  });
  expect(byType('audio')).toMatchObject({ caption: '', sha256: sha256(voice.buffer) });
  await expect
    .poll(async () => (await statuses(mettri)).every((status) => DONE.test(status)))
    .toBe(true);
  expect(standin.received).toHaveLength(3);
});

test('a reply quotes the message that it was approved with', async ({ standin, panel }) => {
  const question = await standin.customerWrites(ids.ana, 'Qual o prazo?');
  await standin.customerWrites(ids.ana, 'E tem azul?');
  await panel.go('chats');
  await panel.chats.open(ANA);
  await panel.chats.replyTo(ANA, 'Qual o prazo?');
  await panel.chats.writeAndApprove(ANA, 'Dois dias');
  const received = await standin.waitForReceived(({ body }) => body === 'Dois dias', 45_000);
  expect(received).toMatchObject({ type: 'chat', quotes: question.stanzaId });
  expect(standin.received).toHaveLength(1);
});

test('a file that is none of those that are sent is refused with the reason', async ({ panel }) => {
  await panel.go('chats');
  await panel.chats.open(ANA);
  const program = {
    name: 'foto.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('MZ\u0090\u0000'),
  };
  await panel.chats.pick(program);
  await expect(panel.page.getByText(panel.words.attached.refused['unknown-kind'])).toBeVisible();
  await expect(panel.chats.attachment).toBeHidden();
});

test('bytes that were changed after the approval never leave', async ({
  standin,
  mettri,
  panel,
}) => {
  const { page, words } = panel;
  await page.getByRole('button', { name: words.sending.pause }).click();
  await standin.customerWrites(ids.ana, 'Manda a tabela?');
  await panel.go('chats');
  await panel.chats.open(ANA);
  await panel.chats.attach(ANA, table);
  await panel.chats.approveFile(ANA);
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const all = await root.getDirectoryHandle('outgoing');
    for await (const account of all.values())
      for await (const file of (account as FileSystemDirectoryHandle).values()) {
        const writer = await (file as FileSystemFileHandle).createWritable();
        await writer.write('%PDF-1.4 outros preços');
        await writer.close();
      }
  });
  await page.getByRole('button', { name: words.sending.resume }).first().click();
  await expect.poll(() => statuses(mettri)).toEqual(['failed']);
  expect((await fileRows(mettri))[0]?.failure?.code).toBe('file-changed');
  expect(standin.received).toEqual([]);
});

test('the service worker dies while a file is on its way', async ({ standin, mettri, panel }) => {
  await standin.customerWrites(ids.ana, 'Manda o catálogo?');
  await panel.go('chats');
  await panel.chats.open(ANA);
  await panel.chats.attach(ANA, large);
  await panel.chats.approveFile(ANA);
  await expect
    .poll(() => statuses(mettri), { timeout: 45_000, intervals: [20] })
    .toEqual(['sending']);
  await mettri.killServiceWorker();
  await standin.customerWrites(ids.ana, 'Oi?');
  await expect
    .poll(async () => (await statuses(mettri))[0], { timeout: 50_000 })
    .toMatch(/^(sent|delivered|read|draft)$/);
  expect(standin.received.length).toBeLessThanOrEqual(1);
  for (const message of standin.received) expect(message.sha256).toBe(sha256(large.buffer));
});
