/** How many bytes the build loads where, gzipped, against their budgets: a step of `npm test` and a bench. */
import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildFolder, inProject } from './project.ts';

export interface BundleSize {
  readonly what: string;
  /** bytes, gzipped at level 9 */
  readonly size: number;
  readonly budget: number;
  /** bytes of what it cannot be smaller than */
  readonly anchor?: number;
}

interface Manifest {
  content_scripts: { world?: string; js: string[] }[];
  side_panel: { default_path: string };
}

const KILOBYTE = 1000;

async function gzippedSize(path: string): Promise<number> {
  return gzipSync(await readFile(path), { level: 9 }).length;
}

async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map((file) => gzippedSize(join(buildFolder, file))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The scripts that a page loads before it can show anything: those in its HTML, and what they import statically. */
async function firstScripts(page: string): Promise<string[]> {
  const html = await readFile(join(buildFolder, page), 'utf8');
  const found = new Set<string>();
  const open = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  for (const file of open) {
    if (found.has(file)) continue;
    found.add(file);
    const code = await readFile(join(buildFolder, file), 'utf8');
    const imports = code.matchAll(
      /(?:^|[;}\n])(?:import|export)\s*(?:[^'"()]*?from\s*)?["'](\.[^"']+)["']/g,
    );
    for (const match of imports) open.push(posix.join(dirname(file), match[1] ?? ''));
  }
  return [...found];
}

/**
 * The budgets of the built extension.
 *
 * wa-js cannot be made smaller by us, and it is bundled into the MAIN script. What is ours there is therefore measured as
 * the whole script's size minus that of wa-js's own bundle as published, both gzipped: an estimate that errs by what the two
 * compress better together, some hundred bytes.
 * @throws Error when a part of the build is missing.
 */
export async function bundleSizes(): Promise<BundleSize[]> {
  const manifest = JSON.parse(
    await readFile(join(buildFolder, 'manifest.json'), 'utf8'),
  ) as Manifest;
  const scripts = (world: string) =>
    manifest.content_scripts
      .filter((script) => (script.world ?? 'ISOLATED') === world)
      .flatMap((script) => script.js);
  if (scripts('MAIN').length === 0 || scripts('ISOLATED').length === 0)
    throw new Error('The build has no script for the MAIN or the isolated world.');
  const waJs = await gzippedSize(
    inProject('node_modules', '@wppconnect', 'wa-js', 'dist', 'wppconnect-wa.js'),
  );
  const main = await sizeOf(scripts('MAIN'));
  return [
    {
      what: 'isolated bridge',
      size: await sizeOf(scripts('ISOLATED')),
      budget: 15 * KILOBYTE,
    },
    { what: 'MAIN script beside wa-js', size: Math.max(0, main - waJs), budget: 15 * KILOBYTE },
    { what: 'MAIN script with wa-js', size: main, budget: 135 * KILOBYTE, anchor: waJs },
    {
      what: "panel's first chunk",
      size: await sizeOf(await firstScripts(manifest.side_panel.default_path)),
      budget: 150 * KILOBYTE,
    },
  ];
}

/** Prints the sizes; resolves to whether all are within their budgets. */
export async function checkBundleBudgets(): Promise<boolean> {
  const sizes = await bundleSizes();
  for (const { what, size, budget } of sizes) {
    const kilobytes = (bytes: number) => `${(bytes / KILOBYTE).toFixed(1)} kB`;
    const verdict = size <= budget ? 'ok' : 'TOO BIG';
    console.log(
      `${what.padEnd(26)} ${kilobytes(size).padStart(9)} of ${kilobytes(budget)}  ${verdict}`,
    );
  }
  return sizes.every(({ size, budget }) => size <= budget);
}
