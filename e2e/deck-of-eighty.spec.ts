/** A whole deck by keyboard: each text leaves once, for the person on its card. */
import { askingName, askingShop } from './fixtures/asking-shop.ts';
import { dealtDeck, walkDeck } from './fixtures/deck-walk.ts';
import { expect, test } from './fixtures/test.ts';
import { fill } from './pages/words.ts';
import { bulkChatId } from './whatsapp-web-standin/standin.ts';

const PEOPLE = 80;

test.use({ standinOptions: { shop: askingShop(PEOPLE) } });

// Read as fast as a human may, eighty cards take most of a minute.
test.setTimeout(300_000);

test('eighty cards: each message leaves once, to the person and with the text of its card', async ({
  standin,
  mettri,
  whatsApp,
}) => {
  const panel = await dealtDeck(mettri, whatsApp, PEOPLE);
  const { words, page } = panel;
  const plan = page.getByRole('region', { name: words.pace.batch.title });
  await expect(plan).toContainText(fill(words.pace.batch.count_other, { count: PEOPLE }));
  expect(standin.received).toEqual([]);

  const { approved, undone } = await walkDeck(panel, { people: PEOPLE, undoAt: 40, seed: 3 });
  expect(undone).not.toBe('');
  const names = Array.from({ length: PEOPLE }, (_, index) => askingName(index));
  expect(approved.map(({ name }) => name).sort()).toEqual([...names].sort());

  await expect.poll(() => standin.received.length).toBe(PEOPLE);
  const texts = new Map(approved.map(({ name, text }) => [name, text]));
  const told = names.map((name, index) => `${bulkChatId(index)} ${texts.get(name) ?? ''}`);
  expect(standin.received.map(({ chatId, body }) => `${chatId} ${body ?? ''}`).sort()).toEqual(
    told.sort(),
  );
  await expect
    .poll(async () => [...new Set((await mettri.rows('outbox')).map(({ status }) => status))])
    .toEqual(['read']);
  expect(await mettri.rows('outbox')).toHaveLength(PEOPLE);
  expect(standin.received).toHaveLength(PEOPLE);
  await expect(panel.deck.outbox).toContainText(words.outbox.recent);
});
