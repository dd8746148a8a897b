/** About texts and photos are fetched on the user's order, of the user's own contacts alone. */
import { expect, test } from './fixtures/test.ts';
import { smallShop, smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';
import type { Shop } from './whatsapp-web-standin/standin.ts';

const MEMBER = '5511977770099@c.us';

/** Ana shows all, Bruno nothing; a member of the group, whom the user does not know, shows all too. */
function showingShop(): Shop {
  const shop = smallShop(Date.now());
  const chats = shop.chats
    .filter(({ id }) => [ids.ana, ids.bruno, ids.group].includes(id as never))
    .map((chat) =>
      chat.participants ? { ...chat, participants: [...chat.participants, { id: MEMBER }] } : chat,
    );
  const known = new Set(chats.map(({ id }) => id));
  return {
    ...shop,
    chats,
    messages: shop.messages.filter(({ chatId }) => known.has(chatId)),
    contacts: [
      { id: ids.ana, name: 'Ana Souza', about: 'Só chamadas urgentes', hasPicture: true },
      { id: ids.bruno, name: 'Bruno Lima' },
      { id: MEMBER, pushname: 'Desconhecido', about: 'Oi!', hasPicture: true },
    ],
  };
}

test.use({ standinOptions: { shop: showingShop() } });

test('what the contacts show is stored; nobody else is looked up', async ({
  standin,
  mettri,
  panel,
}) => {
  await expect.poll(async () => (await mettri.rows('contacts')).length).toBe(2);
  expect(standin.serverLookUps).toEqual([]);
  await panel.page.evaluate(async () => {
    await chrome.runtime.sendMessage({
      id: 1,
      type: 'startJob',
      data: 'details',
      timestamp: Date.now(),
    });
  });
  await expect
    .poll(async () => (await mettri.rows('jobs')).find(({ job }) => job === 'details')?.state, {
      timeout: 40_000,
    })
    .toBe('done');
  const contacts = new Map((await mettri.rows('contacts')).map((row) => [row.id, row]));
  expect(contacts.get(ids.ana)?.about).toBe('Só chamadas urgentes');
  expect(contacts.get(ids.bruno)?.about).toBeUndefined();
  expect(contacts.has(MEMBER)).toBe(false);
  const photos = (await mettri.rows('pictures')).filter(({ id }) => id.endsWith('@c.us'));
  expect(photos.map(({ id }) => id)).toEqual([ids.ana]);
  const size = await panel.page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/jpeg;base64,${data}`;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, photos[0]?.data);
  expect(size).toEqual([96, 96]);
  const asked = standin.serverLookUps.map(({ kind, id }) => `${kind} ${id}`).sort();
  expect(asked).toEqual(
    [`about ${ids.ana}`, `about ${ids.bruno}`, `picture ${ids.ana}`, `picture ${ids.bruno}`].sort(),
  );
});

test('a blocked account is said, and nothing more is asked of WhatsApp', async ({
  standin,
  mettri,
  panel,
}) => {
  await expect.poll(async () => (await mettri.rows('contacts')).length).toBe(2);
  await panel.page.evaluate(async () => {
    await chrome.runtime.sendMessage({
      id: 1,
      type: 'startJob',
      data: 'details',
      timestamp: Date.now(),
    });
  });
  await standin.waitFor(() => standin.serverLookUps.length > 0);
  await standin.setRestricted(true);
  await expect(panel.connection('restricted')).toBeVisible();
  await expect
    .poll(async () => (await mettri.rows('jobs')).find(({ job }) => job === 'details')?.state)
    .toMatch(/^(stopped|failed)$/);
  expect(new Set(standin.serverLookUps.map(({ id }) => id)).size).toBe(1);
});
