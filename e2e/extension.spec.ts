/** The build, as the browser and the README see it. */
import { readFile } from 'node:fs/promises';
import { launchMettri } from './fixtures/launch-mettri.ts';
import { expect, test } from './fixtures/test.ts';
import { Panel } from './pages/panel.ts';

interface Manifest {
  permissions: string[];
  host_permissions: string[];
  optional_host_permissions?: string[];
  web_accessible_resources?: unknown[];
  externally_connectable?: unknown;
  content_security_policy: { extension_pages: string };
}

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

test('each permission has its reason in the README', async () => {
  const manifest = JSON.parse(await read('../.output/chrome-mv3/manifest.json')) as Manifest;
  const readme = await read('../README.md');
  const permissions = [
    ...manifest.permissions,
    ...manifest.host_permissions,
    ...(manifest.optional_host_permissions ?? []),
  ];
  expect(permissions.filter((permission) => !readme.includes(`\`${permission}\``))).toEqual([]);
});

test('the build gives pages nothing and runs nothing from elsewhere', async () => {
  const manifest = JSON.parse(await read('../.output/chrome-mv3/manifest.json')) as Manifest;
  expect(manifest.web_accessible_resources ?? []).toEqual([]);
  expect(manifest.externally_connectable).toBeUndefined();
  expect(manifest.content_security_policy.extension_pages).toContain("script-src 'self'");
  expect(manifest.content_security_policy.extension_pages).not.toMatch(
    /unsafe-eval'(?<!wasm-unsafe-eval')/,
  );
});

test("the browser's real side panel opens beside WhatsApp", async ({ mettri, whatsApp }) => {
  expect(await mettri.sidePanelIsOpen()).toBe(false);
  await mettri.openSidePanel(whatsApp);
  await expect.poll(() => mettri.sidePanelIsOpen()).toBe(true);
});

test('a browser started again with the same profile has kept everything', async ({
  standin,
}, info) => {
  const profile = info.outputPath('profile');
  const first = await launchMettri({ profile, arguments: standin.browserArguments });
  await first.openWhatsApp();
  const panel = new Panel(await first.openPanelTab());
  await panel.passFirstRun();
  await panel.connected();
  await expect.poll(async () => (await first.rows('messages')).length).toBeGreaterThan(10);
  const kept = (await first.rows('messages')).map(({ id }) => id);
  await first.close();

  const second = await launchMettri({ profile, arguments: standin.browserArguments });
  const again = new Panel(await second.openPanelTab());
  await again.go('chats');
  await expect(again.chats.entry('Ana Souza').first()).toBeVisible();
  expect((await second.rows('messages')).map(({ id }) => id)).toEqual(expect.arrayContaining(kept));
  await second.close();
});
