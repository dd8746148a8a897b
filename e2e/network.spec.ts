/** No network by default: the browser's own log of every request, the service worker's and the workers' too. */
import { requestedOrigins } from './fixtures/net-log.ts';
import { launchMettri } from './fixtures/launch-mettri.ts';
import { expect, test } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

test('a whole run asks nobody but WhatsApp', async ({ standin }, info) => {
  const netLog = info.outputPath('net-log.json');
  const mettri = await launchMettri({ arguments: standin.browserArguments, netLog });
  try {
    await mettri.openWhatsApp();
    const panel = new Panel(await mettri.openPanelTab());
    await panel.passFirstRun();
    await panel.connected();
    await standin.customerWrites(ids.ana, 'Vi no site https://exemplo.com.br/vestido, ainda tem?');
    await panel.deck.turnTo('Ana Souza');
    await panel.deck.editAndApprove('Ana Souza', 'Tem sim! Veja https://exemplo.com.br/azul');
    await standin.waitForReceived(({ chatId }) => chatId === ids.ana);
    await panel.search.type('vestido');
    await expect(panel.search.result('vestido').first()).toBeVisible();
    await panel.go('contacts');
    await panel.contacts.exportedFile();
    for (const screen of ['templates', 'settings', 'status'] as const) await panel.goToMore(screen);
  } finally {
    await mettri.close();
  }
  expect(await requestedOrigins(netLog)).toEqual(['https://web.whatsapp.com']);
});

test('the log would show a request of the panel or of the service worker', async ({
  standin,
}, info) => {
  const netLog = info.outputPath('net-log.json');
  const mettri = await launchMettri({ arguments: standin.browserArguments, netLog });
  const ask = (url: string) => fetch(url).then(String, String);
  await (await mettri.openPanelTab()).evaluate(ask, 'https://panel.example/');
  const worker =
    mettri.context.serviceWorkers()[0] ?? (await mettri.context.waitForEvent('serviceworker'));
  await worker.evaluate(ask, 'https://worker.example/');
  await mettri.close();
  expect(await requestedOrigins(netLog)).toEqual([
    'https://panel.example',
    'https://worker.example',
  ]);
});
