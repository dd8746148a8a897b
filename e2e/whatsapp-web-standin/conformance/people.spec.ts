import { expect, test } from '@playwright/test';

import { smallShop, smallShopIds as ids } from '../shop/small-shop.ts';
import type { Shop } from '../standin.ts';
import { onStandin } from './on-standin.ts';

// In the page.
declare const WPP: typeof import('@wppconnect/wa-js');

const run = onStandin();

/** Ana's picture and text are in the page; Bruno's must be asked for; Carla has neither. */
function shopWithFacts(): Shop {
  const shop = smallShop(Date.now());
  const facts = { about: 'Ocupada', hasPicture: true };
  return {
    ...shop,
    contacts: shop.contacts.map((contact) => {
      if (contact.id === ids.ana) return { ...contact, ...facts, isLookedUp: true };
      return contact.id === ids.bruno ? { ...contact, ...facts } : contact;
    }),
  };
}

test('picture and text: what the page holds costs nothing, the rest is asked for once', async () => {
  await run.openReady({ shop: shopWithFacts() });
  const local = await run.page.evaluate(
    (known) =>
      [known.ana, known.bruno].map((id) => {
        const { ProfilePicThumbStore, StatusStore } = WPP.whatsapp;
        return [ProfilePicThumbStore.get(id)?.img ?? null, StatusStore.get(id)?.status ?? null];
      }),
    ids,
  );
  expect(local).toEqual([
    [`${run.standin.url}standin/picture/${ids.ana}?size=96`, 'Ocupada'],
    [null, null],
  ]);
  expect(run.standin.serverLookUps).toEqual([]);

  const pictures = await run.page.evaluate(
    async (known) => [
      await WPP.contact.getProfilePictureUrl(known.ana),
      await WPP.contact.getProfilePictureUrl(known.bruno),
      await WPP.contact.getProfilePictureUrl(known.bruno, false),
      (await WPP.contact.getProfilePictureUrl(known.carla)) ?? null,
    ],
    ids,
  );
  expect(pictures).toEqual([
    `${run.standin.url}standin/picture/${ids.ana}`,
    `${run.standin.url}standin/picture/${ids.bruno}`,
    `${run.standin.url}standin/picture/${ids.bruno}?size=96`,
    null,
  ]);
  expect(run.standin.serverLookUps.map(({ kind, id }) => [kind, id])).toEqual([
    ['picture', ids.bruno],
    ['picture', ids.carla],
  ]);
  const size = await run.page.evaluate(async (url) => {
    const response = await fetch(url ?? '');
    return (await createImageBitmap(await response.blob())).width;
  }, pictures[1]);
  expect(size).toBe(160);

  const texts = await run.page.evaluate(
    async (known) => [
      await WPP.contact.getStatus(known.bruno),
      await WPP.contact.getStatus(known.carla),
    ],
    ids,
  );
  expect(texts).toEqual(['Ocupada', null]);
  // Of somebody whom the page does not know wa-js asks first whether the number exists.
  const stranger = '5511912345678@c.us';
  expect(await run.page.evaluate((id) => WPP.contact.getStatus(id), stranger)).toBeNull();
  expect(run.standin.serverLookUps.slice(2).map(({ kind, id }) => [kind, id])).toEqual([
    ['about', ids.bruno],
    ['about', ids.carla],
    ['exists', stranger],
  ]);
  expect(run.complaints).toEqual([]);
});

test('a private id and its phone, when they come with a message', async () => {
  await run.openReady();
  const lid = '200000000000088@lid';
  const phoneId = '5511977770088@c.us';
  await run.standin.customerWrites(lid, 'Oi', { pushname: 'Lia', phoneId });
  const entry = await run.page.evaluate(async (id) => {
    const { phoneNumber, contact } = await WPP.contact.getPnLidEntry(id);
    return [phoneNumber?._serialized, contact?.pushname];
  }, lid);
  expect(entry).toEqual([phoneId, 'Lia']);
  expect(run.standin.serverLookUps).toEqual([]);
  await run.page.reload();
  await run.ready();
  const again = await run.page.evaluate(async (id) => {
    const { lid: found } = await WPP.contact.getPnLidEntry(id);
    return found?._serialized;
  }, phoneId);
  expect(again).toBe(lid);
});
