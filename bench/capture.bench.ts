/**
 * From WhatsApp's own event to the words in the panel, in a real browser with the real wa-js. The anchor is the page's own
 * screen: how long the stand-in itself takes from the same event to the same words in its chat list.
 */
import type { Page } from '@playwright/test';
import { launchMettri } from '../e2e/fixtures/launch-mettri.ts';
import { Panel } from '../e2e/pages/panel.ts';
import { smallShopIds } from '../e2e/whatsapp-web-standin/shop/small-shop.ts';
import { startStandin } from '../e2e/whatsapp-web-standin/standin.ts';
import { ensureBuild } from '../scripts/fresh-build.ts';
import type { Measurement } from './measurement.ts';
import { percentile } from './percentile.ts';

const MESSAGES = 200;

declare global {
  interface Window {
    /** When each text was first seen, ms since the epoch with fractions. */
    seenAt: Record<string, number>;
  }
}

/** Notes when a text of ours first stands in the document. */
async function watchTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.seenAt = {};
    new MutationObserver(() => {
      const now = performance.timeOrigin + performance.now();
      for (const [text] of (document.body.textContent ?? '').matchAll(/medida-\d+-fim/g))
        window.seenAt[text] ??= now;
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** Notes when WhatsApp's own message collection gets the message: the event that everybody hears at once. */
async function watchStore(page: Page): Promise<void> {
  await page.evaluate(() => {
    const load: (id: string) => unknown = Reflect.get(window, 'require');
    const { MsgCollection } = load('WAWebMsgCollection') as {
      MsgCollection: { on(event: string, listener: (message: { body?: string }) => void): void };
    };
    const added: Record<string, number> = {};
    Reflect.set(window, 'addedAt', added);
    MsgCollection.on('add', ({ body }) => {
      if (body) added[body] ??= performance.timeOrigin + performance.now();
    });
  });
}

export async function run(): Promise<Measurement[]> {
  await ensureBuild();
  const standin = await startStandin({ shop: 'small' });
  const mettri = await launchMettri({ arguments: standin.browserArguments });
  try {
    const whatsApp = await mettri.openWhatsApp();
    const panel = new Panel(await mettri.openPanelTab());
    await panel.passFirstRun();
    await panel.connected();
    await panel.go('chats');
    await watchTexts(panel.page);
    await watchTexts(whatsApp);
    await watchStore(whatsApp);

    for (let index = 0; index < MESSAGES; index += 1) {
      const text = `medida-${index}-fim`;
      await standin.customerWrites(smallShopIds.ana, text);
      await panel.page.waitForFunction((wanted) => window.seenAt[wanted] !== undefined, text);
    }
    const addedAt = await whatsApp.evaluate(
      () => Reflect.get(window, 'addedAt') as Record<string, number>,
    );
    const delays = async (page: Page) => {
      const seen = await page.evaluate(() => window.seenAt);
      return Object.entries(seen).flatMap(([text, at]) => {
        const added = addedAt[text];
        return added === undefined ? [] : [at - added];
      });
    };
    const ours = await delays(panel.page);
    const own = await delays(whatsApp);
    return [50, 95].map((share) => {
      const value = percentile(ours, share);
      const budget = share === 95 ? 50 : null;
      return {
        metric: `page event → panel, p${share} of ${ours.length}`,
        value,
        unit: 'ms',
        anchor: percentile(own, share),
        budget,
        ok: ours.length === MESSAGES && (budget === null || value < budget),
      };
    });
  } finally {
    await mettri.close();
    await standin.stop();
  }
}
