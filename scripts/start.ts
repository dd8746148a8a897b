/**
 * `npm start`: the extension in a real browser, beside the stand-in of WhatsApp Web with a lifelike shop.
 *
 *   npm start -- --live    beside the real WhatsApp Web, with a profile that is kept
 *   npm start -- --check   the main job, without a window: says what happened, exits 0 or says what failed
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchMettri, type Mettri } from '../e2e/fixtures/launch-mettri.ts';
import { startStandin } from '../e2e/whatsapp-web-standin/standin.ts';
import { ensureBrowser } from './browser.ts';
import { checkMainJob } from './check-main-job.ts';
import { ensureBuild } from './fresh-build.ts';
import { userDataFolder } from './user-data-folder.ts';

const USAGE = 'usage: npm start [-- --live | --check]';

function requireDisplay(): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
    throw new Error(
      'There is no display to open a browser window on. "npm start -- --check" does the main job without one; "xvfb-run npm start" opens the window on a virtual display.',
    );
}

function closed(mettri: Mettri): Promise<void> {
  return new Promise((resolve) => {
    mettri.context.once('close', () => resolve());
    const leave = () => void mettri.close().then(resolve, resolve);
    process.once('SIGINT', leave);
    process.once('SIGTERM', leave);
  });
}

async function showPanel(mettri: Mettri, page: Page): Promise<void> {
  try {
    await mettri.openSidePanel(page);
  } catch (error) {
    // The panel is one click away, and the rest works: not a reason to give up.
    console.log(`The side panel did not open by itself (${messageOf(error)}).`);
    console.log("Open it by the puzzle piece in the browser's bar → Mettri.");
  }
}

async function startBesideStandin(): Promise<void> {
  requireDisplay();
  console.log('Starting the stand-in of WhatsApp Web …');
  const standin = await startStandin({ shop: 'lifelike' });
  try {
    const mettri = await launchMettri({
      arguments: standin.browserArguments,
      headless: false,
      viewport: null,
      ownPlace: true,
    });
    const customers = standin.startCustomers();
    try {
      await showPanel(mettri, await mettri.openWhatsApp());
      console.log(`
Mettri is open, in the side panel beside a stand-in of WhatsApp Web: a shop that does not exist, with customers
who write and answer by themselves. Nothing leaves this machine.

  · Aprovar: a draft for each customer who waits. A approves, E edits, S skips, ? shows all keys.
  · Approved messages leave at their pace and appear in the chat on the left, once.
  · Busca ( / ): type "camiseta azul", with or without accents.
  · Contatos: export them to a CSV file that Excel opens.

Close the browser, or press Ctrl+C here, to end.`);
      await closed(mettri);
    } finally {
      customers.stop();
    }
  } finally {
    await standin.stop();
  }
}

async function startBesideWhatsApp(): Promise<void> {
  requireDisplay();
  const profile = join(userDataFolder(), 'profile');
  await mkdir(profile, { recursive: true });
  const mettri = await launchMettri({ profile, headless: false, viewport: null, ownPlace: true });
  const page = await mettri.emptyTab();
  console.log('Opening https://web.whatsapp.com/ …');
  try {
    await page.goto('https://web.whatsapp.com/', { waitUntil: 'commit' });
    console.log(
      'Log in with your phone if WhatsApp asks you to. The login is kept for the next time.',
    );
  } catch (error) {
    // No network now: the window stays, and a reload is all it needs later.
    console.log(
      `WhatsApp Web could not be reached (${messageOf(error)}). Reload the tab when it can.`,
    );
  }
  await showPanel(mettri, page);
  console.log(
    `This browser's profile is kept in ${profile}. Close the browser, or press Ctrl+C here, to end.`,
  );
  await closed(mettri);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

const wishes = process.argv.slice(2);
const [wish] = wishes;
try {
  if (wishes.length > 1 || (wish && wish !== '--live' && wish !== '--check'))
    throw new Error(USAGE);
  console.log(`Browser: ${await ensureBrowser()}`);
  await ensureBuild();
  if (wish === '--check') process.exitCode = (await checkMainJob()) ? 0 : 1;
  else if (wish === '--live') await startBesideWhatsApp();
  else await startBesideStandin();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
