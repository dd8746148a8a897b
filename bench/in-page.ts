/** A page of a bench, built and opened in a real browser with a profile of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { inProject } from '../scripts/project.ts';

/** @param folder of the page, in `bench/` */
export async function inPage<Result>(
  folder: string,
  measure: (page: Page) => Promise<Result>,
): Promise<Result> {
  const own = await mkdtemp(join(tmpdir(), 'mettri-bench-'));
  try {
    const site = {
      root: inProject('bench', folder),
      configFile: false as const,
      logLevel: 'error' as const,
      resolve: { alias: { '@': inProject('src') } },
      build: { outDir: join(own, 'site'), target: 'chrome125' },
      worker: { format: 'es' as const },
    };
    await build(site);
    // An isolated page has exact clocks, and is told what its workers' memory is.
    const headers = {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    };
    const server = await preview({ ...site, preview: { port: 0, host: '127.0.0.1', headers } });
    const browser = await chromium.launchPersistentContext(join(own, 'profile'), {
      executablePath: process.env['CHROME_PATH'],
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
    });
    try {
      const page = await browser.newPage();
      const [url] = server.resolvedUrls?.local ?? [];
      if (!url) throw new Error('The page of the bench is not served.');
      await page.goto(url);
      return await measure(page);
    } finally {
      await browser.close();
      await server.close();
    }
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}
