/** 1,000 approved messages while service worker, tab and browser die at 200 random moments. */
import { sendingUnderDeaths } from '../e2e/fixtures/sending-under-deaths.ts';
import { ensureBuild } from '../scripts/fresh-build.ts';
import type { Measurement } from './measurement.ts';

const MESSAGES = 1000;
const DEATHS = 200;
const noAnchor = 'nothing else sends through deaths';

export async function killFigures(): Promise<Measurement[]> {
  await ensureBuild();
  const outcome = await sendingUnderDeaths({
    messages: MESSAGES,
    deaths: DEATHS,
    seed: 1,
    // The account's limits are raised that far: the real ones would make it a day.
    perSecond: 3,
    report: (line) => console.error(line),
  });
  const { deaths, states } = outcome;
  const all = deaths['service worker'] + deaths.tab + deaths.browser;
  const none = (metric: string, value: number): Measurement => ({
    metric,
    value,
    unit: 'messages',
    anchor: null,
    noAnchor,
    budget: 0,
    ok: value === 0,
  });
  const told = (metric: string, value: number, unit: string): Measurement => ({
    metric,
    value,
    unit,
    anchor: null,
    noAnchor,
    budget: null,
    ok: true,
  });
  return [
    {
      metric: `${outcome.approved} approved messages under ${all} deaths (${deaths['service worker']} service worker, ${deaths.tab} tab, ${deaths.browser} browser): received`,
      value: outcome.received,
      unit: 'messages',
      anchor: outcome.approved,
      budget: null,
      ok: all >= DEATHS,
    },
    none('received twice', outcome.twice),
    none('received unapproved', outcome.unapproved),
    none('rows in a state that is not true', outcome.untrue),
    none('rows whose audit has a hole', outcome.unaudited),
    told('left to the human: not known whether they arrived', states.unconfirmed ?? 0, 'messages'),
    told('failed, and not received', states.failed ?? 0, 'messages'),
    told('time, with all the restarts', Math.round(outcome.seconds / 6) / 10, 'min'),
  ];
}
