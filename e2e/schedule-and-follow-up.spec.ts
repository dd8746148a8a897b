/** Messages for later and follow-ups, end to end: what WhatsApp receives, and what comes back to the human. */
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import type { Panel } from './pages/panel.ts';
import { fill } from './pages/words.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const QUESTION = 'Oi! Qual o prazo de entrega para o centro?';
const ANSWER = 'Entregamos em até 3 dias úteis.';
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** What can be done later about Ana, with this answer begun. */
async function openLater(panel: Panel): Promise<Locator> {
  await panel.deck.turnTo('Ana Souza');
  await panel.deck.edit('Ana Souza', ANSWER);
  await panel.page.getByRole('button', { name: panel.words.planned.later, exact: true }).click();
  return panel.page.getByRole('dialog');
}

/** '2026-11-19T08:00' on the clock of Ana's area code. */
function onAnasClock(at: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Sao_Paulo',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return format.format(at).replace(' ', 'T');
}

/** The panel's clock stands at this instant; the background's goes on. */
async function panelAt(panel: Panel, at: number): Promise<void> {
  await panel.page.clock.setFixedTime(at);
  await panel.page.reload();
}

test('a message for later leaves at its instant, exactly as approved', async ({
  standin,
  mettri,
  panel,
}) => {
  const now = Date.now();
  // Approved an hour ago for this very minute: nobody has to wait for it here.
  await panelAt(panel, now - HOUR);
  await standin.customerWrites(ids.ana, QUESTION);
  const later = await openLater(panel);
  const field = later.getByLabel(fill(panel.words.planned.at, { name: 'Ana Souza' }));
  await field.fill(onAnasClock(now));
  await later.getByRole('button', { name: panel.words.planned.approveThen }).click();
  const received = await standin.waitForReceived(({ chatId }) => chatId === ids.ana);
  expect(received).toMatchObject({ body: ANSWER });
  await expect
    .poll(async () => (await mettri.rows('outbox')).map(({ status }) => status))
    .toContainEqual(expect.stringMatching(/^(sent|delivered|read)$/));
  expect(standin.received).toHaveLength(1);
});

test('a message for tomorrow is taken back when they write before', async ({
  standin,
  mettri,
  panel,
}) => {
  await standin.customerWrites(ids.ana, QUESTION);
  const later = await openLater(panel);
  await later.getByRole('button', { name: panel.words.planned.approveThen }).click();
  await panel.goToMore('planned');
  await expect(panel.page.getByRole('listitem').filter({ hasText: ANSWER })).toBeVisible();
  const waiting = async () =>
    (await mettri.rows('outbox')).find(({ chatId }) => chatId === ids.ana);
  // The background has looked at it, and left it where it is.
  await expect.poll(async () => (await waiting())?.waiting?.until ?? 0).toBeGreaterThan(Date.now());

  await standin.customerWrites(ids.ana, 'Deixa, já comprei em outro lugar.');
  await expect.poll(async () => (await waiting())?.voided?.reason).toBe('newer-message');
  await panel.go('approvals');
  await panel.deck.turnTo('Ana Souza');
  await expect(panel.page.getByText(panel.words.approvals.voided['newer-message'])).toBeVisible();
  await expect(panel.deck.reply('Ana Souza')).toHaveValue(ANSWER);
  expect(standin.received).toEqual([]);
});

test('a follow-up becomes a card when no answer came, and none when one did', async ({
  standin,
  mettri,
  panel,
}) => {
  const now = Date.now();
  const remind = async () => {
    await panelAt(panel, now - 3 * DAY);
    await panel.go('chats');
    await panel.chats.open('Ana Souza');
    await panel.page.getByRole('button', { name: panel.words.planned.later, exact: true }).click();
    await panel.page
      .getByRole('dialog')
      .getByRole('button', { name: panel.words.planned.remind })
      .click();
    await expect.poll(async () => (await mettri.rows('followUps')).length).toBe(1);
  };
  const threeDaysLater = async () => {
    await panelAt(panel, now);
    await panel.go('approvals');
  };

  await remind();
  await standin.customerWrites(ids.ana, QUESTION);
  await expect.poll(async () => (await mettri.rows('followUps')).length).toBe(0);
  // Answered, so that nobody waits when the next one is due.
  await standin.ownPhoneWrites(ids.ana, ANSWER);

  await remind();
  await threeDaysLater();
  await panel.deck.turnTo('Ana Souza');
  await expect(panel.deck.reply('Ana Souza')).toHaveValue(panel.words.planned.followUpText);
  expect(standin.received).toEqual([]);
  await panel.deck.approveByKey();
  await expect.poll(async () => (await mettri.rows('followUps')).length).toBe(0);
  await expect
    .poll(async () => (await mettri.rows('outbox')).find(({ chatId }) => chatId === ids.ana)?.text)
    .toBe(panel.words.planned.followUpText);
});
