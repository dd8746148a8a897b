/**
 * An exported chat into store and index: messages a second, beside as many rows written as plainly as can be, and how
 * long the page was ever kept waiting; and whether a search finds in it what a scan of the file's messages does.
 * BENCH_IMPORT sets how many messages there are (default 40,000, as many as WhatsApp exports at most).
 */
import { inPage } from './in-page.ts';
import type { ImportFigures } from './import-page/main.ts';
import type { Measurement } from './measurement.ts';

/** messages/s; what the product promises. */
const BUDGET = 10_000;
/** ms */
const PAUSE_BUDGET = 100;
const QUERY_BUDGET = 50;
/** Shown of the questions that are answered otherwise. */
const SHOWN = 5;

export async function run(): Promise<Measurement[]> {
  const count = Number(process.env['BENCH_IMPORT'] ?? 40_000);
  const figures = await inPage('import-page', (page) =>
    page.evaluate((messages) => globalThis.measureImport(messages), count),
  );
  return measurements(figures, count);
}

function measurements(figures: ImportFigures, count: number): Measurement[] {
  const name = (what: string) => `import, ${count.toLocaleString('en')} messages: ${what}`;
  const rate = (
    what: string,
    value: number,
    budget: number | null,
    anchor: number | null = null,
  ) => ({
    metric: name(what),
    value: Math.round(value),
    unit: 'messages/s',
    anchor: anchor === null ? null : Math.round(anchor),
    ...(anchor === null && { noAnchor: 'plain writing neither reads files nor compares' }),
    budget,
    ok: budget === null || value > budget,
  });
  const { different } = figures.searched;
  for (const typed of different.slice(0, SHOWN)) console.error(`differs: ${typed}`);
  return [
    rate('looked at', figures.preview, BUDGET),
    rate('into the store', figures.store, BUDGET, figures.bare),
    rate('into store and index', figures.storeAndIndex, BUDGET),
    rate('again, nothing new', figures.again, BUDGET),
    {
      metric: name('longest pause of the page'),
      value: Math.round(figures.longestPause.ours),
      unit: 'ms',
      anchor: Math.round(figures.longestPause.bare),
      budget: PAUSE_BUDGET,
      ok: figures.longestPause.ours < PAUSE_BUDGET,
    },
    {
      metric: name(
        `a file of ${(figures.size / 1_000_000).toFixed(1)} MB, questions answered otherwise than by a scan (anchor: asked)`,
      ),
      value: different.length,
      unit: 'questions',
      anchor: figures.searched.questions,
      budget: 0,
      ok: different.length === 0,
    },
    {
      metric: name('questions to which anything is found (anchor: asked)'),
      value: figures.searched.fruitful,
      unit: 'questions',
      anchor: figures.searched.questions,
      budget: null,
      ok: true,
    },
    {
      metric: name('a question, p95'),
      value: figures.searched.p95,
      unit: 'ms',
      anchor: null,
      noAnchor: 'the bench "search" has one',
      budget: QUERY_BUDGET,
      ok: figures.searched.p95 < QUERY_BUDGET,
    },
  ];
}
