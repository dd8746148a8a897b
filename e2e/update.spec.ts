/** The extension is updated while WhatsApp is open: the old page script leaves, the panel asks for a reload, nothing is lost. */
import { stealPort } from './fixtures/stolen-port.ts';
import { expect, test } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

test('an update under way loses no message', async ({ standin, mettri }) => {
  await mettri.context.addInitScript(stealPort);
  const whatsApp = await mettri.openWhatsApp();
  const panel = new Panel(await mettri.openPanelTab());
  await panel.passFirstRun();
  await panel.connected();
  await standin.customerWrites(ids.ana, 'Antes da atualização');
  const texts = async () => (await mettri.rows('messages')).map(({ text }) => text);
  await expect.poll(texts).toContain('Antes da atualização');

  await mettri.update();
  await standin.customerWrites(ids.ana, 'Durante a atualização');
  // The first event that finds nobody at the other end makes the old script undo itself.
  const said = () =>
    whatsApp.evaluate(() => Reflect.get(window, 'mettriPort')?.last?.seq as number);
  await expect
    .poll(async () => {
      const before = await said();
      await standin.customerWrites(ids.bruno, 'Alguém aí?');
      return (await said()) - before;
    })
    .toBe(0);

  const after = new Panel(await mettri.openPanelTab());
  await expect(after.connection('reload-needed')).toBeVisible();
  expect(await texts()).not.toContain('Durante a atualização');
  await after.page
    .getByRole('button', { name: after.words.connection.reloadWhatsApp })
    .first()
    .click();
  await after.connected();
  await expect.poll(texts).toContain('Durante a atualização');
  const held = standin.chats().flatMap(({ id }) => standin.messages(id));
  await expect.poll(async () => (await texts()).length).toBe(held.length);
});
