/**
 * Sending: thirty days by a fake clock through the rules of a claim; approved messages under real deaths; how opt-outs are read;
 * a large do-not-contact list; a deck gone through by keyboard.
 */
import { deckFigures } from './deck.ts';
import { doNotContactFigures } from './do-not-contact.ts';
import { inBundle } from './in-bundle.ts';
import type { Measurement } from './measurement.ts';
import { optOutFigures } from './opt-out-figures.ts';
import { killFigures } from './sending-kills.ts';
import type { SimulationOutcome } from './sending-simulation.ts';

const HOUR = 3_600_000;
/** hours that an answer or a follow-up may wait for its turn, whatever comes in: the restriction alone lasts two */
const TURN_BUDGET = 4;
/** hours of sending until the full pace is back: most of a working day, and no less */
const RECOVERY = { least: 7, most: 10 };

export async function run(): Promise<Measurement[]> {
  return [
    ...(await simulationFigures()),
    ...(await optOutFigures()),
    ...(await doNotContactFigures()),
    ...(await deckFigures()),
    ...(await killFigures()),
  ];
}

async function simulationFigures(): Promise<Measurement[]> {
  const { module } = await inBundle<typeof import('./sending-simulation.ts')>(
    'bench/sending-simulation.ts',
  );
  const { days, contacts } = module.WHOLE_MONTH;
  const outcome = module.simulate(module.WHOLE_MONTH);
  const figure = (
    metric: string,
    value: number,
    unit: string,
    budget: number | null,
    ok = budget === null || value <= budget,
  ): Measurement => ({ metric, value, unit, anchor: null, budget, ok });
  const hours = (ms: number) => Math.round((ms / HOUR) * 10) / 10;
  return [
    {
      metric: `${days} simulated days, ${contacts} contacts, ${outcome.deaths} deaths of the worker: sent, of the approved`,
      value: outcome.sent,
      unit: 'messages',
      anchor: outcome.approved,
      budget: null,
      ok: outcome.sent === outcome.approved,
    },
    ...outcome.windows.map(({ policy, fullest, max }) =>
      figure(`fullest at any offset: ${policy}`, fullest, 'messages', max),
    ),
    figure('sends above a lowered pace', outcome.abovePace, 'messages', 0),
    ...turns(outcome).map(([name, wait]) =>
      figure(`longest wait for its turn: ${name}`, hours(wait), 'h', TURN_BUDGET),
    ),
    // What a slow day has no room for goes the next.
    figure(
      'longest wait for its turn: a campaign’s message',
      hours(outcome.longestWait.batch),
      'h',
      24 + TURN_BUDGET,
    ),
    figure('lowest share of the pace', outcome.lowestShare, 'of full', null),
    ...outcome.recoveries.map((taken, index) =>
      figure(
        `hours of sending to the full pace again, incident ${index + 1}`,
        taken,
        'h',
        RECOVERY.most,
        taken >= RECOVERY.least && taken <= RECOVERY.most,
      ),
    ),
  ];
}

function turns({ longestWait, stormWait }: SimulationOutcome): [string, number][] {
  return [
    ['an answer', longestWait.reply],
    ['a follow-up', longestWait['follow-up']],
    ['a follow-up on the day of the storm', stormWait],
  ];
}
