/** WCAG 2.2 AA on every screen, light and dark, as far as axe can tell. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { CHAIN_START, linked } from '../src/domain/consent-chain.ts';
import { writeRows } from './fixtures/extension-database.ts';
import { expect, test } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';
import { fill } from './pages/words.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';
import type { Standin } from './whatsapp-web-standin/standin.ts';

// So many screens, each looked at by axe.
test.setTimeout(300_000);

/** The panel has no frames: without them axe needs no second page. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

/** Colours change step by step: what stands between two schemes is in neither. */
function colorsAtRest(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const endless = Infinity;
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== endless);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** In the light all rules; in the dark, where nothing but colours is different, those that look at them. */
async function violations(page: Page): Promise<string[]> {
  const light = await axe(page)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  await colorsAtRest(page);
  const dark = await axe(page).withRules(['color-contrast', 'link-in-text-block']).analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  await colorsAtRest(page);
  return Object.entries({ light, dark }).flatMap(([scheme, found]) =>
    found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${scheme}: ${id}: ${html.slice(0, 160)}`),
    ),
  );
}

/** One more than there are colours. */
const LABELS = Array.from({ length: 9 }, (_, at) => `Cliente ${at + 1}`);

/** The kinds whose faces differ most, the poll last. */
async function everyFace(standin: Standin): Promise<void> {
  const offer = await standin.ownPhoneWrites(ids.ana, 'Custa R$ 10');
  await standin.ownPhoneEdits(offer.stanzaId, 'Custa R$ 12');
  await standin.react(offer.stanzaId, ids.ana, '👍');
  const slip = await standin.customerWrites(ids.ana, 'errei', { quotes: offer.stanzaId });
  await standin.customerRevokes(slip.stanzaId);
  await standin.customerWrites(ids.ana, 'https://loja.example/azul', {
    link: { url: 'https://loja.example/azul', title: 'Azul', description: 'Algodão' },
  });
  await standin.customerWrites(ids.ana, '', {
    type: 'image',
    media: { mimetype: 'image/jpeg', size: 9000, width: 300, height: 90 },
  });
  await standin.customerWrites(ids.ana, '', {
    type: 'vcard',
    cards: [{ name: 'Rui Alves', phone: '5511977776666' }],
  });
  await standin.customerWrites(ids.ana, '', { type: 'image', viewOnce: true });
  await standin.customerWrites(ids.ana, '', { type: 'hologram' });
  await standin.customerWrites(ids.ana, '', {
    type: 'poll_creation',
    poll: { name: 'Qual cor?', options: ['Azul', 'Verde'] },
  });
}

test('every screen', async ({ standin, mettri, whatsApp }) => {
  await whatsApp.bringToFront();
  const page = await mettri.openPanelTab();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const panel = new Panel(page);
  await expect(panel.firstRun).toBeVisible();
  expect(await violations(page), 'first run').toEqual([]);
  await panel.passFirstRun();
  await panel.connected();

  await standin.customerWrites(ids.ana, 'Qual o prazo de entrega para o centro?');
  await panel.deck.turnTo('Ana Souza');
  await panel.deck.suggestion('Ana Souza');
  expect(await violations(page), 'approvals').toEqual([]);

  await panel.go('chats');
  await expect(panel.chats.entry('Ana Souza').first()).toBeVisible();
  expect(await violations(page), 'chats').toEqual([]);
  await panel.chats.open('Ana Souza');
  expect(await violations(page), 'timeline').toEqual([]);
  await everyFace(standin);
  await expect(panel.chats.message('Ana Souza', 'Qual cor?')).toBeInViewport();
  expect(await violations(page), 'kinds of messages').toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(page.url().replace('sidepanel', 'workspace'));
  await page.getByRole('button', { name: panel.words.nav.chats, exact: true }).click();
  await panel.chats.open('Ana Souza');
  await expect(panel.chats.message('Ana Souza', 'Qual cor?')).toBeInViewport();
  expect(await violations(page), 'workspace').toEqual([]);
  await page.goto(page.url().replace('workspace', 'sidepanel'));
  await page.setViewportSize({ width: 360, height: 740 });

  await panel.go('search');
  await panel.search.type('frete');
  await expect(panel.search.result('frete').first()).toBeVisible();
  expect(await violations(page), 'search').toEqual([]);

  await panel.go('contacts');
  await expect(panel.contacts.entry('Ana Souza')).toBeVisible();
  expect(await violations(page), 'contacts').toEqual([]);
  await panel.contacts.openCard('Ana Souza');
  expect(await violations(page), 'card of a contact').toEqual([]);
  for (const name of LABELS) await panel.contacts.putLabelOn(name);
  await panel.contacts.writeNote('Prefere entrega à tarde.');
  await page.getByRole('button', { name: panel.words.labels.addFull }).click();
  await page.keyboard.type('Cliente');
  await page.keyboard.press('ArrowDown');
  expect(await violations(page), 'labels and notes').toEqual([]);
  await panel.contacts.closeCard();
  await expect(panel.contacts.entry('Cliente 1').first()).toBeVisible();
  expect(await violations(page), 'labels in the list').toEqual([]);

  await panel.go('more');
  expect(await violations(page), 'more').toEqual([]);
  for (const screen of [
    'templates',
    'identity',
    'backfill',
    'import',
    'data',
    'settings',
    'status',
  ] as const) {
    await panel.goToMore(screen);
    // Lines of a long list are hidden until they are measured.
    if (screen === 'backfill')
      await expect(panel.backfill.entry('Ana Souza').first()).toBeVisible();
    expect(await violations(page), screen).toEqual([]);
  }
  await panel.goToMore('data');
  await panel.data.beginBackup('cavalo');
  expect(await violations(page), 'passphrase').toEqual([]);
  // Opened from the status screen alone.
  await panel.goToMore('status');
  await page.getByRole('button', { name: panel.words.diagnostics.open }).click();
  await expect(page.getByText(panel.words.diagnostics.showAll)).toBeVisible();
  for (const more of await page.locator('summary').all()) await more.click();
  expect(await violations(page), 'diagnostics').toEqual([]);
});

/** Rows that nobody has, as long as nothing goes wrong: each with a face of its own. */
function troubles(now: number): Record<string, object[]> {
  const row = (id: string, chatId: string, rest: object) => ({
    id,
    chatId,
    text: 'Chegou a *coleção nova*.',
    priority: 'follow-up',
    createdAt: now,
    updatedAt: now,
    version: 1,
    ...rest,
  });
  const findings = [{ policy: 'unanswered', decision: 'refuse', values: { count: 2 } }];
  const approval = { hash: '', at: now, sendAfter: now + 3_600_000 };
  const waiting = { reason: 'hold', until: now + 3_600_000 };
  const said = { chatId: ids.bruno, kind: 'opt-in', at: now, by: 'user', recordedAt: now } as const;
  return {
    outbox: [
      row('refused', ids.ana, { status: 'refused', verdict: { decision: 'refuse', findings } }),
      row('unconfirmed', ids.bruno, { status: 'unconfirmed', stanzaId: '3EB0AXE' }),
      row('approved', ids.dora, { status: 'approved', approval, waiting }),
      row('missing', ids.unsaved, {
        status: 'draft',
        text: 'Seu {{pedido}} chegou.',
        voided: { reason: 'newer-message', at: now },
      }),
    ],
    sendLedger: Array.from({ length: 90 }, (_, index) => ({
      outboxId: `${index}`,
      chatId: `${index}@c.us`,
      at: now - 3_600_000,
      fingerprint: [],
      firstContact: true,
    })),
    consent: [{ id: 1, ...linked(said, CHAIN_START) }],
    doNotContactLists: [
      { id: 'a', name: 'Procon', saoPaulo: true, importedAt: 0, numbers: 1, total: 2 },
    ],
  };
}

/** Opened with the keyboard, closed with Escape: the focus is where it was. */
async function opensAndCloses(page: Page, opener: Locator): Promise<void> {
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(':focus')).toHaveCount(1);
  expect(await violations(page), 'dialog').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
}

test('every face of sending', async ({ mettri, panel }) => {
  const { page, words } = panel;
  await expect.poll(async () => (await mettri.rows('chats')).length).toBeGreaterThan(3);
  await expect.poll(async () => (await mettri.rows('consent')).length).toBe(1);
  await writeRows(await mettri.reader(), troubles(Date.now()));
  await page.reload();
  await panel.deck.turnTo('Ana Souza');
  expect(await violations(page), 'refused').toEqual([]);
  await panel.deck.turnTo('Bruno Lima');
  expect(await violations(page), 'unconfirmed').toEqual([]);
  await panel.deck.turnTo('Edu');
  expect(await violations(page), 'a variable is missing').toEqual([]);
  await opensAndCloses(page, page.getByRole('button', { name: words.delivery.stopAll }));

  await panel.goToMore('pace');
  await expect(page.getByRole('meter').first()).toBeVisible();
  expect(await violations(page), 'pace').toEqual([]);
  await panel.goToMore('planned');
  expect(await violations(page), 'planned').toEqual([]);
  await panel.goToMore('doNotContact');
  expect(await violations(page), 'do not contact').toEqual([]);
  await opensAndCloses(
    page,
    page.getByRole('button', { name: fill(words.doNotContact.removeOf, { name: 'Procon' }) }),
  );
  await panel.goToMore('consent');
  await expect(panel.consent.lines.first()).toBeVisible();
  expect(await violations(page), 'ledger').toEqual([]);
  await opensAndCloses(page, page.getByRole('button', { name: words.consent.record, exact: true }));

  await page.getByRole('button', { name: words.safety.turnOn }).click();
  const leave = page.getByRole('button', { name: words.sending.leaveSafeMode });
  await expect(leave).toHaveCount(2);
  expect(await violations(page), 'safe mode').toEqual([]);
  await opensAndCloses(page, leave.last());
});

test('the search, while somebody types and when nothing is found', async ({
  standin,
  mettri,
  panel,
}) => {
  const { page, search, words } = panel;
  await standin.customerWrites(ids.ana, 'Quanto custa o orçamento da cortina? R$ 1.500,00');
  await standin.customerWrites(ids.ana, 'Mandei dois orçamentos ontem');
  await expect
    .poll(async () => (await mettri.rows('messages')).map(({ text }) => text))
    .toContain('Mandei dois orçamentos ontem');
  await panel.searchIndexReady();
  await search.type('orçamento depois:2020 tem:p');
  await expect(page.getByRole('option', { name: 'tem:preço' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  expect(await violations(page), 'a filter is being typed').toEqual([]);
  await search.field.fill('orçamento');
  await expect(page.getByRole('option').filter({ hasText: 'dois orçamentos' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  expect(await violations(page), 'levels').toEqual([]);
  await search.field.fill('orcamneto cortina');
  await expect(page.getByRole('option', { name: '“orçamento”' })).toBeVisible();
  expect(await violations(page), 'a typo').toEqual([]);
  await search.field.fill('zebra girafa antes:xis de:ninguem ');
  await expect(search.none).toBeVisible();
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: fill(words.search.unknown.from, { name: 'ninguem' }) }),
  ).toBeVisible();
  expect(await violations(page), 'nothing found').toEqual([]);
  await search.field.fill(words.nav.settings.slice(0, 5));
  const goTo = page.getByRole('group', { name: words.search.commands });
  await expect(goTo.getByRole('option', { name: words.nav.settings, exact: true })).toBeVisible();
  expect(await violations(page), 'a screen to go to').toEqual([]);
  await search.field.fill('de:ana OU de:bruno ');
  await expect(page.getByRole('listitem').filter({ hasText: '“OU”' })).toBeVisible();
  expect(await violations(page), 'an OR between filters').toEqual([]);
  await search.field.fill('orçamento');
  await page.getByRole('button', { name: words.search.keep }).click();
  expect(await violations(page), 'a name for a search').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: words.search.letGo })).toBeVisible();
  await search.field.fill('');
  await expect(page.getByRole('region', { name: words.search.kept })).toBeVisible();
  expect(await violations(page), 'kept searches').toEqual([]);
});
