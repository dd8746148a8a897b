/**
 * Starts in the built extension: nothing runs, neither service worker nor search; until a page has its first ids, and until somebody
 * who opens the panel sees the first person, and the first result of a word. And the memory that it takes then.
 * BENCH_MESSAGES: how many messages there are (default 100000).
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { launchMettri, type Mettri } from '../e2e/fixtures/launch-mettri.ts';
import { ensureBuild } from '../scripts/fresh-build.ts';
import { inProject } from '../scripts/project.ts';
import type { Measurement } from './measurement.ts';
import { percentile } from './percentile.ts';

const STARTS = 9;
/** ms */
const COLD_BUDGET = 200;
const PAINT_BUDGET = 300;
const MEGABYTE = 1_000_000;
/** MB: of panel and worker together */
const MEMORY_BUDGET = 150;
const WORD = 'pedido';

interface Opened {
  /** ms from the navigation */
  painted: number;
  found: number;
}

export async function run(): Promise<Measurement[]> {
  const count = Number(process.env['BENCH_MESSAGES'] ?? 100_000);
  await ensureBuild();
  const script = await inExtension();
  const profile = await mkdtemp(join(tmpdir(), 'mettri-starts-'));
  try {
    await inBrowser(profile, script, async (_, page) => {
      await page.evaluate((messages) => globalThis.storeAccount(messages), count);
      await page.evaluate((messages) => globalThis.followed(messages), count);
    });
    // Another browser: none of the memory that the making took is in it.
    return await inBrowser(profile, script, (mettri, page) => measured(mettri, page, count));
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

async function inBrowser<Result>(
  profile: string,
  script: string,
  work: (mettri: Mettri, page: Page) => Promise<Result>,
): Promise<Result> {
  const mettri = await launchMettri({ profile });
  try {
    const page = await mettri.reader();
    await page.evaluate(script);
    return await work(mettri, page);
  } finally {
    await mettri.close();
  }
}

async function measured(mettri: Mettri, page: Page, count: number): Promise<Measurement[]> {
  await stopAll(mettri, page);
  const emptyMemory = await privateMemory(mettri, page);
  const opened: Opened[] = [];
  let memory: number | undefined;
  for (let at = 0; at < STARTS; at += 1) {
    await stopAll(mettri, page);
    const panel = await mettri.context.newPage();
    opened.push(await openAndSearch(panel, mettri.extensionId));
    memory = await privateMemory(mettri, panel);
    await panel.close();
  }
  const ids: number[] = [];
  const wakes: number[] = [];
  for (let at = 0; at < STARTS; at += 1) {
    await stopAll(mettri, page);
    ids.push(await page.evaluate(() => globalThis.firstIds()));
    await stopAll(mettri, page);
    wakes.push(await page.evaluate(() => globalThis.bareWake()));
  }
  return measurements(count, { ids, wakes }, opened, { empty: emptyMemory, open: memory });
}

function measurements(
  count: number,
  { ids, wakes }: { ids: readonly number[]; wakes: readonly number[] },
  opened: readonly Opened[],
  memory: { empty: number | undefined; open: number | undefined },
): Measurement[] {
  const time = (
    what: string,
    samples: readonly number[],
    budget: number | null,
    anchor: readonly number[] | string,
  ): Measurement => {
    const value = percentile(samples, 50);
    return {
      metric: `starts, ${count.toLocaleString('en')} messages: ${what}, median of ${samples.length}`,
      value,
      unit: 'ms',
      ...(typeof anchor === 'string'
        ? { anchor: null, noAnchor: anchor }
        : { anchor: percentile(anchor, 50) }),
      budget,
      ok: budget === null || value < budget,
    };
  };
  const none = 'nothing else shows a panel';
  return [
    time(
      'stopped service worker to first ids (anchor: to an empty document)',
      ids,
      COLD_BUDGET,
      wakes,
    ),
    time(
      'panel opened to first person shown',
      opened.map(({ painted }) => painted),
      PAINT_BUDGET,
      none,
    ),
    time(
      'panel opened to first result shown, the word put in as soon as the box is there',
      opened.map(({ found }) => found),
      null,
      none,
    ),
    ...(memory.open === undefined || memory.empty === undefined
      ? []
      : [
          {
            metric: `starts, ${count.toLocaleString('en')} messages: memory of panel and search (anchor: the same process with an empty page)`,
            value: Math.round(memory.open / MEGABYTE),
            unit: 'MB',
            anchor: Math.round(memory.empty / MEGABYTE),
            budget: MEMORY_BUDGET,
            ok: memory.open / MEGABYTE < MEMORY_BUDGET,
          },
        ]),
  ];
}

async function stopAll(mettri: Mettri, page: Page): Promise<void> {
  await page.evaluate(() => globalThis.endSearch());
  await mettri.killServiceWorker();
}

/** One script, for a page whose policy lets no other in. */
async function inExtension(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': inProject('src') } },
    build: {
      write: false,
      target: 'chrome125',
      lib: {
        entry: inProject('bench', 'search-start', 'in-extension.ts'),
        formats: ['iife'],
        name: 'benchOfStarts',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The script of the bench could not be built.');
  return chunk.code;
}

/** Somebody who opens the panel, goes to the search and types a word, as fast as the panel lets them. */
async function openAndSearch(panel: Page, extensionId: string): Promise<Opened> {
  await panel.addInitScript((word) => {
    const seen: { painted?: number; found?: number } = {};
    Reflect.set(window, 'seen', seen);
    let asked = false;
    const look = () => {
      const main = document.querySelector('main');
      if (!main) return;
      if (/\p{Lu}\p{Ll}+ (?:Alves|Barros|Campos|Duarte|Esteves)/u.test(main.textContent ?? ''))
        seen.painted ??= performance.now();
      const box = main.querySelector<HTMLInputElement>('input[role=combobox]');
      if (seen.painted !== undefined && !box)
        document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
      if (box && !asked) {
        asked = true;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, word);
        box.dispatchEvent(new Event('input', { bubbles: true }));
      }
      if (main.querySelector('[role=option] mark')) seen.found ??= performance.now();
    };
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  }, WORD);
  await panel.goto(`chrome-extension://${extensionId}/sidepanel.html`);
  const handle = await panel.waitForFunction(() => {
    const { painted, found } = Reflect.get(window, 'seen') as Partial<Opened>;
    return painted !== undefined && found !== undefined && { painted, found };
  });
  return (await handle.jsonValue()) as Opened;
}

/** bytes that the extension's process shares with no other: panel, search and all. Linux alone tells. */
async function privateMemory(mettri: Mettri, page: Page): Promise<number | undefined> {
  const session = await mettri.context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const browser = await mettri.context.browser()?.newBrowserCDPSession();
  const processes = (await browser?.send('SystemInfo.getProcessInfo'))?.processInfo ?? [];
  const sizes = await Promise.all(processes.map(({ id }) => memoryOfExtension(id)));
  await browser?.detach();
  const own = sizes.filter((size) => size !== undefined);
  return own.length === 0 ? undefined : own.reduce((sum, size) => sum + size, 0);
}

async function memoryOfExtension(process: number): Promise<number | undefined> {
  try {
    const command = await readFile(`/proc/${process}/cmdline`, 'utf8');
    if (!command.includes('--extension-process')) return undefined;
    const sums = await readFile(`/proc/${process}/smaps_rollup`, 'utf8');
    const kilobytes = [...sums.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)];
    return kilobytes.reduce((sum, [, size]) => sum + Number(size) * 1024, 0);
  } catch {
    // Another system, or a process that has just ended.
    return undefined;
  }
}
