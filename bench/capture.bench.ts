/**
 * From WhatsApp's own event to the words in the panel, in a real browser with the real wa-js. The anchor is the page's own
 * screen: how long the stand-in itself takes from the same event to the same words in its chat list.
 */
import { chromium, type Page } from '@playwright/test';
import { browserFlags } from '../e2e/fixtures/browser-flags.ts';
import { launchMettri, type Mettri } from '../e2e/fixtures/launch-mettri.ts';
import { Panel } from '../e2e/pages/panel.ts';
import { smallShopIds } from '../e2e/whatsapp-web-standin/shop/small-shop.ts';
import {
  bulkChatId,
  bulkShop,
  startStandin,
  type Standin,
} from '../e2e/whatsapp-web-standin/standin.ts';
import { ensureBuild } from '../scripts/fresh-build.ts';
import type { Measurement } from './measurement.ts';
import { percentile } from './percentile.ts';

const MESSAGES = 200;
/** A large account: what the page must stay usable with. */
const LARGE = { chats: 11_000, messages: 22_000 };
const LARGE_MESSAGES = 300;

declare global {
  interface Window {
    /** When each text was first seen, ms since the epoch with fractions. */
    seenAt: Record<string, number>;
  }
}

/** Notes when a text of ours first stands in the document. */
async function watchTexts(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.seenAt = {};
    new MutationObserver(() => {
      const now = performance.timeOrigin + performance.now();
      for (const [text] of (document.body.textContent ?? '').matchAll(/medida-\d+-fim/g))
        window.seenAt[text] ??= now;
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** Notes when WhatsApp's own message collection gets the message: the event that everybody hears at once. */
async function watchStore(page: Page): Promise<void> {
  await page.evaluate(() => {
    const load: (id: string) => unknown = Reflect.get(window, 'require');
    const { MsgCollection } = load('WAWebMsgCollection') as {
      MsgCollection: { on(event: string, listener: (message: { body?: string }) => void): void };
    };
    const added: Record<string, number> = {};
    Reflect.set(window, 'addedAt', added);
    MsgCollection.on('add', ({ body }) => {
      if (body) added[body] ??= performance.timeOrigin + performance.now();
    });
  });
}

async function latency(): Promise<Measurement[]> {
  const standin = await startStandin({ shop: 'small' });
  const mettri = await launchMettri({ arguments: standin.browserArguments });
  try {
    const whatsApp = await mettri.openWhatsApp();
    const panel = new Panel(await mettri.openPanelTab());
    await panel.passFirstRun();
    await panel.connected();
    await panel.go('chats');
    await watchTexts(panel.page);
    await watchTexts(whatsApp);
    await watchStore(whatsApp);

    for (let index = 0; index < MESSAGES; index += 1) {
      const text = `medida-${index}-fim`;
      await standin.customerWrites(smallShopIds.ana, text);
      await panel.page.waitForFunction((wanted) => window.seenAt[wanted] !== undefined, text);
    }
    const addedAt = await whatsApp.evaluate(
      () => Reflect.get(window, 'addedAt') as Record<string, number>,
    );
    const delays = async (page: Page) => {
      const seen = await page.evaluate(() => window.seenAt);
      return Object.entries(seen).flatMap(([text, at]) => {
        const added = addedAt[text];
        return added === undefined ? [] : [at - added];
      });
    };
    const ours = await delays(panel.page);
    const own = await delays(whatsApp);
    return [50, 95].map((share) => {
      const value = percentile(ours, share);
      const budget = share === 95 ? 50 : null;
      return {
        metric: `page event → panel, p${share} of ${ours.length}`,
        value,
        unit: 'ms',
        anchor: percentile(own, share),
        budget,
        ok: ours.length === MESSAGES && (budget === null || value < budget),
      };
    });
  } finally {
    await mettri.close();
    await standin.stop();
  }
}

interface Load {
  /** ms of the main thread a message: all of it, and what stood in our own scripts (wa-js among them) */
  perMessage: number;
  ours: number;
  /** ms; the longest stretch in our own scripts (wa-js among them) while messages came */
  longestOurs: number;
  /** Layouts a message. */
  layouts: number;
  /** ms; the longest task while messages came, and while everything was listed and caught up with */
  longestLive: number;
  longestBefore: number;
  /** MB of the page's heap after a collection */
  heap: number;
}

/** Notes the page's tasks of more than 50 ms, from its very beginning. */
function watchLongTasks(): void {
  const tasks: { at: number; duration: number }[] = [];
  Reflect.set(window, 'longTasks', tasks);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      tasks.push({ at: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}

async function longest(page: Page, from: number): Promise<number> {
  return page.evaluate(
    (start) =>
      (Reflect.get(window, 'longTasks') as { at: number; duration: number }[])
        .filter(({ at }) => at >= start)
        .reduce((most, { duration }) => Math.max(most, duration), 0),
    from,
  );
}

/** The same page with 11,000 chats and the same messages, with Mettri or without. */
async function load(standin: Standin, mettri: Mettri | undefined, page: Page): Promise<Load> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metrics = async () =>
    new Map((await debug.send('Performance.getMetrics')).metrics.map((m) => [m.name, m.value]));
  const readyAt = mettri
    ? await whenListed(mettri, page)
    : await page.evaluate(() => performance.now());
  const longestBefore = mettri ? await longest(page, readyAt) : 0;
  await debug.send('Profiler.enable');
  await debug.send('Profiler.setSamplingInterval', { interval: 200 });
  await debug.send('Profiler.start');
  const liveFrom = await page.evaluate(() => performance.now());
  const before = await metrics();
  for (let index = 0; index < LARGE_MESSAGES; index += 1)
    await standin.customerWrites(bulkChatId((index * 37) % LARGE.chats), `carga-${index}`);
  if (mettri) await captured(mettri, `carga-${LARGE_MESSAGES - 1}`);
  const after = await metrics();
  const { profile } = await debug.send('Profiler.stop');
  const scripts = inOurScripts(profile);
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  await debug.send('HeapProfiler.collectGarbage');
  return {
    perMessage: (grown('TaskDuration') * 1000) / LARGE_MESSAGES,
    ours: scripts.total / LARGE_MESSAGES,
    longestOurs: scripts.longest,
    layouts: grown('LayoutCount') / LARGE_MESSAGES,
    longestLive: await longest(page, liveFrom),
    longestBefore,
    heap: ((await metrics()).get('JSHeapUsedSize') ?? 0) / 1e6,
  };
}

interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples?: number[];
  /** microseconds */
  timeDeltas?: number[];
}

/** ms; a sample is ours when the innermost script on its stack is: what the page does on its own is not, also if we called it. */
function inOurScripts({ nodes, samples = [], timeDeltas = [] }: Profile): {
  total: number;
  /** The longest stretch with nothing else in between. */
  longest: number;
} {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((c) => [c, id])));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isOurs = (id: number | undefined): boolean => {
    const node = id === undefined ? undefined : byId.get(id);
    if (!node) return false;
    const { url } = node.callFrame;
    return url === '' ? isOurs(parents.get(node.id)) : url.startsWith('chrome-extension://');
  };
  const known = new Map<number, boolean>();
  let total = 0;
  let longest = 0;
  let stretch = 0;
  for (const [index, id] of samples.entries()) {
    const ours = known.get(id) ?? isOurs(id);
    known.set(id, ours);
    // Since the sample before, in ms.
    const passed = (timeDeltas[index] ?? 0) / 1000;
    stretch = ours ? stretch + passed : 0;
    total += ours ? passed : 0;
    longest = Math.max(longest, stretch);
  }
  return { total, longest };
}

/** @returns when wa-js was ready (ms of the page's clock). Resolves when contacts and newest history are stored. */
async function whenListed(mettri: Mettri, page: Page): Promise<number> {
  let readyAt = 0;
  await waitFor(async () => {
    const jobs = await mettri.rows('jobs');
    if (jobs.length > 0) readyAt ||= await page.evaluate(() => performance.now());
    const done = jobs.filter(({ state }) => state === 'done').map(({ job }) => job);
    return done.includes('contacts') && done.includes('history');
  }, 400_000);
  return readyAt;
}

function captured(mettri: Mettri, text: string): Promise<void> {
  return waitFor(async () =>
    (await mettri.rows('chats')).some(({ lastText }) => lastText === text),
  );
}

async function waitFor(isTrue: () => Promise<boolean>, timeoutMs = 60_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error('What was waited for did not come.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function largeAccount(): Promise<Measurement[]> {
  const standin = await startStandin({ shop: bulkShop(LARGE) });
  try {
    const plain = await chromium.launch({
      executablePath: process.env['CHROME_PATH'],
      args: [...browserFlags(), ...standin.browserArguments],
    });
    const bare = await plain.newPage({ ignoreHTTPSErrors: true });
    await bare.addInitScript(watchLongTasks);
    await bare.goto(standin.url);
    await standin.waitFor(() => standin.pages === 1);
    const without = await load(standin, undefined, bare);
    await plain.close();

    const mettri = await launchMettri({ arguments: standin.browserArguments });
    await mettri.context.addInitScript(watchLongTasks);
    const page = await mettri.openWhatsApp();
    const withUs = await load(standin, mettri, page);
    const start = await longest(page, 0);
    await mettri.close();
    const noAnchor = 'the page alone does none of it';
    return [
      {
        metric: `main thread in our scripts (and wa-js) a message, 11,000 chats, n = ${LARGE_MESSAGES}`,
        value: round(withUs.ours),
        unit: 'ms',
        anchor: null,
        noAnchor: 'without us none of our scripts run; the page’s own time is the next line',
        budget: 1,
        ok: withUs.ours > 0 && withUs.ours < 1,
      },
      {
        metric: 'main thread a message, 11,000 chats: all of the page',
        value: round(withUs.perMessage),
        unit: 'ms',
        anchor: round(without.perMessage),
        budget: null,
        ok: true,
      },
      {
        metric: 'layouts a message, 11,000 chats',
        value: round(withUs.layouts),
        unit: 'layouts',
        anchor: round(without.layouts),
        budget: null,
        ok: true,
      },
      {
        metric: 'longest stretch in our scripts (and wa-js) while messages come, 11,000 chats',
        value: round(withUs.longestOurs),
        unit: 'ms',
        anchor: null,
        noAnchor: 'without us none of our scripts run',
        budget: 50,
        ok: withUs.longestOurs > 0 && withUs.longestOurs < 50,
      },
      {
        metric: 'longest task while messages come, 11,000 chats: all of the page',
        value: round(withUs.longestLive),
        unit: 'ms',
        anchor: round(without.longestLive),
        budget: 50,
        ok: withUs.longestLive <= Math.max(50, without.longestLive),
      },
      {
        metric: 'longest task while 11,000 chats are listed and caught up with',
        value: round(withUs.longestBefore),
        unit: 'ms',
        anchor: null,
        noAnchor,
        budget: 50,
        ok: withUs.longestBefore <= 50,
      },
      {
        metric: 'longest task of the start, with wa-js’s own scan',
        value: round(start),
        unit: 'ms',
        anchor: null,
        noAnchor,
        budget: null,
        ok: true,
      },
      {
        metric: 'heap of WhatsApp’s page, 11,000 chats',
        value: round(withUs.heap),
        unit: 'MB',
        anchor: round(without.heap),
        budget: null,
        ok: true,
      },
    ];
  } finally {
    await standin.stop();
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export async function run(): Promise<Measurement[]> {
  await ensureBuild();
  return [...(await latency()), ...(await largeAccount())];
}
