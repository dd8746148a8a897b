/** The consent ledger is a chain that shows what was changed; nobody on a do-not-contact list is written to. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

/** Changes a row of the ledger behind the product's back. */
async function tamper(page: Page, id: number): Promise<void> {
  await page.evaluate(async (line) => {
    function settled<R>(request: IDBRequest<R>): Promise<R> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('The database did not answer.'));
      });
    }
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('mettri-account-')) continue;
      const database = await settled(indexedDB.open(name));
      const table = database.transaction('consent', 'readwrite').objectStore('consent');
      const row = (await settled(table.get(line))) as { kind: string };
      await settled(table.put({ ...row, kind: 'opt-in' }));
      database.close();
    }
  }, id);
}

test('what is recorded holds together, and a change behind its back is named', async ({
  mettri,
  panel,
}) => {
  // Carla asked for no more messages before Mettri came.
  await expect
    .poll(async () => (await mettri.rows('consent')).map(({ kind, by }) => `${kind} ${by}`))
    .toEqual(['opt-out detected']);
  await panel.searchIndexReady();
  await panel.goToMore('consent');
  await expect(panel.consent.whole(1)).toBeVisible();
  await panel.consent.record('Bruno Lima', 'Ficha assinada na loja', 'Rita');
  await expect(panel.consent.whole(2)).toBeVisible();
  await expect(panel.consent.lines.first()).toContainText('Ficha assinada na loja');
  await expect(panel.consent.lines.first()).toContainText('Rita');

  await tamper(panel.page, 1);
  await panel.consent.checkAgain();
  await expect(panel.consent.broken).toBeVisible();
  await expect(panel.consent.changed(1)).toBeVisible();
  await panel.go('approvals');
  await panel.goToMore('consent');
  await expect(panel.consent.changed(1)).toBeVisible();
  expect(JSON.stringify(await mettri.rows('log'))).not.toMatch(/Ficha|Rita|5511|5531/);
});

test('nothing goes to a number on a do-not-contact list, whatever was approved', async ({
  standin,
  mettri,
  panel,
}) => {
  await panel.goToMore('doNotContact');
  const phone = ids.doraPhone.replace('@c.us', '').replace(/^55(..)(.....)(....)$/, '($1) $2-$3');
  await panel.consent.chooseList('procon.csv', `Nome;Telefone\r\nD. R.;${phone}\r\n`);
  await panel.consent.importList('procon');

  // Known by her private id; the number behind it is on the list.
  await panel.go('chats');
  await panel.chats.open('Dora Reis');
  await panel.chats.writeAndApprove('Dora Reis', 'Dora, chegou a coleção nova!');
  const ofDora = async () =>
    (await mettri.rows('outbox')).find(({ chatId }) => chatId === ids.dora);
  await expect.poll(async () => (await ofDora())?.status).toBe('refused');
  expect((await ofDora())?.verdict?.findings).toContainEqual({
    policy: 'do-not-contact',
    decision: 'refuse',
  });
  expect(standin.received).toEqual([]);
});
