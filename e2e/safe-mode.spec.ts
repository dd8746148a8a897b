/** WhatsApp restricts the account: Mettri stops by itself, says why, keeps capturing, and sends again when the user says so. */
import { expect, test } from './fixtures/test.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const QUESTION = 'Oi! Qual o prazo de entrega para o centro?';
const ANSWER = 'Oi, Ana! Entregamos em até 3 dias úteis.';

test('a restriction stops all sending until the user leaves safe mode', async ({
  standin,
  mettri,
  panel,
}) => {
  const { words } = panel;
  await standin.customerWrites(ids.ana, QUESTION);
  await panel.deck.turnTo('Ana Souza');
  await standin.setRestricted(true);
  await expect(panel.page.getByText(words.safety.because.restricted)).toBeVisible();
  await expect
    .poll(async () => (await mettri.rows('settings'))[0])
    .toMatchObject({ safeMode: true, safeModeBecause: 'restricted' });

  // The restriction is lifted: nothing goes by itself all the same.
  await standin.setRestricted(false);
  await panel.deck.editAndApprove('Ana Souza', ANSWER);
  const row = async () => (await mettri.rows('outbox')).find(({ chatId }) => chatId === ids.ana);
  await expect.poll(async () => (await row())?.waiting?.reason).toBe('hold');
  // Capture goes on.
  await standin.customerWrites(ids.bruno, 'Vocês abrem no sábado?');
  await expect
    .poll(async () => (await mettri.rows('messages')).map(({ text }) => text))
    .toContain('Vocês abrem no sábado?');
  expect(standin.received).toEqual([]);

  await panel.page.getByRole('button', { name: words.sending.leaveSafeMode }).first().click();
  await panel.page.getByRole('button', { name: words.safety.leave }).click();
  await standin.waitForReceived(({ body }) => body === ANSWER);
  await expect(panel.page.getByText(words.safety.because.restricted)).toBeHidden();
  expect(standin.received).toHaveLength(1);

  // The next sign is heard again.
  await standin.setRestricted(true);
  await expect(panel.page.getByText(words.safety.because.restricted)).toBeVisible();
});
