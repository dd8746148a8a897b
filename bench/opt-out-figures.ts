/** How well opt-outs are read, and how fast. */
import { inBundle } from './in-bundle.ts';
import type { Measurement } from './measurement.ts';
import type * as measuring from './opt-out-measuring.ts';

/** Of what is taken for an opt-out, so much must be one. */
const PRECISION = 0.98;
/** µs; an import of 10,000 messages a second has 100 for each, for everything. */
const PHRASE_BUDGET = 50;
/** µs */
const HOSTILE_BUDGET = 10_000;

export async function optOutFigures(): Promise<Measurement[]> {
  const { module } = await inBundle<typeof measuring>('bench/opt-out-measuring.ts');
  const score = module.heldOutScore();
  const { read, fold } = module.microsecondsPerPhrase();
  const hostile = module.microsecondsOfHostileText();
  const share = (metric: string, value: number, least: number | null): Measurement => ({
    metric,
    value: Math.round(value * 1000) / 1000,
    unit: 'of 1',
    anchor: null,
    noAnchor: 'no other reader of opt-outs knows the three languages',
    budget: least,
    ok: least === null || value >= least,
  });
  const half = `${score.phrases} held-out phrases`;
  return [
    share(
      `opt-outs: precision of yes (at least), ${score.read} read in ${half}`,
      score.precision,
      PRECISION,
    ),
    share(`opt-outs: recall of yes, ${score.optOuts} of ${half}`, score.recall, null),
    share(`opt-outs: read or asked about, ${score.optOuts} of ${half}`, score.noticed, null),
    {
      metric: 'opt-outs: one phrase (anchor: folding it)',
      value: read,
      unit: 'µs',
      anchor: fold,
      budget: PHRASE_BUDGET,
      ok: read <= PHRASE_BUDGET,
    },
    {
      metric: 'opt-outs: 10,000 hostile characters',
      value: hostile,
      unit: 'µs',
      anchor: null,
      noAnchor: 'nobody sends them',
      budget: HOSTILE_BUDGET,
      ok: hostile <= HOSTILE_BUDGET,
    },
  ];
}
