/** The page wants something sent that nobody approved, or sent twice, or wants us to believe what is not so. */
import type { OutboxRow } from '../src/database/rows.ts';
import { attack } from './fixtures/attack-page.ts';
import type { Mettri } from './fixtures/launch-mettri.ts';
import { expect, test } from './fixtures/test.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const ME = '5511999990001@c.us';
const ANSWER = 'Temos sim, Ana!';
const DONE = /^(sent|delivered|read)$/;

test.use({ undoSeconds: 0 });

async function rowOf(mettri: Mettri, chatId: string): Promise<OutboxRow> {
  const row = (await mettri.rows('outbox')).find((one) => one.chatId === chatId);
  if (!row) throw new Error('No such row.');
  return row;
}

/** Every word about a message that could move its row, and every order that could send it again, or another. */
function forgeries({ id, chatId, text, stanzaId = '3EB0FFFFFFFFFFFFFFFFFF' }: OutboxRow) {
  const another = '3EB0EEEEEEEEEEEEEEEEEE';
  const order = { account: ME, chatId, text };
  const file = { kind: 'document', name: 'a.pdf', mimeType: 'application/pdf', size: 1 };
  return {
    events: [
      ...['sent', 'failed', 'unknown', 'unsent'].map((outcome) => ({
        type: 'send-result',
        stanzaId,
        outcome,
        messageId: `true_${chatId}_${stanzaId}`,
      })),
      ...['found', 'absent', 'unsent', 'pending'].map((outcome) => ({
        type: 'look-up-result',
        stanzaId,
        outcome,
        ack: 3,
      })),
      ...[-1, 1, 2, 3].map((ack) => ({
        type: 'acks',
        acks: [{ id: `true_${chatId}_${stanzaId}`, ack }],
      })),
      { type: 'approve', id, text },
      { type: 'connection', state: 'restricted', since: Date.now() },
      { type: 'nudge' },
    ],
    commands: [
      { type: 'send-text', stanzaId, ...order },
      { type: 'send-text', stanzaId: another, ...order },
      { type: 'send-file', stanzaId: another, account: ME, chatId, caption: text, ...file },
      { type: 'file-chunk', stanzaId: another, index: 0, data: 'AA==' },
      { type: 'look-up', stanzaId, chatIds: [chatId], pageInstance: '' },
      { type: 'approve', id, text },
    ],
  };
}

test('a draft stays a draft, and nothing is sent, whatever the page says and orders', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  await standin.customerWrites(ids.ana, 'Tem azul?');
  await panel.deck.turnTo('Ana Souza');
  await expect.poll(async () => (await mettri.rows('outbox')).length).toBeGreaterThan(0);
  const draft = await rowOf(mettri, ids.ana);
  expect(await whatsApp.evaluate(attack, forgeries(draft))).toBe(0);
  // A true message shows that the line works, and that whatever was forged had its time.
  await standin.customerWrites(ids.bruno, 'Ainda aí?');
  await expect
    .poll(async () => (await mettri.rows('messages')).map(({ text }) => text))
    .toContain('Ainda aí?');
  expect(await rowOf(mettri, ids.ana)).toEqual(draft);
  expect((await mettri.rows('audit')).filter(({ to }) => to !== 'draft')).toEqual([]);
  expect((await mettri.rows('settings')).every(({ safeMode }) => !safeMode)).toBe(true);
  expect(standin.received).toEqual([]);
});

test('what is on its way is sent once, and its row believes WhatsApp alone', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  // WhatsApp is silent about it until the test lets it speak.
  await standin.setSending({ kind: 'never-resolves', reaches: true, stored: true });
  await standin.customerWrites(ids.ana, 'Tem azul?');
  await panel.deck.turnTo('Ana Souza');
  await panel.deck.editAndApprove('Ana Souza', ANSWER);
  const { stanzaId } = await standin.waitForReceived(({ body }) => body === ANSWER, 30_000);
  await expect.poll(async () => (await rowOf(mettri, ids.ana)).status).toBe('sending');
  const before = await rowOf(mettri, ids.ana);
  expect(before.stanzaId).toBe(stanzaId);

  for (let round = 0; round < 3; round += 1)
    expect(await whatsApp.evaluate(attack, forgeries(before))).toBe(0);
  await standin.customerWrites(ids.bruno, 'Ainda aí?');
  await expect
    .poll(async () => (await mettri.rows('messages')).map(({ text }) => text))
    .toContain('Ainda aí?');
  expect(await rowOf(mettri, ids.ana)).toEqual(before);
  expect(standin.received.map(({ body }) => body)).toEqual([ANSWER]);

  await standin.setAck(stanzaId, 1);
  await expect.poll(async () => (await rowOf(mettri, ids.ana)).status).toMatch(DONE);
  const steps = (await mettri.rows('audit')).filter(({ outboxId }) => outboxId === before.id);
  expect(steps.map(({ to }) => to).filter((to) => to !== 'delivered' && to !== 'read')).toEqual([
    'draft',
    'approved',
    'sending',
    'sent',
  ]);
  expect(standin.received).toHaveLength(1);
});

test('an order that is repeated on the extension’s own way is followed once', async ({
  standin,
  mettri,
  panel,
}) => {
  await standin.customerWrites(ids.ana, 'Tem azul?');
  await panel.deck.turnTo('Ana Souza');
  await panel.deck.editAndApprove('Ana Souza', ANSWER);
  await standin.waitForReceived(({ body }) => body === ANSWER, 30_000);
  await expect.poll(async () => (await rowOf(mettri, ids.ana)).status).toMatch(DONE);
  const { stanzaId, chatId, text } = await rowOf(mettri, ids.ana);
  const order = { type: 'send-text', stanzaId, account: ME, chatId, text };
  const delivered = await panel.page.evaluate(async (data) => {
    const [tab] = await chrome.tabs.query({ url: 'https://web.whatsapp.com/*' });
    const answers: unknown[] = [];
    for (let again = 0; again < 5; again += 1)
      answers.push(
        await chrome.tabs.sendMessage(tab?.id ?? 0, {
          id: again,
          type: 'pageCommand',
          data,
          timestamp: Date.now(),
        }),
      );
    return answers.length;
  }, order);
  expect(delivered).toBe(5);
  await standin.customerWrites(ids.bruno, 'Ainda aí?');
  await expect
    .poll(async () => (await mettri.rows('messages')).map(({ text: body }) => body))
    .toContain('Ainda aí?');
  expect(standin.received).toHaveLength(1);
});
