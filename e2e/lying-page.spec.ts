/** A page that lies on the private port itself: nothing of it is stored, and nothing breaks. */
import { stealPort, tellLies } from './fixtures/stolen-port.ts';
import { expect, test } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const LIES = 10_000;

test('10,000 malformed, oversized, unknown and replayed events leave no row', async ({
  standin,
  mettri,
}) => {
  await mettri.context.addInitScript(stealPort);
  const whatsApp = await mettri.openWhatsApp();
  await whatsApp.bringToFront();
  const panel = new Panel(await mettri.openPanelTab());
  await panel.passFirstRun();
  await panel.connected();
  const held = standin.chats().flatMap(({ id }) => standin.messages(id));
  const rows = async () => (await mettri.rows('messages')).length;
  await expect.poll(rows).toBe(held.length);
  // The deck begins a draft for whom it shows: it is shown all who wait, so that none begins later.
  const drafts = async () => (await mettri.rows('outbox')).map(({ chatId }) => chatId);
  for (const [name, chatId] of [
    ['Bruno Lima', ids.bruno],
    ['Edu', ids.unsaved],
  ] as const) {
    await panel.deck.turnTo(name);
    await expect.poll(drafts).toContain(chatId);
  }
  await expect
    .poll(async () => (await mettri.rows('jobs')).find(({ job }) => job === 'history')?.state)
    .toBe('done');
  const before = {
    chats: await mettri.rows('chats'),
    contacts: await mettri.rows('contacts'),
    settings: await mettri.rows('settings'),
    outbox: await mettri.rows('outbox'),
  };

  expect(await whatsApp.evaluate(tellLies, LIES)).toBe(LIES);
  const rejected = async () =>
    (await mettri.rows('counters')).find(({ name }) => name === 'rejected-events')?.value ?? 0;
  await expect.poll(rejected, { timeout: 60_000 }).toBeGreaterThanOrEqual(LIES);

  expect(await rows()).toBe(held.length);
  expect({
    chats: await mettri.rows('chats'),
    contacts: await mettri.rows('contacts'),
    settings: await mettri.rows('settings'),
    outbox: await mettri.rows('outbox'),
  }).toEqual(before);
  expect(standin.received).toEqual([]);

  // The page's own true words are still heard, and the panel is alive.
  await standin.customerWrites(ids.ana, 'Ainda aí?');
  await expect.poll(rows).toBe(held.length + 1);
  await panel.go('chats');
  await panel.chats.open('Ana Souza');
  await expect(panel.chats.message('Ana Souza', 'Ainda aí?')).toBeVisible();
});
