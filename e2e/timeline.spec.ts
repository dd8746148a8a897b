/** The timeline in the real panel: a file on a click, what becomes of a message, and what it answers. */
import { expect, testInOneBrowser } from './fixtures/test.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const test = testInOneBrowser();

test('a picture’s file is fetched on a click, seen, and saved', async ({ standin, panel }) => {
  const { page, words } = panel;
  const photo = await standin.customerWrites(ids.ana, 'a cortina', {
    type: 'image',
    media: { mimetype: 'image/jpeg', size: 600_000, width: 480, height: 360 },
  });
  await panel.go('chats');
  await panel.chats.open('Ana Souza');
  const log = panel.chats.timeline('Ana Souza');
  await expect(log.getByRole('img', { name: /^Miniatura/ })).toBeVisible();
  expect(standin.mediaDownloads).toEqual([]);
  await log.getByRole('button', { name: /^Buscar arquivo/ }).click();
  const large = log.getByRole('button', { name: new RegExp(words.message.file.open) });
  await expect
    .poll(() => large.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBe(480);
  expect(standin.mediaDownloads.map(({ stanzaId }) => stanzaId)).toEqual([photo.stanzaId]);
  const saving = page.waitForEvent('download');
  await log.getByRole('button', { name: /^Salvar/ }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^image-.*\.jpg$/);
});

test('a file that WhatsApp no longer has is named as such', async ({ standin, panel }) => {
  const sent = await standin.customerWrites(ids.ana, '', {
    type: 'document',
    media: { mimetype: 'application/pdf', filename: 'orçamento.pdf', size: 90_000 },
  });
  standin.setMediaGone(sent.stanzaId, true);
  await panel.go('chats');
  await panel.chats.open('Ana Souza');
  const log = panel.chats.timeline('Ana Souza');
  await log.getByRole('button', { name: 'Buscar arquivo: Documento, orçamento.pdf' }).click();
  await expect(log.getByText(panel.words.message.file.gone)).toBeVisible();
});

test('edits, reactions, a revocation and an answer show as they come', async ({
  standin,
  panel,
}) => {
  const { words } = panel;
  await panel.go('chats');
  await panel.chats.open('Ana Souza');
  const log = panel.chats.timeline('Ana Souza');
  const offer = await standin.ownPhoneWrites(ids.ana, 'Custa R$ 10');
  await standin.ownPhoneEdits(offer.stanzaId, 'Custa R$ 12');
  await expect(log.getByText('Custa R$ 12')).toBeVisible();
  await log.getByRole('button', { name: words.message.edited }).click();
  await expect(log.getByRole('list', { name: words.message.versions })).toContainText(
    'Custa R$ 10',
  );

  await standin.react(offer.stanzaId, ids.ana, '👍');
  await expect(log.getByRole('list', { name: words.message.reactions })).toContainText('👍');
  await standin.react(offer.stanzaId, ids.ana, '');
  await expect(log.getByRole('list', { name: words.message.reactions })).toBeHidden();

  await standin.customerWrites(ids.ana, 'Fechado', { quotes: offer.stanzaId });
  const quote = log.getByRole('button', { name: /^Responde a Você/ });
  await expect(quote).toContainText('Custa R$ 12');

  const slip = await standin.customerWrites(ids.ana, 'mensagem errada');
  await expect(log.getByText('mensagem errada')).toBeVisible();
  await standin.customerRevokes(slip.stanzaId);
  await expect(log.getByText(/^Apagada em/)).toBeVisible();
  await expect(log.locator('s')).toHaveText('mensagem errada');
});
