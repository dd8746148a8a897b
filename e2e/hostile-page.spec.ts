/** The page is hostile territory: it may lie about itself, and get nothing. */
import { attack, LISTENING_PAGE } from './fixtures/attack-page.ts';
import { expect, test, testInOneBrowser } from './fixtures/test.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

interface Loot {
  ports: number;
  secrets: string[];
}

test.describe('a page that patches the prototypes before anything else', () => {
  test.use({ standinOptions: { pageScript: LISTENING_PAGE }, undoSeconds: 0 });

  test('sees neither the port nor what goes over it', async ({ standin, whatsApp, panel }) => {
    await standin.customerWrites(ids.ana, 'Oi, tudo bem?');
    await panel.deck.turnTo('Ana Souza');
    await panel.deck.editAndApprove('Ana Souza', 'Tudo, e você?');
    await standin.waitForReceived(({ chatId }) => chatId === ids.ana);
    const loot = await whatsApp.evaluate(() => (window as unknown as { loot: Loot }).loot);
    expect(loot).toEqual({ ports: 0, secrets: [] });

    // The trap works: a port of the page's own falls into it.
    const caught = await whatsApp.evaluate(() => {
      new MessageChannel().port1.postMessage('mettri');
      return (window as unknown as { loot: Loot }).loot.ports;
    });
    expect(caught).toBe(1);
  });
});

test.describe('a page that forges and looks around', () => {
  const test = testInOneBrowser();

  test('events that did not come over the private port are not heard', async ({
    standin,
    mettri,
    whatsApp,
    panel,
  }) => {
    await standin.customerWrites(ids.ana, 'Oi');
    await panel.deck.turnTo('Ana Souza');
    const before = (await mettri.rows('messages')).length;

    expect(await whatsApp.evaluate(attack, { events: [], commands: [] })).toBe(0);

    // A true message after the attack shows that the line still works, and that whatever was forged had its time.
    await standin.customerWrites(ids.ana, 'Ainda aí?');
    await expect.poll(async () => (await mettri.rows('messages')).length).toBe(before + 1);
    const texts = (await mettri.rows('messages')).map(({ text }) => text);
    expect(texts).not.toContain('mensagem forjada');
    expect((await mettri.rows('outbox')).filter(({ status }) => status !== 'draft')).toEqual([]);
    expect(standin.received).toEqual([]);
  });

  test('no database of the extension is visible in WhatsApp’s page', async ({
    mettri,
    whatsApp,
    panel,
  }) => {
    await expect(panel.connection('connected')).toBeVisible();
    const names = (page: typeof whatsApp) =>
      page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
    expect((await names(whatsApp)).filter((name) => /mettri/i.test(name))).toEqual([]);
    expect((await names(await mettri.reader())).filter((name) => /mettri/.test(name))).toHaveLength(
      2,
    );
    const world = await whatsApp.evaluate(() => ({
      globals: Object.keys(window).filter((name) => /mettri/i.test(name)),
      html: document.documentElement.outerHTML.includes('chrome-extension://'),
    }));
    expect(world).toEqual({ globals: [], html: false });
  });

  test('runtime messages from anywhere but the bridge are refused', async ({
    standin,
    mettri,
    panel,
  }) => {
    const { stanzaId } = await standin.customerWrites(ids.ana, 'Oi');
    await panel.deck.turnTo('Ana Souza');
    await expect
      .poll(async () => (await mettri.rows('messages')).map((row) => row.stanzaId))
      .toContain(stanzaId);
    const before = await mettri.rows('messages');
    const answers = await panel.page.evaluate(async () => {
      const envelope = {
        pageInstance: crypto.randomUUID(),
        seq: 1,
        at: Date.now(),
        account: '5511999990001@c.us',
        event: { type: 'acks', acks: [{ id: 'true_5511988880001@c.us_3EB0AAAA', ack: 3 }] },
      };
      const ask = (type: string, data: unknown) =>
        chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }).then(
          (answer: unknown) => JSON.stringify(answer) ?? 'nothing',
          (error: unknown) => String(error),
        );
      return Promise.all([
        ask('pageEvents', { envelopes: [envelope], rejected: 0 }),
        ask('pageEvents', 'nonsense'),
        ask('approve', { id: 'x' }),
      ]);
    });
    expect(answers.join(' ')).not.toContain('"stored":true');
    expect(await mettri.rows('messages')).toEqual(before);
    expect(standin.received).toEqual([]);
  });
});
