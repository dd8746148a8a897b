/** Bytes loaded into WhatsApp's page, and the panel's first chunk. */
import { bundleSizes } from '../scripts/bundle-budgets.ts';
import { ensureBuild } from '../scripts/fresh-build.ts';
import type { Measurement } from './measurement.ts';

const kilobytes = (bytes: number) => Math.round(bytes / 10) / 100;

export async function run(): Promise<Measurement[]> {
  await ensureBuild();
  return (await bundleSizes()).map(({ what, size, budget, anchor }) => ({
    metric: what,
    value: kilobytes(size),
    unit: 'kB gz',
    anchor: anchor === undefined ? null : kilobytes(anchor),
    ...(anchor === undefined && { noAnchor: 'a size of our own code has nothing to stand beside' }),
    budget: kilobytes(budget),
    ok: size <= budget,
  }));
}
