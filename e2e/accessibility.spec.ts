/** WCAG 2.2 AA on every screen, light and dark, as far as axe can tell. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen, ${colorScheme}`, async ({ standin, mettri, whatsApp }) => {
    await whatsApp.bringToFront();
    const page = await mettri.openPanelTab();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
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

    await panel.go('search');
    await panel.search.type('frete');
    await expect(panel.search.result('frete').first()).toBeVisible();
    expect(await violations(page), 'search').toEqual([]);

    await panel.go('contacts');
    await expect(panel.contacts.entry('Ana Souza')).toBeVisible();
    expect(await violations(page), 'contacts').toEqual([]);

    await panel.go('more');
    expect(await violations(page), 'more').toEqual([]);
    for (const screen of ['templates', 'settings', 'status'] as const) {
      await panel.goToMore(screen);
      expect(await violations(page), screen).toEqual([]);
    }
  });
}
