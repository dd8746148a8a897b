/** 20,000 messages are read from WhatsApp's store while service worker, tab and browser die at 20 random moments. */
import { backfillUnderDeaths } from '../e2e/fixtures/backfill-under-deaths.ts';
import { ensureBuild } from '../scripts/fresh-build.ts';
import type { Measurement } from './measurement.ts';

const DEATHS = 20;
const MESSAGES = 20_000;
const noAnchor = 'nothing else reads WhatsApp through deaths';

export async function run(): Promise<Measurement[]> {
  await ensureBuild();
  const outcome = await backfillUnderDeaths({
    chats: 40,
    messages: MESSAGES,
    deaths: DEATHS,
    seed: 1,
    report: (line) => console.error(line),
  });
  const { deaths } = outcome;
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
  return [
    {
      metric: `backfill under ${all} deaths (${deaths['service worker']} service worker, ${deaths.tab} tab, ${deaths.browser} browser): stored`,
      value: outcome.stored,
      unit: 'messages',
      anchor: outcome.truth,
      budget: null,
      ok: outcome.stored === outcome.truth && outcome.complete === outcome.chats,
    },
    none('lost', outcome.lost),
    none('stored twice', outcome.doubled),
    none('stored, and not in WhatsApp', outcome.invented),
    {
      metric: 'time, with all the restarts',
      value: outcome.seconds,
      unit: 's',
      anchor: null,
      noAnchor,
      budget: null,
      ok: true,
    },
  ];
}
