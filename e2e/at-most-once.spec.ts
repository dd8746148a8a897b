/** What must leave leaves once, whatever dies meanwhile. */
import type { OutboxStatus } from '../src/domain/outbox.ts';
import type { Mettri } from './fixtures/launch-mettri.ts';
import { expect, test } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const QUESTION = 'Oi! Vocês entregam hoje?';
const ANSWER = 'Entregamos sim, Ana!';
const DONE = /^(sent|delivered|read)$/;

async function statusOf(mettri: Mettri, chatId: string): Promise<OutboxStatus | undefined> {
  return (await mettri.rows('outbox')).find((row) => row.chatId === chatId)?.status;
}

async function approveAnswer(panel: Panel): Promise<void> {
  await panel.deck.turnTo('Ana Souza');
  await panel.deck.editAndApprove('Ana Souza', ANSWER);
}

test.use({ undoSeconds: 0 });

test('the service worker dies while a draft waits', async ({ standin, mettri, panel }) => {
  await standin.customerWrites(ids.ana, QUESTION);
  await panel.deck.turnTo('Ana Souza');
  await mettri.killServiceWorker();
  await approveAnswer(panel);
  await standin.waitForReceived(({ body }) => body === ANSWER, 45_000);
  await expect.poll(() => statusOf(mettri, ids.ana)).toMatch(DONE);
  expect(standin.received).toHaveLength(1);
});

test.describe('within the time to undo', () => {
  test.use({ undoSeconds: 5 });

  test('the service worker dies between approve and send', async ({ standin, mettri, panel }) => {
    await standin.customerWrites(ids.ana, QUESTION);
    await approveAnswer(panel);
    expect(await statusOf(mettri, ids.ana)).toBe('approved');
    await mettri.killServiceWorker();
    await standin.waitForReceived(({ body }) => body === ANSWER, 45_000);
    await expect.poll(() => statusOf(mettri, ids.ana)).toMatch(DONE);
    expect(standin.received).toHaveLength(1);
  });
});

test('the service worker dies while WhatsApp is sending', async ({ standin, mettri, panel }) => {
  await standin.setSending({
    kind: 'normal',
    serverAfterMs: 6000,
    deliveredAfterMs: 6500,
    readAfterMs: 7000,
  });
  await standin.customerWrites(ids.ana, QUESTION);
  await approveAnswer(panel);
  await expect.poll(() => statusOf(mettri, ids.ana)).toBe('sending');
  await mettri.killServiceWorker();
  await expect.poll(() => statusOf(mettri, ids.ana), { timeout: 50_000 }).toMatch(DONE);
  expect(standin.received.filter(({ body }) => body === ANSWER)).toHaveLength(1);
});

test('the service worker dies after the send', async ({ standin, mettri, panel }) => {
  await standin.customerWrites(ids.ana, QUESTION);
  await approveAnswer(panel);
  await expect.poll(() => statusOf(mettri, ids.ana)).toMatch(DONE);
  await mettri.killServiceWorker();
  // The next event wakes a new one, which must not send again.
  await standin.customerWrites(ids.ana, 'Obrigada!');
  await panel.deck.turnTo('Ana Souza');
  expect(standin.received).toHaveLength(1);
});

test('WhatsApp is closed when the reply is approved, and opened again', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  await standin.customerWrites(ids.ana, QUESTION);
  await panel.deck.turnTo('Ana Souza');
  await whatsApp.close();
  await expect(panel.connection('closed')).toBeVisible();
  await approveAnswer(panel);
  await expect(panel.deck.outbox).toContainText(panel.words.outbox.disconnected);
  expect(standin.received).toEqual([]);

  await mettri.openWhatsApp();
  await standin.waitForReceived(({ body }) => body === ANSWER, 45_000);
  await expect.poll(() => statusOf(mettri, ids.ana)).toMatch(DONE);
  expect(standin.received).toHaveLength(1);
});

test('WhatsApp is closed while it sends: found in its store, not sent again', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  await standin.setSending({ kind: 'never-resolves', reaches: true, stored: true });
  await standin.customerWrites(ids.ana, QUESTION);
  await approveAnswer(panel);
  const { stanzaId } = await standin.waitForReceived(({ body }) => body === ANSWER);
  await whatsApp.close();
  await standin.setSending({ kind: 'normal' });
  await mettri.openWhatsApp();
  await panel.connected();
  await standin.setAck(stanzaId, 1);
  await expect.poll(() => statusOf(mettri, ids.ana), { timeout: 50_000 }).toMatch(DONE);
  expect(standin.received).toHaveLength(1);
});

test('two panels approve the same draft: one message', async ({ standin, mettri, panel }) => {
  const other = new Panel(await mettri.openPanelTab());
  await standin.customerWrites(ids.ana, QUESTION);
  for (const { deck } of [panel, other]) {
    await deck.turnTo('Ana Souza');
    await deck.edit('Ana Souza', ANSWER);
  }
  await Promise.all([panel, other].map(({ page }) => page.keyboard.press('Control+Enter')));
  await standin.waitForReceived(({ body }) => body === ANSWER);
  await expect.poll(() => statusOf(mettri, ids.ana)).toMatch(DONE);
  const approvals = (await mettri.rows('audit')).filter(({ to }) => to === 'approved');
  expect(approvals).toHaveLength(1);
  expect(standin.received).toHaveLength(1);
});
