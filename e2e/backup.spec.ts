/** What is lost with a computer comes back from its backup, whole; and nothing is sent for it. */
import type { Page } from '@playwright/test';
import { launchMettri, type Mettri } from './fixtures/launch-mettri.ts';
import { expect, test } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

test.setTimeout(180_000);

const PASSPHRASE = 'cavalo correto bateria grampo';
const ANSWER = 'Entregamos sim, Ana!';

/** Every row of every table of the current account. */
async function allRows(mettri: Mettri): Promise<Record<string, unknown[]>> {
  const page: Page = await mettri.reader();
  return page.evaluate(async () => {
    const settled = <R>(request: IDBRequest<R>) =>
      new Promise<R>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('No answer.'));
      });
    const registry = await settled(indexedDB.open('mettri-registry'));
    const device = (await settled(
      registry.transaction('device').objectStore('device').get('device'),
    )) as { currentAccountId: string };
    registry.close();
    const database = await settled(indexedDB.open(`mettri-account-${device.currentAccountId}`));
    const rows: Record<string, unknown[]> = {};
    for (const name of database.objectStoreNames)
      rows[name] = await settled(database.transaction(name).objectStore(name).getAll());
    database.close();
    return rows;
  });
}

/** What was found of the ledger is found anew. */
function told(rows: readonly unknown[] = []): unknown[] {
  return rows.filter((row) => (row as { job?: string }).job !== 'ledger-check');
}

test('a backup, a new computer, a restore: all is as it was', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  const held = standin.chats().flatMap(({ id }) => standin.messages(id));
  await expect.poll(async () => (await mettri.rows('messages')).length).toBe(held.length);
  // One reply is approved and waits: after the restore it must wait for a human.
  await panel.page.getByRole('button', { name: panel.words.sending.pause }).click();
  await standin.customerWrites(ids.ana, 'Vocês entregam hoje?');
  await panel.deck.turnTo('Ana Souza');
  await panel.deck.editAndApprove('Ana Souza', ANSWER);
  await expect
    .poll(async () => (await mettri.rows('outbox')).find(({ text }) => text === ANSWER)?.status)
    .toBe('approved');
  await whatsApp.close();
  await expect(panel.connection('closed')).toBeVisible();

  await panel.goToMore('data');
  const file = await panel.data.saveBackup(PASSPHRASE);
  expect(file.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  expect(file.includes('Entregamos')).toBe(false);
  const before = await allRows(mettri);

  const anew = await launchMettri({ arguments: standin.browserArguments });
  try {
    const fresh = new Panel(await anew.openPanelTab());
    await fresh.passFirstRun();
    await expect(fresh.noAccount).toBeVisible();
    await fresh.data.chooseBackup(file.subarray(0, file.length - 1000));
    await fresh.data.unlock(PASSPHRASE);
    await expect(fresh.data.restore).toContainText(fresh.words.data.failure.damaged);
    expect(await anew.rows('messages')).toEqual([]);

    await fresh.data.chooseBackup(file);
    await fresh.data.unlock('outra frase qualquer');
    await expect(fresh.data.restore).toContainText(fresh.words.data.failure['wrong-passphrase']);
    await fresh.data.unlock(PASSPHRASE);
    await expect(fresh.data.previewed('messages')).toContainText(String(held.length + 1));
    await fresh.data.confirmRestore();
    await expect(fresh.data.restored).toBeVisible({ timeout: 60_000 });

    const after = await allRows(anew);
    // What a restore changes on purpose: approvals, their audit, and its own line in the log.
    const own = ['outbox', 'audit', 'log', 'settings'];
    for (const [table, rows] of Object.entries(before))
      if (!own.includes(table))
        expect({ [table]: told(after[table]) }).toEqual({ [table]: told(rows) });
    expect((await anew.rows('outbox')).find(({ text }) => text === ANSWER)).toMatchObject({
      status: 'draft',
      voided: { reason: 'restored' },
    });
    expect(after['settings']).toMatchObject(before['settings'] ?? []);

    await anew.openWhatsApp();
    await fresh.connected();
    await fresh.page.getByRole('button', { name: fresh.words.sending.resume }).first().click();
    await standin.customerWrites(ids.bruno, 'Cheguei!');
    await expect
      .poll(async () => (await anew.rows('messages')).map(({ text }) => text))
      .toContain('Cheguei!');
    const rows = await anew.rows('messages');
    expect(new Set(rows.map(({ stanzaId }) => stanzaId)).size).toBe(rows.length);
    expect(standin.received).toEqual([]);
  } finally {
    await anew.close();
  }
});

test('a restore that is cut short leaves all as it was; done again, it keeps what came since', async ({
  standin,
  mettri,
  panel,
}) => {
  const held = standin.chats().flatMap(({ id }) => standin.messages(id));
  await expect.poll(async () => (await mettri.rows('messages')).length).toBe(held.length);
  await panel.goToMore('data');
  const file = await panel.data.saveBackup(PASSPHRASE);
  await standin.customerWrites(ids.ana, 'Depois do backup');
  await expect.poll(async () => (await mettri.rows('messages')).length).toBe(held.length + 1);

  const dying = new Panel(await mettri.openPanelTab());
  await dying.goToMore('data');
  await dying.data.chooseBackup(file);
  await dying.data.unlock(PASSPHRASE);
  await dying.data.confirmRestore();
  await dying.page.close();
  expect((await mettri.rows('messages')).length).toBe(held.length + 1);

  await panel.data.chooseBackup(file);
  await panel.data.unlock(PASSPHRASE);
  await expect(panel.data.previewed('messages')).toContainText(String(held.length + 1));
  await panel.data.confirmRestore();
  // Captured while the restore goes on.
  await standin.customerWrites(ids.bruno, 'Durante a restauração');
  await expect(panel.data.restored).toBeVisible({ timeout: 60_000 });
  await expect
    .poll(async () => (await mettri.rows('messages')).map(({ text }) => text))
    .toEqual(expect.arrayContaining(['Depois do backup', 'Durante a restauração']));
  const rows = await mettri.rows('messages');
  expect(rows.length).toBe(held.length + 2);
  await panel.searchIndexReady();
  await panel.search.type('restauração');
  await expect(panel.search.result('restauração').first()).toBeVisible();
});
