/**
 * What a search finds, beside a scan that is written separately: the newest 50 to questions of every kind, in the real worker; then
 * whatever may be typed into the box.
 * BENCH_MESSAGES: how many messages there are (default 100000); BENCH_QUESTIONS (2000); BENCH_INPUTS (100000).
 */
import { inPage } from './in-page.ts';
import type { Measurement } from './measurement.ts';

/** ms */
const FUZZ_BUDGET = 100;
/** Shown of those that differ or fail. */
const SHOWN = 5;

export async function run(): Promise<Measurement[]> {
  const number = (name: string, usual: number) => Number(process.env[name] ?? usual);
  const count = number('BENCH_MESSAGES', 100_000);
  const asked = number('BENCH_QUESTIONS', 2000);
  const inputs = number('BENCH_INPUTS', 100_000);
  const { recall, fuzz } = await inPage('search-page', (page) =>
    page.evaluate(
      ([messages, questions, texts]) => globalThis.measureRecall(messages, questions, texts),
      [count, asked, inputs] as const,
    ),
  );
  for (const { kind, typed, ours, expected } of recall.different.slice(0, SHOWN))
    console.error(`differs (${kind}): ${typed}\n  ours ${ours.join()}\n  scan ${expected.join()}`);
  for (const { typed, error } of fuzz.failed.slice(0, SHOWN))
    console.error(`failed: ${JSON.stringify(typed.slice(0, 1000))}\n  ${error}`);
  const size = `${count.toLocaleString('en')} messages`;
  const line = (
    metric: string,
    unit: string,
    value: number,
    budget: number | null,
    anchor: number | null = null,
  ): Measurement => ({
    metric: `search, ${size}: ${metric}`,
    value: Math.round(value * 100) / 100,
    unit,
    anchor,
    ...(anchor === null && { noAnchor: 'nothing else reads what is typed' }),
    budget,
    ok: budget === null || value <= budget,
  });
  const random = `${inputs.toLocaleString('en')} random inputs`;
  return [
    line(
      'questions answered otherwise than by a scan (anchor: asked)',
      'questions',
      recall.different.length,
      0,
      recall.questions,
    ),
    line(
      'questions to which anything is found (anchor: asked)',
      'questions',
      recall.fruitful,
      null,
      recall.questions,
    ),
    line(`${random}, failed`, 'inputs', fuzz.failed.length, 0),
    line(`${random}, the index another one afterwards`, 'times', fuzz.unchanged ? 0 : 1, 0),
    line(`${random}, p50`, 'ms', fuzz.p50, null),
    line(`${random}, p99`, 'ms', fuzz.p99, FUZZ_BUDGET),
    line(`${random}, worst`, 'ms', fuzz.worst, null),
  ];
}
