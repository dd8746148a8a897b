/** Everything is found: in any spelling, by filters, with a slip of the finger; and what is erased is not. */
import { writeRows } from './fixtures/extension-database.ts';
import { expect, test } from './fixtures/test.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

test('finds by accents, phrase, filter and typo, opens the message, and forgets what is erased', async ({
  standin,
  mettri,
  panel,
}) => {
  const { search, page } = panel;
  await expect
    .poll(async () => (await mettri.rows('jobs')).find(({ job }) => job === 'history')?.state)
    .toBe('done');
  // What its author takes back goes from here, too.
  await writeRows(await mettri.reader(), { settings: [{ key: 'settings', revokedText: 'drop' }] });
  const quote = 'O orçamento da cortina ficou em R$ 1.500,00';
  const slip = await standin.customerWrites(ids.ana, 'Minha senha é jabuticaba');
  await standin.customerWrites(ids.ana, 'Consegue o orçamento da cortina verde musgo?');
  await standin.ownPhoneWrites(ids.ana, quote);

  // From another screen, by the keyboard alone.
  await page.keyboard.press('Control+k');
  await expect(search.field).toBeFocused();
  await page.keyboard.type('ORCAMENTO cortina');
  await expect(search.result(quote)).toBeVisible();
  await expect(search.result('verde musgo')).toBeVisible();
  await expect(search.result(quote).locator('mark')).toHaveText(['orçamento', 'cortina']);

  // As it is read out: who, when, what.
  const option = search
    .result(quote)
    .and(page.getByRole('option', { name: /^Ana Souza \S+ .*O orçamento da cortina/ }));
  await expect(option).toBeVisible();

  await search.field.fill('"cortina verde"');
  await expect(search.result('verde musgo')).toBeVisible();
  await expect(search.result('verde musgo').locator('mark')).toHaveText(['cortina verde']);
  await expect(search.result(quote)).toBeHidden();

  await search.field.fill('1500');
  await expect(search.result(quote).locator('mark')).toHaveText(['R$ 1.500,00']);

  await search.field.fill('cortina eu:');
  await expect(search.result(quote)).toBeVisible();
  await expect(search.result('verde musgo')).toBeHidden();
  await page.getByRole('button', { name: /eu:/ }).click();
  await expect(search.field).toHaveValue('cortina');
  await expect(search.result('verde musgo')).toBeVisible();

  await search.field.fill('orcamneto musgo');
  await expect(page.getByRole('option').filter({ hasText: 'verde musgo' })).toBeVisible();

  await search.field.fill('jabuticaba');
  await expect(search.result('senha')).toBeVisible();
  await standin.customerRevokes(slip.stanzaId);
  await expect(search.result('senha')).toBeHidden();
  await expect(search.none).toBeVisible();

  await standin.customerWrites(ids.ana, 'Achei a jabuticaba na feira');
  await expect(search.result('feira')).toBeVisible();

  await search.field.fill('verde musgo');
  await expect(search.result('verde musgo')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.chats.message('Ana Souza', 'verde musgo')).toBeInViewport();

  // Another screen is gone to from the same box.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('configura');
  await expect(
    page.getByRole('option', { name: panel.words.nav.settings, exact: true }),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: panel.words.settings.title, level: 1 }),
  ).toBeVisible();
});
