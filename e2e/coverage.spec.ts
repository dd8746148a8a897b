/** What was not captured is said where it is missing, with its reason, and can be read later. */
import { expect, test } from './fixtures/test.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

/** More than is read of one chat when catching up. */
const MANY = 260;

test('a hole is shown in the timeline and in the search, and is filled on a click', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  const { words, page } = panel;
  const texts = async () => (await mettri.rows('messages')).map(({ text }) => text);
  await expect
    .poll(async () => (await mettri.rows('jobs')).find(({ job }) => job === 'history')?.state)
    .toBe('done');
  await whatsApp.close();
  await expect(panel.connection('closed')).toBeVisible();
  const start = Date.now();
  for (let index = 0; index < MANY; index += 1)
    await standin.customerWrites(ids.ana, `Pedido número ${index} de muitos`, {
      // Each in its own second: within one, they are kept in the order in which they are read.
      at: start + index * 1000,
    });

  await panel.go('chats');
  await panel.chats.open('Ana Souza');
  await expect(panel.chats.captureEnds).toBeVisible();
  await mettri.openWhatsApp();
  await panel.connected();
  await expect(panel.chats.captureEnds).toBeHidden();
  await expect.poll(texts).toContain(`Pedido número ${MANY - 1} de muitos`);
  await expect
    .poll(async () => (await mettri.rows('coverage')).find(({ chatId }) => chatId === ids.ana))
    .toMatchObject({ ranges: { length: 2 } });
  expect(await texts()).not.toContain('Pedido número 0 de muitos');

  await panel.chats.searchHere();
  await panel.search.add('pedido 11');
  await expect(page.getByRole('note')).toContainText(
    words.coverage.search.chat.replace(' {{ranges}}', ''),
  );

  await panel.search.result('Pedido número 11 de muitos').first().click();
  const gap = panel.chats.gap;
  await expect(gap).toContainText(words.coverage.reason.closed);
  await gap.getByRole('button', { name: words.coverage.readNow }).click();
  await expect(gap).toBeHidden();
  await expect.poll(texts).toContain('Pedido número 0 de muitos');
  const [coverage] = (await mettri.rows('coverage')).filter(({ chatId }) => chatId === ids.ana);
  expect(coverage?.ranges).toHaveLength(1);
});
