/**
 * Search in messages, beside bare FTS5, MiniSearch alone and a scan of all texts in the same run: build and incremental rates,
 * cold start, each kind of question, also during an import, memory and size; and the suggestions that stand on it.
 *
 * BENCH_MESSAGES: how many messages there are (default 100000); with several sizes, as in 10000,100000,1000000, the growth from
 * the first to the last is told as an exponent, too (1: in proportion). All in a page and its workers, without the extension
 * around them: a cold start is a new worker, from its construction to its first result.
 */
import { inPage } from './in-page.ts';
import type { Measurement } from './measurement.ts';
import type { KindFigures, SearchFigures } from './search-page/main.ts';

/** ms; what the product promises. */
const QUERY_BUDGET = 50;
const COLD_BUDGET = 200;
const LIVE_BUDGET = 1000;
/** messages/s */
const BUILD_BUDGET = 10_000;
/** MB: of panel and worker together. */
const MEMORY_BUDGET = 150;
const MEGABYTE = 1_000_000;

const TOO_MANY = 'MiniSearch takes some 400 MB and minutes for so many messages';

export async function run(): Promise<Measurement[]> {
  const sizes = (process.env['BENCH_MESSAGES'] ?? '100000').split(',').map(Number);
  const measured: { count: number; figures: SearchFigures }[] = [];
  for (const count of sizes) {
    const figures = await inPage('search-page', (page) =>
      page.evaluate((messages) => globalThis.measureSearch(messages), count),
    );
    measured.push({ count, figures });
  }
  return [
    ...measured.flatMap(({ count, figures }) => measurements(figures, count)),
    ...growth(measured),
  ];
}

function measurements(figures: SearchFigures, count: number): Measurement[] {
  const name = (metric: string) => `search, ${count.toLocaleString('en')} messages: ${metric}`;
  const figure = (
    metric: string,
    unit: string,
    value: number,
    anchor: number | string,
    budget: number | null = null,
  ): Measurement => ({
    metric: name(metric),
    value: round(value),
    unit,
    anchor: typeof anchor === 'string' ? null : round(anchor),
    ...(typeof anchor === 'string' && { noAnchor: anchor }),
    budget,
    ok: budget === null || (unit === 'messages/s' ? value > budget : value < budget),
  });
  const { build, cold, memory, indexSize, slowestDuringImport } = figures;
  const none = 'bare FTS5 follows no database';
  return [
    figure('index built', 'messages/s', build.ours, build.bare, BUILD_BUDGET),
    figure(
      'index built (anchor: MiniSearch)',
      'messages/s',
      build.ours,
      build.miniSearch ?? TOO_MANY,
    ),
    figure('index built (anchor: texts folded for a scan)', 'messages/s', build.ours, build.scan),
    figure('written and indexed, by the hundred', 'messages/s', figures.incremental, none),
    figure('one message, written to found, p95', 'ms', figures.live, none, LIVE_BUDGET),
    figure('new worker to first result, median of 9', 'ms', cold.ours, cold.bare, COLD_BUDGET),
    ...figures.kinds.flatMap((kind) => kindMeasurements(kind, figure)),
    figure(
      'like a text, p95',
      'ms',
      figures.similar.p95,
      'bare FTS5 picks no telling words',
      QUERY_BUDGET,
    ),
    figure(
      'offline suggestions (anchor: the search alone), p95',
      'ms',
      figures.suggestions.p95,
      figures.similar.p95,
      QUERY_BUDGET,
    ),
    figure(
      'all kinds, while 10,000 are imported, p95',
      'ms',
      figures.duringImport.p95,
      none,
      QUERY_BUDGET,
    ),
    figure(
      `${slowestDuringImport.kind} (the slowest kind), while 10,000 are imported, p95`,
      'ms',
      slowestDuringImport.p95,
      none,
      QUERY_BUDGET,
    ),
    figure('index', 'MB', indexSize.ours / MEGABYTE, indexSize.bare / MEGABYTE),
    ...(memory
      ? [
          figure(
            'JavaScript memory of the worker',
            'MB',
            memory.ours / MEGABYTE,
            memory.bare / MEGABYTE,
            MEMORY_BUDGET,
          ),
          figure(
            'JavaScript memory of the worker (anchor: MiniSearch)',
            'MB',
            memory.ours / MEGABYTE,
            memory.miniSearch === undefined ? TOO_MANY : memory.miniSearch / MEGABYTE,
          ),
          figure(
            'JavaScript memory of the worker (anchor: a scan)',
            'MB',
            memory.ours / MEGABYTE,
            memory.scan / MEGABYTE,
          ),
        ]
      : []),
  ];
}

type Figure = (
  metric: string,
  unit: string,
  value: number,
  anchor: number | string,
  budget?: number | null,
) => Measurement;

function kindMeasurements({ kind, ours, bare, miniSearch, scan }: KindFigures, figure: Figure) {
  const unknown = 'bare FTS5 knows no facts, filters and typos';
  return [
    figure(`${kind}, p50`, 'ms', ours.p50, bare?.p50 ?? unknown),
    figure(`${kind}, p95`, 'ms', ours.p95, bare?.p95 ?? unknown, QUERY_BUDGET),
    ...(miniSearch
      ? [figure(`${kind}, p95 (anchor: MiniSearch)`, 'ms', ours.p95, miniSearch.p95)]
      : []),
    ...(scan ? [figure(`${kind}, p95 (anchor: a scan)`, 'ms', ours.p95, scan.p95)] : []),
  ];
}

/** From the first size to the last. */
function growth(measured: readonly { count: number; figures: SearchFigures }[]): Measurement[] {
  const [first] = measured;
  const last = measured.at(-1);
  if (!first || !last || first === last) return [];
  const exponent = (from: number, to: number) =>
    round(Math.log(to / from) / Math.log(last.count / first.count));
  const sizes = `${first.count.toLocaleString('en')} to ${last.count.toLocaleString('en')}`;
  const line = (what: string, value: number, anchor: number | null): Measurement => ({
    metric: `search, growth from ${sizes} messages: ${what}`,
    value,
    unit: '(exponent)',
    anchor,
    ...(anchor === null && { noAnchor: 'bare FTS5 has nothing like it' }),
    budget: null,
    ok: true,
  });
  return [
    line(
      'index',
      exponent(first.figures.indexSize.ours, last.figures.indexSize.ours),
      exponent(first.figures.indexSize.bare, last.figures.indexSize.bare),
    ),
    line(
      'new worker to first result',
      exponent(first.figures.cold.ours, last.figures.cold.ours),
      exponent(first.figures.cold.bare, last.figures.cold.bare),
    ),
    ...first.figures.kinds.flatMap((before) => {
      const after = last.figures.kinds.find(({ kind }) => kind === before.kind);
      if (!after) return [];
      const anchor = before.bare && after.bare && exponent(before.bare.p95, after.bare.p95);
      return line(`${before.kind}, p95`, exponent(before.ours.p95, after.ours.p95), anchor ?? null);
    }),
  ];
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
