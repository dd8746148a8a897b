/** WhatsApp in two tabs: one is used, the other says so, and the user chooses. */
import { expect, test } from './fixtures/test.ts';
import { fill } from './pages/words.ts';
import { TabNotice } from './pages/tab-notice.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const SAYS = 'O Mettri está usando outra aba do WhatsApp. Usar esta aba';

test('the second tab says that it is not in use, and takes over when the user wants it', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  const first = new TabNotice(whatsApp);
  const secondTab = await mettri.openWhatsApp();
  const second = new TabNotice(secondTab);
  await expect.poll(() => second.text()).toBe(SAYS);
  expect(await first.text()).toBe('');
  const tabs = panel.page.getByText(fill(panel.words.connection.tabs, { count: 2 }));
  await expect(tabs).toBeVisible();

  await second.press();
  await expect.poll(() => second.text()).toBe('');
  await expect.poll(() => first.text()).toBe(SAYS);
  await expect(tabs).toBeVisible();
  await panel.connected();
  await standin.customerWrites(ids.bruno, 'Ainda estão abertos?');
  await expect
    .poll(async () => (await mettri.rows('messages')).map(({ text }) => text))
    .toContain('Ainda estão abertos?');

  await secondTab.close();
  await expect.poll(() => first.text()).toBe('');
  await expect(tabs).toBeHidden();
  await panel.connected();
});

test('the page can neither read nor press it', async ({ mettri, whatsApp, panel }) => {
  await panel.connected();
  const secondTab = await mettri.openWhatsApp();
  const second = new TabNotice(secondTab);
  await expect.poll(() => second.text()).toBe(SAYS);
  const seen = await secondTab.evaluate(() => {
    const hosts = [...document.documentElement.children].filter(
      (element) => !['HEAD', 'BODY'].includes(element.tagName),
    );
    for (const host of hosts) {
      (host as HTMLElement).click();
      const { left, top, width, height } = host.getBoundingClientRect();
      const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true };
      for (const type of ['mousedown', 'mouseup', 'click'])
        document
          .elementFromPoint(at.clientX, at.clientY)
          ?.dispatchEvent(new MouseEvent(type, { ...at, composed: true }));
      host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', composed: true }));
    }
    return hosts.map((host) => [host.shadowRoot, host.textContent, host.innerHTML]);
  });
  expect(seen).toEqual([[null, '', '']]);
  // The order would have been taken before this answer: it goes the same way.
  await panel.goToMore('status');
  expect(await second.text()).toBe(SAYS);
  expect(await new TabNotice(whatsApp).text()).toBe('');
});
