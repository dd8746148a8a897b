/** Everything is found: in any spelling, by filters, with a slip of the finger; and what is erased is not. */
import { writeRows } from './fixtures/extension-database.ts';
import { expect, test } from './fixtures/test.ts';
import { fill } from './pages/words.ts';
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

test('finds the chats of a label, and a note on a person', async ({ standin, mettri, panel }) => {
  const { search, contacts, page } = panel;
  await expect
    .poll(async () => (await mettri.rows('jobs')).find(({ job }) => job === 'history')?.state)
    .toBe('done');
  await standin.customerWrites(ids.ana, 'A cortina da Ana chegou');
  await standin.customerWrites(ids.bruno, 'A cortina do Bruno chegou');

  await panel.go('contacts');
  await contacts.openCard('Ana Souza');
  await contacts.putLabelOn('Cliente atacado');
  await contacts.writeNote('Prefere entrega depois das 18h, no portão azul');

  await panel.go('search');
  await search.type('etiqueta:');
  await expect(page.getByRole('option', { name: 'etiqueta:"Cliente atacado"' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await search.add('cortina');
  await expect(search.result('da Ana')).toBeVisible();
  await expect(search.result('do Bruno')).toBeHidden();
  await search.field.fill('-etiqueta:atacado cortina');
  await expect(search.result('do Bruno')).toBeVisible();
  await expect(search.result('da Ana')).toBeHidden();
  await search.field.fill('cortina etiqueta:varejo ');
  await expect(
    page.getByText(fill(panel.words.search.unknown.label, { name: 'varejo' })),
  ).toHaveCount(2);

  await search.field.fill('portao azul');
  const note = search.note('portão azul');
  await expect(note.locator('mark')).toHaveText(['portão', 'azul']);
  await page.keyboard.press('Enter');
  await expect(contacts.note('portão azul')).toBeVisible();
  await expect(contacts.label('Cliente atacado')).toBeVisible();

  // Taken off, and nothing is found by it.
  await contacts.label('Cliente atacado').press('Enter');
  await expect(contacts.label('Cliente atacado')).toBeHidden();
  await search.type('cortina etiqueta:atacado');
  await expect(search.none).toBeVisible();
});
