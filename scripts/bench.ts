/**
 * `npm run bench`: runs bench/*.bench.ts, or the named ones.
 *
 * usage: npm run bench [-- NAME …] [--json]   --json prints one array of {metric, value, unit, anchor, budget, ok}
 */
import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Bench, Measurement } from '../bench/measurement.ts';
import { ensureBrowser } from './browser.ts';
import { inProject } from './project.ts';

const SUFFIX = '.bench.ts';

async function benchNames(wished: readonly string[]): Promise<string[]> {
  const files = await readdir(inProject('bench'));
  const all = files
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
    .toSorted();
  const unknown = wished.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Error(`No such bench: ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  return wished.length > 0 ? all.filter((name) => wished.includes(name)) : all;
}

function printTable(measurements: readonly Measurement[]): void {
  const rows = measurements.map(({ metric, value, unit, anchor, budget, ok }) => [
    metric,
    `${value} ${unit}`,
    anchor === null ? '–' : `${anchor} ${unit}`,
    budget === null ? '–' : `${budget} ${unit}`,
    ok ? 'ok' : 'OVER',
  ]);
  const table = [['metric', 'value', 'anchor', 'budget', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  for (const row of table)
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('   ')
        .trimEnd(),
    );
  const reasons = new Map<string, string[]>();
  for (const { metric, noAnchor } of measurements)
    if (noAnchor) reasons.set(noAnchor, [...(reasons.get(noAnchor) ?? []), metric]);
  for (const [reason, [first, ...others]] of reasons) {
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    console.log(`No anchor for "${first}"${more}: ${reason}.`);
  }
}

const wished = process.argv.slice(2);
const json = wished.includes('--json');
const names = await benchNames(wished.filter((word) => word !== '--json'));
await ensureBrowser();

const measurements: Measurement[] = [];
for (const name of names) {
  console.error(`Measuring ${name} …`);
  const { run } = (await import(pathToFileURL(inProject('bench', `${name}${SUFFIX}`)).href)) as {
    run: Bench;
  };
  measurements.push(...(await run()));
}
if (json) console.log(JSON.stringify(measurements, null, 2));
else printTable(measurements);
process.exitCode = measurements.every(({ ok }) => ok) ? 0 : 1;
