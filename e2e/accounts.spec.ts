/** One WhatsApp account, one database: another login shows another panel, nothing mixes, and what was left is whole when it is back. */
import { expect, test } from './fixtures/test.ts';
import type { Mettri } from './fixtures/launch-mettri.ts';
import type { Panel } from './pages/panel.ts';
import type { Shop } from './whatsapp-web-standin/shop/shop.ts';
import { smallShop, smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const BEGUN = Date.now();
const aurora = smallShop(BEGUN);
const zoe = '5521977770001@c.us';

/** Another shop's account, with one customer of its own and one who buys at both. */
const lamps: Shop = {
  account: { id: '5521911112222@c.us', lid: '300000000000001@lid', pushname: 'Loja Lume' },
  contacts: [
    { id: zoe, name: 'Zoe Prado', pushname: 'Zoe' },
    { id: ids.bruno, name: 'Bruno das luminárias', pushname: 'Bru' },
  ],
  chats: [
    { id: zoe, unreadCount: 1 },
    { id: ids.bruno, unreadCount: 0 },
  ],
  messages: [
    [zoe, 'Oi, ainda tem o abajur verde?'],
    [ids.bruno, 'Quanto custa a luminária?'],
  ].map(([chatId = '', body = ''], index) => ({
    stanzaId: `3A00LUME00000000000${index}`,
    chatId,
    fromMe: false,
    type: 'chat',
    body,
    t: Math.floor(BEGUN / 1000) - 3600 + index,
    ack: 1,
  })),
  lidPairs: [],
};

const DRAFT = 'Abrimos das 9h às 13h, te esperamos!';

const stanzas = async (mettri: Mettri) =>
  (await mettri.rows('messages')).map(({ stanzaId }) => stanzaId).sort();
const stanzasOf = (shop: Shop) => shop.messages.map(({ stanzaId }) => stanzaId).sort();

/** The words of the one account are found, those of the other are not. */
async function finds(panel: Panel, own: string, others: string): Promise<void> {
  await panel.go('search');
  await panel.search.type(own);
  await expect(panel.search.result(new RegExp(own))).toBeVisible();
  await panel.search.type(others);
  await expect(panel.search.none).toBeVisible();
}

test.use({ standinOptions: { shop: aurora } });

test('two accounts never mix, and each is whole when it is back', async ({
  standin,
  mettri,
  panel,
}) => {
  await expect.poll(() => stanzas(mettri)).toEqual(stanzasOf(aurora));
  await panel.go('contacts');
  await panel.contacts.read();
  await panel.go('approvals');
  await panel.deck.turnTo('Bruno Lima');
  await panel.deck.edit('Bruno Lima', DRAFT);
  await panel.page.keyboard.press('Control+Enter');
  await expect(panel.deck.outbox).toContainText(DRAFT);
  await panel.deck.undoByKey();
  const drafts = async () =>
    (await mettri.rows('outbox'))
      .filter(({ status }) => status === 'draft')
      .map(({ chatId, text }) => ({ chatId, text }));
  await expect.poll(drafts).toContainEqual({ chatId: ids.bruno, text: DRAFT });
  const contactsBefore = (await mettri.rows('contacts')).map(({ id }) => id).sort();

  const left = Date.now();
  await standin.switchAccount(lamps);
  await expect.poll(() => stanzas(mettri)).toEqual(stanzasOf(lamps));
  await panel.connected();
  await panel.go('approvals');
  await panel.deck.turnTo('Zoe Prado');
  await panel.deck.turnTo('Bruno das luminárias');
  await expect(panel.page.getByText(DRAFT)).toHaveCount(0);
  expect((await drafts()).map(({ text }) => text)).not.toContain(DRAFT);
  await panel.go('chats');
  await expect(panel.chats.entry('Zoe Prado')).toBeVisible();
  await expect(panel.chats.entry('Ana Souza')).toHaveCount(0);
  await panel.go('contacts');
  await panel.contacts.read();
  await expect(panel.contacts.entry('Zoe Prado')).toBeVisible();
  await expect
    .poll(async () => (await mettri.rows('contacts')).map(({ id }) => id).sort())
    .toEqual([zoe, ids.bruno].sort());
  await finds(panel, 'abajur', 'vestido');
  await standin.customerWrites(ids.bruno, 'Pode ser a dourada');
  await expect
    .poll(async () => (await mettri.rows('messages')).map(({ text }) => text))
    .toContain('Pode ser a dourada');

  const back = Date.now();
  await standin.switchAccount(aurora);
  await expect.poll(() => stanzas(mettri)).toEqual(stanzasOf(aurora));
  await panel.connected();
  expect((await mettri.rows('messages')).map(({ text }) => text)).not.toContain(
    'Pode ser a dourada',
  );
  expect((await mettri.rows('contacts')).map(({ id }) => id).sort()).toEqual(contactsBefore);
  await panel.go('approvals');
  await panel.deck.turnTo('Bruno Lima');
  await expect(panel.deck.reply('Bruno Lima')).toHaveValue(DRAFT);
  await finds(panel, 'vestido', 'abajur');

  // The time away is a gap that says why.
  const away = (await mettri.rows('absences')).filter(({ reason }) => reason === 'other-account');
  expect(away).toHaveLength(1);
  expect(away[0]?.from).toBeGreaterThanOrEqual(BEGUN);
  expect(away[0]?.from).toBeLessThanOrEqual(left);
  expect(away[0]?.to).toBeGreaterThanOrEqual(back);

  const names = await (
    await mettri.reader()
  ).evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name));
  expect(names.filter((name) => name.startsWith('mettri-account-'))).toHaveLength(2);
  expect(names.join(' ')).not.toMatch(/5511999990001|5521911112222/);
  expect(standin.received).toEqual([]);
});

test('a page that is reloaded in the other account stays in it', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  await expect.poll(() => stanzas(mettri)).toEqual(stanzasOf(aurora));
  await standin.switchAccount(lamps);
  await expect.poll(() => stanzas(mettri)).toEqual(stanzasOf(lamps));
  await whatsApp.reload();
  await panel.page.reload();
  await panel.connected();
  await panel.go('chats');
  await expect(panel.chats.entry('Zoe Prado')).toBeVisible();
  await expect(panel.chats.entry('Ana Souza')).toHaveCount(0);
  expect(await stanzas(mettri)).toEqual(stanzasOf(lamps));
});
