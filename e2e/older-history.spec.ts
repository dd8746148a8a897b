/** What only the phone has is asked for when the user wants it, and its beginning or its silence is told apart. */
import type { Page } from '@playwright/test';
import { expectedFacts, factsOf } from './fixtures/expected-rows.ts';
import type { Mettri } from './fixtures/launch-mettri.ts';
import { expect, test } from './fixtures/test.ts';
import { smallShop, smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';
import type { Shop } from './whatsapp-web-standin/standin.ts';

const COUNT = 120;
const ON_PHONE = 80;

/** Bruno's talk is long, and its beginning is on the phone alone. */
function talkativeShop(): Shop {
  const shop = smallShop(Date.now());
  const start = Math.floor(Date.now() / 1000) - 30 * 86_400;
  const talk = Array.from({ length: COUNT }, (_, index) => ({
    stanzaId: `3AB0${String(index).padStart(6, '0')}`,
    chatId: ids.bruno,
    fromMe: index % 3 === 0,
    type: 'chat',
    body: `mensagem ${index}`,
    t: start + index * 3600,
    ack: 1 as const,
  }));
  const others = shop.messages.filter(({ chatId }) => chatId !== ids.bruno);
  const chats = shop.chats.map((chat) =>
    chat.id === ids.bruno ? { ...chat, onPhoneOnly: ON_PHONE } : chat,
  );
  return { ...shop, chats, messages: [...others, ...talk] };
}

/** As the screen of the backfill asks for it. */
async function readOlder(screen: Page): Promise<void> {
  await screen.evaluate(async (chatId) => {
    const data = { phone: true, chatIds: [chatId] };
    await chrome.runtime.sendMessage({ id: 1, type: 'startBackfill', data, timestamp: Date.now() });
  }, ids.bruno);
}

const storedOf = async (mettri: Mettri) =>
  (await mettri.rows('messages')).filter(({ chatId }) => chatId === ids.bruno);
const backfillOf = async (mettri: Mettri) =>
  (await mettri.rows('jobs')).find(({ job }) => job === 'backfill');
const coverageOf = async (mettri: Mettri) =>
  (await mettri.rows('coverage')).find(({ chatId }) => chatId === ids.bruno);

test.use({ standinOptions: { shop: talkativeShop() } });

test('the phone is asked until it has nothing older', async ({ standin, mettri, panel }) => {
  await expect.poll(async () => (await storedOf(mettri)).length).toBe(COUNT - ON_PHONE);
  expect(standin.phoneHistoryRequests).toEqual([]);
  await readOlder(panel.page);
  await expect
    .poll(async () => (await backfillOf(mettri))?.state, { timeout: 60_000 })
    .toBe('done');
  const byTime = (one: { timestamp: number }, other: { timestamp: number }) =>
    one.timestamp - other.timestamp;
  expect((await storedOf(mettri)).map(factsOf).sort(byTime)).toEqual(
    standin.messages(ids.bruno).map(expectedFacts).sort(byTime),
  );
  expect(standin.phoneHistoryRequests.map(({ oldestStanzaId }) => oldestStanzaId)).toEqual([
    '3AB0000080',
    '3AB0000030',
  ]);
  expect(await coverageOf(mettri)).toMatchObject({
    reachedLocalStart: true,
    reachedPhoneStart: true,
  });
});

test('a phone that does not answer is left alone, and nothing is claimed', async ({
  standin,
  mettri,
  panel,
}) => {
  await standin.setPhoneHistory({ answers: false });
  await expect.poll(async () => (await storedOf(mettri)).length).toBe(COUNT - ON_PHONE);
  await readOlder(panel.page);
  await expect
    .poll(async () => (await backfillOf(mettri))?.state, { timeout: 60_000 })
    .toBe('done');
  expect(standin.phoneHistoryRequests).toHaveLength(1);
  expect((await storedOf(mettri)).length).toBe(COUNT - ON_PHONE);
  expect((await coverageOf(mettri))?.reachedPhoneStart).not.toBe(true);
});
