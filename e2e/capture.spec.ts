/** What WhatsApp shows is in Mettri, once, under the right chat; and what Mettri cannot do is said. */
import { expect, test, testInOneBrowser } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const texts = async (mettri: { rows(table: 'messages'): Promise<{ text: string }[]> }) =>
  (await mettri.rows('messages')).map(({ text }) => text);

test.describe('while WhatsApp is open', () => {
  const test = testInOneBrowser();

  test('all that the small shop holds is captured, and measured against WhatsApp’s own store', async ({
    standin,
    mettri,
    panel,
  }) => {
    const held = standin.chats().flatMap(({ id }) => standin.messages(id));
    await expect.poll(async () => (await mettri.rows('messages')).length).toBe(held.length);
    const rows = await mettri.rows('messages');
    expect(rows.map(({ stanzaId }) => stanzaId).sort()).toEqual(
      held.map(({ stanzaId }) => stanzaId).sort(),
    );
    await panel.goToMore('status');
    await panel.page.getByRole('button', { name: panel.words.status.measureNow }).click();
    const accuracy = panel.metric('accuracy');
    await expect(accuracy).toContainText('100');
    await expect(accuracy).toContainText(`n = ${held.length}`);
  });

  test('WhatsApp’s servers are asked nothing that nobody ordered', async ({
    standin,
    whatsApp,
    panel,
  }) => {
    await standin.customerWrites(ids.ana, 'Oi');
    await panel.go('chats');
    await panel.chats.open('Ana Souza');
    await expect(panel.chats.message('Ana Souza', 'Oi').last()).toBeVisible();
    expect(standin.serverLookUps).toEqual([]);
    expect(await whatsApp.evaluate(() => window.presenceSubscriptions)).toBeUndefined();
  });

  test('a placeholder becomes its text, in one row', async ({ standin, mettri, panel }) => {
    const hidden = await standin.customerWritesCiphertext(ids.ana);
    await expect
      .poll(async () => (await mettri.rows('messages')).filter(({ kind }) => kind === 'pending'))
      .toHaveLength(1);
    await hidden.decrypt('Chegou a minha encomenda?');
    await panel.go('chats');
    await panel.chats.open('Ana Souza');
    await expect(panel.chats.message('Ana Souza', 'Chegou a minha encomenda?')).toBeVisible();
    const rows = (await mettri.rows('messages')).filter(
      ({ stanzaId }) => stanzaId === hidden.message.stanzaId,
    );
    expect(rows).toMatchObject([{ kind: 'text', text: 'Chegou a minha encomenda?' }]);
  });

  test('the link’s states are shown in words', async ({ standin, panel }) => {
    await standin.setConflict(true);
    await expect(panel.connection('conflict')).toBeVisible();
    await standin.setConflict(false);
    await expect(panel.connection('connected')).toBeVisible();
    await standin.setPhoneReachable(false);
    await expect(panel.connection('phone-unreachable')).toBeVisible();
    await standin.setPhoneReachable(true);
    await standin.setOnline(false);
    await expect(panel.connection('offline')).toBeVisible();
    await standin.setOnline(true);
    await standin.logout();
    await expect(panel.connection('logged-out')).toBeVisible();
    await standin.login();
    await expect(panel.connection('connected')).toBeVisible();
  });
});

test('what came while WhatsApp was closed is read when it opens again', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  await whatsApp.close();
  await expect(panel.connection('closed')).toBeVisible();
  await standin.customerWrites(ids.bruno, 'Mandei o comprovante');
  await standin.ownPhoneWrites(ids.dora, 'Respondi pelo celular');
  await mettri.openWhatsApp();
  await panel.connected();
  await expect
    .poll(() => texts(mettri))
    .toEqual(expect.arrayContaining(['Mandei o comprovante', 'Respondi pelo celular']));
});

test('an answer from a private id takes back what was approved for the number behind it', async ({
  standin,
  mettri,
  panel,
}) => {
  const lid = '200000000000099@lid';
  await standin.pairLid(lid, ids.bruno);
  // The pair is learned when contacts are listed again.
  await panel.go('contacts');
  await panel.contacts.read();
  await expect
    .poll(async () => (await mettri.rows('contacts')).find(({ id }) => id === ids.bruno)?.pairedId)
    .toBe(lid);
  await panel.go('approvals');
  await panel.deck.turnTo('Bruno Lima');
  await panel.deck.edit('Bruno Lima', 'Abrimos das 9h às 13h.');
  await panel.page.keyboard.press('Control+Enter');
  const outbox = async () =>
    (await mettri.rows('outbox')).find(({ chatId }) => chatId === ids.bruno);
  await expect.poll(async () => (await outbox())?.status).toBe('approved');
  await standin.customerWrites(lid, 'Sou eu, deixa para lá');
  await expect.poll(async () => (await outbox())?.voided?.reason).toBe('newer-message');
  expect(standin.received).toEqual([]);
  expect((await mettri.rows('contacts')).find(({ id }) => id === lid)?.phone).toBeUndefined();
});

test.describe('after a WhatsApp update that takes a module away', () => {
  test.use({
    standinOptions: { moduleFaults: [{ kind: 'missing', module: 'WAWebSendMsgChatAction' }] },
  });

  test('the panel says what no longer works, and the rest goes on', async ({
    standin,
    mettri,
    whatsApp,
  }) => {
    await whatsApp.bringToFront();
    const panel = new Panel(await mettri.openPanelTab());
    await panel.passFirstRun();
    await expect(panel.connection('degraded')).toBeVisible();
    await panel.goToMore('status');
    // The human can still send it: Mettri puts the approved text into WhatsApp's own composer.
    await expect(panel.capability('send')).toContainText(panel.words.diagnostics.driver.dom);
    await expect(panel.capability('messages')).toContainText(
      panel.words.status.capabilityStatus.ok,
    );
    await standin.customerWrites(ids.ana, 'Ainda aí?');
    await expect.poll(() => texts(mettri)).toContain('Ainda aí?');
  });
});
