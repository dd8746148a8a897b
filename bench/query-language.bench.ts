/** The language of searches: how fast facts are read off messages, and that nothing typed breaks it or is slow. */
import { inBundle } from './in-bundle.ts';
import type { Measurement } from './measurement.ts';
import type * as measuring from './query-language-measuring.ts';

const INPUTS = 100_000;
/** messages/s */
const RATE_BUDGET = 100_000;
/** ms */
const FUZZ_BUDGET = 10;
/** Linear is 1, quadratic 2; a busy machine blurs it. */
const LARGEST_EXPONENT = 1.6;

export async function run(): Promise<Measurement[]> {
  const { module } = await inBundle<typeof measuring>('bench/query-language-measuring.ts');
  const { facts, things, fold } = module.messagesPerSecond();
  const { failed, p50, p99, worst } = module.fuzz(INPUTS);
  const { exponent, slowest } = module.hostileGrowth();
  const rate = (metric: string, value: number): Measurement => ({
    metric: `${metric} of messages (half of them with some; anchor: folding them)`,
    value: Math.round(value),
    unit: 'messages/s',
    anchor: Math.round(fold),
    budget: RATE_BUDGET,
    ok: value >= RATE_BUDGET,
  });
  const plain = (metric: string, unit: string, value: number, budget: number | null) => ({
    metric,
    value: Math.round(value * 1000) / 1000,
    unit,
    anchor: null,
    noAnchor: 'nothing else reads this language',
    budget,
    ok: budget === null || value <= budget,
  });
  return [
    rate('facts', facts),
    rate('things', things),
    plain(`${INPUTS} random inputs: thrown, or not the same again`, 'inputs', failed, 0),
    plain('read, written, completed: p50', 'ms', p50, null),
    plain('read, written, completed: p99', 'ms', p99, FUZZ_BUDGET),
    plain('read, written, completed: worst', 'ms', worst, null),
    plain('10,000 hostile characters: slowest', 'ms', slowest, null),
    plain('growth with hostile length, exponent', '', exponent, LARGEST_EXPONENT),
  ];
}
