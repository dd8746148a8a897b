/** After an update of WhatsApp each capability goes on as well as it can, says how, and is whole again after a reload. */
import type { Page } from '@playwright/test';
import type { Mettri } from './fixtures/launch-mettri.ts';
import { expect, setUndoSeconds, test } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';
import type { ModuleFault } from './whatsapp-web-standin/standin.ts';

// wa-js is given 30 seconds before anybody else takes over.
test.setTimeout(150_000);
const TAKEN_OVER = { timeout: 60_000 };

type Driver = 'wa-js' | 'look-up' | 'dom' | 'off';

const texts = async (mettri: Mettri) => (await mettri.rows('messages')).map(({ text }) => text);

async function openPanel(mettri: Mettri): Promise<Panel> {
  const panel = new Panel(await mettri.openPanelTab());
  await panel.passFirstRun();
  return panel;
}

/** Looks on the status screen, and stays there. */
async function expectDrivers(
  panel: Panel,
  expected: Partial<Record<'auth' | 'list' | 'messages' | 'events' | 'send', Driver>>,
): Promise<void> {
  await panel.goToMore('status');
  for (const [name, driver] of Object.entries(expected))
    await expect(panel.capability(name as 'auth')).toContainText(
      panel.words.diagnostics.driver[driver],
      TAKEN_OVER,
    );
}

/** WhatsApp's tab, with a clock that can be put forward. */
async function openClocked(mettri: Mettri): Promise<Page> {
  await (await mettri.emptyTab()).clock.install();
  const whatsApp = await mettri.openWhatsApp();
  await whatsApp.bringToFront();
  return whatsApp;
}

/** wa-js has had its time. */
async function letWaJsPass(whatsApp: Page): Promise<void> {
  await whatsApp.clock.fastForward(31_000);
}

/** As a human opens a chat. */
async function openByHand(whatsApp: Page, name: string): Promise<void> {
  await whatsApp.bringToFront();
  await whatsApp.locator(`#pane-side span[title="${name}"]`).click();
  await expect(whatsApp.locator('#main header')).toContainText(name);
}

const composer = (whatsApp: Page) => whatsApp.locator('#main footer [contenteditable]');

test.describe('modules and exports that moved', () => {
  const moved: ModuleFault[] = [
    { kind: 'renamed', module: 'WAWebMsgCollection', to: 'WAWebMessages' },
    {
      kind: 'export-moved',
      module: 'WAWebSendMsgChatAction',
      export: 'addAndSendMsgToChat',
      toModule: 'WAWebSend',
    },
  ];
  test.use({ standinOptions: { moduleFaults: moved } });

  test('cost nothing: wa-js finds them by their shape', async ({ standin, mettri, panel }) => {
    await standin.customerWrites(ids.ana, 'Mudou alguma coisa?');
    await expect.poll(() => texts(mettri)).toContain('Mudou alguma coisa?');
    await expectDrivers(panel, {
      auth: 'wa-js',
      list: 'wa-js',
      messages: 'wa-js',
      events: 'wa-js',
      send: 'wa-js',
    });
  });
});

test.describe('an export that wa-js does not recognise any more', () => {
  const moved: ModuleFault = {
    kind: 'export-moved',
    module: 'WAWebChatCollection',
    export: 'ChatCollection',
    toModule: 'WAWebChats',
    as: 'AllChats',
  };
  test.use({ standinOptions: { moduleFaults: [moved] } });

  test('is found by the look-up, and by wa-js again once it is back', async ({
    standin,
    mettri,
    whatsApp,
  }) => {
    await whatsApp.bringToFront();
    const panel = await openPanel(mettri);
    await expect(panel.connection('degraded')).toBeVisible(TAKEN_OVER);
    await expectDrivers(panel, { list: 'look-up', messages: 'look-up', events: 'look-up' });
    await standin.customerWrites(ids.ana, 'E agora, chegou?');
    await expect.poll(() => texts(mettri)).toContain('E agora, chegou?');
    // The history came too: what was there before.
    await expect.poll(() => texts(mettri)).toContain('Fiz o pix agora');

    standin.setModuleFaults([]);
    await panel.page
      .getByRole('button', { name: panel.words.connection.reloadWhatsApp })
      .first()
      .click();
    await panel.connected();
    await expectDrivers(panel, { list: 'wa-js', messages: 'wa-js', events: 'wa-js' });
  });
});

test.describe('a store that is gone', () => {
  test.use({
    standinOptions: { moduleFaults: [{ kind: 'missing', module: 'WAWebMsgCollection' }] },
  });

  test('leaves the open chat to the screen, and the diagnostics name it', async ({
    standin,
    mettri,
    whatsApp,
  }) => {
    await whatsApp.bringToFront();
    const panel = await openPanel(mettri);
    await expect(panel.connection('degraded')).toBeVisible(TAKEN_OVER);
    await expectDrivers(panel, { auth: 'wa-js', list: 'wa-js', messages: 'dom', events: 'dom' });

    await openByHand(whatsApp, 'Ana Souza');
    await standin.customerWrites(ids.ana, 'Você está aí? 😀');
    await standin.customerWrites(ids.bruno, 'Ninguém vê isto');
    const held = standin.messages(ids.ana);
    await expect
      .poll(async () => (await mettri.rows('messages')).map(({ id }) => id).sort())
      .toEqual(
        held.map(({ fromMe, stanzaId }) => `${String(fromMe)}_${ids.ana}_${stanzaId}`).sort(),
      );
    expect(await texts(mettri)).toContain('Você está aí? 😀');

    await panel.page.bringToFront();
    await panel.goToMore('status');
    await panel.page.getByRole('button', { name: panel.words.diagnostics.open }).click();
    await expect(
      panel.page.getByRole('heading', { name: panel.words.diagnostics.notFound }).locator('..'),
    ).toContainText('MsgStore');

    // What the screen told gives way to what WhatsApp's own store says, and what nobody saw is caught up with.
    standin.setModuleFaults([]);
    await whatsApp.reload();
    await panel.connected();
    await expect.poll(() => texts(mettri)).toContain('Ninguém vê isto');
    await expect
      .poll(async () => (await mettri.rows('messages')).filter(({ onScreen }) => onScreen))
      .toEqual([]);
    const rows = await mettri.rows('messages');
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});

test.describe('modules that arrive with gaps', () => {
  test.use({ standinOptions: { moduleArrival: { batches: 3, gapMs: 1500 } } });

  test('wa-js is never ready, the look-up captures, and a reload mends it', async ({
    standin,
    mettri,
    whatsApp,
  }) => {
    await whatsApp.bringToFront();
    const panel = await openPanel(mettri);
    await expect(panel.connection('degraded')).toBeVisible(TAKEN_OVER);
    await expectDrivers(panel, {
      auth: 'look-up',
      list: 'look-up',
      messages: 'look-up',
      events: 'look-up',
      send: 'dom',
    });
    await standin.customerWrites(ids.bruno, 'Deu certo o pagamento?');
    await expect.poll(() => texts(mettri)).toContain('Deu certo o pagamento?');
    const held = standin.chats().flatMap(({ id }) => standin.messages(id));
    await expect.poll(async () => (await mettri.rows('messages')).length).toBe(held.length);

    standin.setModuleArrival('at-once');
    await panel.page
      .getByRole('button', { name: panel.words.connection.reloadWhatsApp })
      .first()
      .click();
    await panel.connected();
    await expectDrivers(panel, { auth: 'wa-js', send: 'wa-js' });
    expect((await mettri.rows('messages')).length).toBe(held.length);
  });
});

/** WhatsApp's loader out of reach, for wa-js and the look-up alike. */
const NO_LOADER = `
  for (const name of ['require', 'importNamespace', '__d'])
    Object.defineProperty(window, name, { get: () => undefined, set: () => undefined });`;

test.describe('no way to WhatsApp’s modules at all, on the screen of April', () => {
  test.use({ standinOptions: { pageScript: NO_LOADER, markup: '2026-04', language: 'es-ES' } });

  test('the chat that is open is read off the screen', async ({ standin, mettri }) => {
    const whatsApp = await openClocked(mettri);
    const panel = await openPanel(mettri);
    await letWaJsPass(whatsApp);
    await expect(panel.connection('degraded')).toBeVisible(TAKEN_OVER);
    await openByHand(whatsApp, 'Ana Souza');
    await expectDrivers(panel, { auth: 'dom', list: 'off', messages: 'dom', events: 'dom' });
    await whatsApp.bringToFront();
    await standin.customerWrites(ids.ana, 'Alguém?');
    const held = standin.messages(ids.ana);
    await expect
      .poll(async () => (await mettri.rows('messages')).map(({ stanzaId }) => stanzaId).sort())
      .toEqual(held.map(({ stanzaId }) => stanzaId).sort());
    const rows = await mettri.rows('messages');
    const minute = (ms: number) => Math.floor(ms / 60_000);
    for (const { stanzaId, fromMe, body, t, ack } of held) {
      const row = rows.find((one) => one.stanzaId === stanzaId);
      expect(row).toMatchObject({ fromMe, text: body, chatId: ids.ana, ...(fromMe && { ack }) });
      expect(minute(row?.timestamp ?? 0)).toBe(minute(t * 1000));
    }
  });
});

test.describe('no way to WhatsApp’s modules at all, on the screen of August', () => {
  test.use({ standinOptions: { pageScript: NO_LOADER } });

  test('nothing is stored of a chat whose id nothing tells, and the panel says so', async ({
    mettri,
  }) => {
    const whatsApp = await openClocked(mettri);
    const panel = await openPanel(mettri);
    await letWaJsPass(whatsApp);
    await expect(panel.connection('degraded')).toBeVisible(TAKEN_OVER);
    await openByHand(whatsApp, 'Ana Souza');
    await expectDrivers(panel, { auth: 'dom', list: 'off', messages: 'off', events: 'off' });
    await expect(panel.capability('messages')).toContainText('chat id');
    expect(await mettri.rows('messages')).toEqual([]);
  });
});

for (const markup of ['2026-08', '2026-04'] as const)
  test.describe(`sending by hand, on the screen of ${markup}`, () => {
    test.use({
      standinOptions: {
        markup,
        moduleFaults: [{ kind: 'missing', module: 'WAWebSendMsgChatAction' }],
      },
    });

    const QUESTION = 'Vocês entregam hoje?';
    const ANSWER = 'Entregamos sim, Ana! 😀\n\n- até 18h\n- na sua casa';

    const outboxRow = async (mettri: Mettri) =>
      (await mettri.rows('outbox')).find(({ chatId }) => chatId === ids.ana);

    test('the approved text waits in the composer until the human presses Send', async ({
      standin,
      mettri,
      whatsApp,
    }) => {
      await whatsApp.bringToFront();
      const panel = await openPanel(mettri);
      await expect(panel.connection('degraded')).toBeVisible(TAKEN_OVER);
      await setUndoSeconds(mettri, 0);
      await openByHand(whatsApp, 'Bruno Lima');
      await panel.page.bringToFront();
      await standin.customerWrites(ids.ana, QUESTION);
      await panel.deck.turnTo('Ana Souza');
      await panel.deck.editAndApprove('Ana Souza', ANSWER);
      await expect(panel.deck.outbox).toContainText(panel.words.diagnostics.pressSend);
      await whatsApp.bringToFront();
      await expect(whatsApp.locator('#main header')).toContainText('Ana Souza');
      await expect(composer(whatsApp)).toContainText('na sua casa');
      // Nothing has left, and nothing leaves by itself.
      expect(standin.received).toEqual([]);
      expect((await outboxRow(mettri))?.status).toBe('sending');

      await whatsApp.locator('#main footer button').click();
      const received = await standin.waitForReceived(({ chatId }) => chatId === ids.ana);
      expect(received).toMatchObject({ body: ANSWER, origin: 'composer' });
      await expect
        .poll(async () => (await outboxRow(mettri))?.status)
        .toMatch(/^(sent|delivered|read)$/);
      expect((await outboxRow(mettri))?.messageId).toBe(`true_${ids.ana}_${received.stanzaId}`);
      expect(standin.received).toHaveLength(1);
    });

    test('a left-over draft is neither mixed in nor deleted', async ({
      standin,
      mettri,
      whatsApp,
    }) => {
      await whatsApp.bringToFront();
      const panel = await openPanel(mettri);
      await expect(panel.connection('degraded')).toBeVisible(TAKEN_OVER);
      await setUndoSeconds(mettri, 0);
      await openByHand(whatsApp, 'Ana Souza');
      await composer(whatsApp).click();
      await whatsApp.keyboard.type('um rascunho meu');
      await openByHand(whatsApp, 'Bruno Lima');
      await standin.customerWrites(ids.ana, QUESTION);
      await panel.page.bringToFront();
      await panel.deck.turnTo('Ana Souza');
      await panel.deck.editAndApprove('Ana Souza', ANSWER);
      await expect.poll(async () => (await outboxRow(mettri))?.status).toBe('failed');
      expect((await outboxRow(mettri))?.failure?.code).toBe('left-over-draft');
      await panel.deck.turnTo('Ana Souza');
      await expect(panel.deck.card('Ana Souza')).toContainText(
        panel.words.diagnostics.refusal['left-over-draft'],
      );
      await whatsApp.bringToFront();
      await expect(composer(whatsApp)).toHaveText('um rascunho meu');
      expect(standin.received).toEqual([]);
    });
  });
