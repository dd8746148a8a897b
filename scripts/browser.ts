/** Finds a browser that can run the extension, or installs one. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { runCommand } from './run-command.ts';

const CHROMIUM = ['chromium', 'chromium-browser'];
const BRANDED = ['google-chrome-stable', 'google-chrome', 'chrome'];
const BRANDED_ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Absent, or not ours to run: both mean "look further".
    return false;
  }
}

/** @throws Error when CHROME_PATH names no program: a wish that cannot be met is said, not ignored. */
function findBrowser(): string | undefined {
  const wished = process.env['CHROME_PATH'];
  if (wished) {
    if (!isExecutable(wished)) throw new Error(`CHROME_PATH names no program: ${wished}`);
    return wished;
  }
  const playwrights = chromium.executablePath();
  if (existsSync(playwrights)) return playwrights;
  return onPath(CHROMIUM) ?? onPath(BRANDED) ?? BRANDED_ELSEWHERE.find(existsSync);
}

async function installBrowser(): Promise<void> {
  const asRoot = process.getuid?.() === 0;
  if (asRoot && onPath(['apt-get'])) {
    console.error('Installing Chromium from the distribution (apt-get install chromium) …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...words: string[]) => runCommand('apt-get', words, { output: 'stderr', env });
    if ((await apt('update', '-q')) !== 0)
      console.error('The package lists could not be renewed; trying with the old ones.');
    if ((await apt('install', '-y', '-q', '--no-install-recommends', 'chromium')) === 0) return;
    console.error('apt-get could not install it.');
  }
  console.error("Installing Playwright's Chromium …");
  await runCommand('playwright', ['install', 'chromium'], { output: 'stderr' });
}

/**
 * The path of a browser, installed when there is none; also put into CHROME_PATH for every tool that is run from here.
 * @throws Error with what to do, when there is none and none can be installed.
 */
export async function ensureBrowser(): Promise<string> {
  let path = findBrowser();
  if (!path) {
    await installBrowser();
    path = findBrowser();
  }
  if (!path)
    throw new Error(
      'No Chrome or Chromium was found, and none could be installed. Install one, or set CHROME_PATH to its program.',
    );
  process.env['CHROME_PATH'] = path;
  return path;
}
