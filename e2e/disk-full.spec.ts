/** A full disk: capture stops and says so; when there is room it goes on by itself, and nothing is lost. */
import type { CDPSession } from '@playwright/test';
import { launchMettri, type Mettri } from './fixtures/launch-mettri.ts';
import { limitedBuild } from './fixtures/limited-build.ts';
import { expect, test } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

test.setTimeout(180_000);

/** Lets the extension's origin have so many bytes; undefined: as many as the browser gives. */
async function setQuota(
  session: CDPSession,
  mettri: Mettri,
  quotaSize: number | undefined,
): Promise<void> {
  const origin = `chrome-extension://${mettri.extensionId}`;
  await session.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize !== undefined && { quotaSize }),
  });
}

test('what comes while the disk is full is stored when there is room, once', async ({
  standin,
}, info) => {
  const build = await limitedBuild(info.outputPath('build'));
  const mettri = await launchMettri({ arguments: standin.browserArguments, build });
  try {
    const whatsApp = await mettri.openWhatsApp();
    const panel = new Panel(await mettri.openPanelTab());
    await panel.passFirstRun();
    await panel.connected();
    const held = standin.chats().flatMap(({ id }) => standin.messages(id));
    await expect.poll(async () => (await mettri.rows('messages')).length).toBe(held.length);

    const session = await mettri.context.newCDPSession(panel.page);
    await setQuota(session, mettri, 1);
    const news: string[] = [];
    const write = async () => {
      news.push(`Mensagem ${news.length} sem espaço`);
      await standin.customerWrites(ids.ana, news.at(-1) ?? '');
    };
    // The browser counts on the room that it saw for half a minute.
    await expect(async () => {
      await write();
      await expect(panel.data.diskFull).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 90_000 });
    const stored = (await mettri.rows('messages')).length;
    for (let more = 0; more < 30; more += 1) await write();
    expect((await mettri.rows('messages')).length).toBe(stored);
    // Another death in the middle of it costs nothing.
    await mettri.killServiceWorker();
    await expect(panel.data.diskFull).toBeVisible();
    const other = new Panel(await mettri.openPanelTab());
    await expect(other.data.diskFull).toBeVisible();

    await setQuota(session, mettri, undefined);
    await expect
      .poll(async () => (await mettri.rows('messages')).length, { timeout: 60_000 })
      .toBe(held.length + news.length);
    const texts = (await mettri.rows('messages')).map(({ text }) => text);
    expect(texts.filter((text) => text.endsWith('sem espaço')).sort()).toEqual([...news].sort());
    await expect(panel.data.diskFull).toBeHidden();
    await expect(other.data.diskFull).toBeHidden();
    await expect
      .poll(async () => (await mettri.rows('absences')).map(({ reason }) => reason))
      .toContain('disk-full');
    await expect(whatsApp.locator('body')).toBeVisible();
  } finally {
    await mettri.close();
  }
});
