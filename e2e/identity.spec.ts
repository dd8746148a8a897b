/** One person, one identity: nothing is merged but by the user, what is merged counts as one, and it is undone exactly. */
import { expect, test } from './fixtures/test.ts';
import type { Shop } from './whatsapp-web-standin/shop/shop.ts';
import { smallShop, smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

/** Ana's second number: in the address book under the same name, and only the area differs. */
const anaRio = '5521988880001@c.us';

function shopWithTwice(): Shop {
  const shop = smallShop(Date.now());
  return {
    ...shop,
    contacts: [...shop.contacts, { id: anaRio, name: 'Ana Souza', pushname: 'Ana S.' }],
    chats: [...shop.chats, { id: anaRio, unreadCount: 0 }],
    messages: [
      ...shop.messages,
      {
        stanzaId: '3EB0RIO000000000001',
        chatId: anaRio,
        fromMe: true,
        type: 'chat',
        body: 'Anotei seu número do Rio',
        t: Math.floor(Date.now() / 1000) - 86_400,
        ack: 3,
      },
    ],
  };
}

test.use({ standinOptions: { shop: shopWithTwice() } });

test('an opt-out from one number stops what was approved for the other, while they are merged', async ({
  standin,
  mettri,
  panel,
}) => {
  await panel.go('contacts');
  await panel.contacts.read();
  // When they were last read in is no fact of theirs.
  const contacts = async () =>
    (await mettri.rows('contacts')).map(({ updatedAt: _, ...facts }) => facts);
  const contactsBefore = await contacts();
  await panel.goToMore('identity');
  await expect(panel.identity.suggestion('Ana Souza', 'Ana Souza')).toBeVisible();
  expect(await mettri.rows('merges')).toEqual([]);
  await panel.identity.samePerson();
  await expect(panel.identity.none).toBeVisible();

  await standin.customerWrites(ids.ana, 'Qual o prazo de entrega para o centro?');
  await panel.go('approvals');
  await panel.deck.turnTo('Ana Souza');
  await panel.deck.edit('Ana Souza', 'Entregamos em dois dias.');
  await panel.page.keyboard.press('Control+Enter');
  await expect(panel.deck.outbox).toContainText('Entregamos em dois dias.');
  await standin.customerWrites(anaRio, 'Não quero mais receber mensagens, por favor.');
  const voided = async () =>
    (await mettri.rows('outbox')).find(({ chatId }) => chatId === ids.ana)?.voided?.reason;
  await expect.poll(voided).toBe('opt-out');

  await panel.goToMore('identity');
  await panel.identity.undo('Ana Souza', 'Ana Souza');
  await expect(panel.identity.suggestion('Ana Souza', 'Ana Souza')).toBeVisible();
  expect(await mettri.rows('merges')).toEqual([]);
  expect(await contacts()).toEqual(contactsBefore);
  // Two people again: who opted out is the other one.
  await panel.go('approvals');
  await panel.deck.turnTo('Ana Souza');
  expect(standin.received).toEqual([]);
});

test('a member of a group who writes becomes no contact', async ({ standin, mettri, panel }) => {
  await panel.go('contacts');
  await panel.contacts.read();
  const before = (await mettri.rows('contacts')).map(({ id }) => id);
  await standin.customerWrites(ids.group, 'Alguém tem o azul?', {
    author: '200000000000123@lid',
    pushname: 'Desconhecida',
    phoneId: '5541988885555@c.us',
  });
  await expect
    .poll(async () => (await mettri.rows('messages')).map(({ text }) => text))
    .toContain('Alguém tem o azul?');
  await standin.customerWrites(ids.bruno, 'Depois disso');
  await expect
    .poll(async () => (await mettri.rows('messages')).map(({ text }) => text))
    .toContain('Depois disso');
  expect((await mettri.rows('contacts')).map(({ id }) => id)).toEqual(before);
});
