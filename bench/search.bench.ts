/**
 * Search in messages: build rate, cold start, and each kind of query, beside bare FTS5 in the same run; and the
 * suggestions that stand on it.
 * BENCH_MESSAGES sets how many messages there are (default 100,000).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { inProject } from '../scripts/project.ts';
import type { Measurement } from './measurement.ts';
import type { SearchFigures } from './search-page/main.ts';

/** ms; what the product promises. */
const QUERY_BUDGET = 50;
const COLD_BUDGET = 200;
/** messages/s */
const BUILD_BUDGET = 10_000;

export async function run(): Promise<Measurement[]> {
  const count = Number(process.env['BENCH_MESSAGES'] ?? 100_000);
  const folder = await mkdtemp(join(tmpdir(), 'mettri-bench-'));
  try {
    return measurements(await measureInBrowser(count, folder), count);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureInBrowser(count: number, folder: string): Promise<SearchFigures> {
  const site = {
    root: inProject('bench/search-page'),
    configFile: false as const,
    logLevel: 'error' as const,
    resolve: { alias: { '@': inProject('src') } },
    build: { outDir: join(folder, 'site'), target: 'chrome125' },
  };
  await build(site);
  const server = await preview({ ...site, preview: { port: 0, host: '127.0.0.1' } });
  const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env['CHROME_PATH'],
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const [url] = server.resolvedUrls?.local ?? [];
    if (!url) throw new Error('The page of the search bench is not served.');
    await page.goto(url);
    return await page.evaluate((messages) => globalThis.measureSearch(messages), count);
  } finally {
    await browser.close();
    await server.close();
  }
}

function measurements(figures: SearchFigures, count: number): Measurement[] {
  const size = `${count.toLocaleString('en')} messages`;
  const milliseconds = (
    metric: string,
    value: number,
    anchor: number | null,
    budget: number | null,
    noAnchor?: string,
  ): Measurement => ({
    metric: `search, ${size}: ${metric}`,
    value: tenths(value),
    unit: 'ms',
    anchor: anchor === null ? null : tenths(anchor),
    ...(noAnchor && { noAnchor }),
    budget,
    ok: budget === null || value < budget,
  });
  return [
    {
      metric: `search, ${size}: index built`,
      value: Math.round(figures.build.ours),
      unit: 'messages/s',
      anchor: Math.round(figures.build.bare),
      budget: BUILD_BUDGET,
      ok: figures.build.ours > BUILD_BUDGET,
    },
    milliseconds('cold start, median', figures.cold.ours, figures.cold.bare, COLD_BUDGET),
    ...figures.kinds.flatMap(({ kind, ours, bare }) => [
      milliseconds(`${kind}, p50`, ours.p50, bare.p50, null),
      milliseconds(`${kind}, p95`, ours.p95, bare.p95, QUERY_BUDGET),
    ]),
    milliseconds(
      'like a text, p95',
      figures.similar.p95,
      null,
      QUERY_BUDGET,
      'bare FTS5 picks no telling words',
    ),
    milliseconds(
      'offline suggestions (anchor: the search alone), p95',
      figures.suggestions.p95,
      figures.similar.p95,
      QUERY_BUDGET,
    ),
    milliseconds(
      'while 10,000 are imported, p95',
      figures.duringImport.p95,
      null,
      QUERY_BUDGET,
      'bare FTS5 follows no database',
    ),
  ];
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
