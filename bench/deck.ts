/** A deck of eighty cards gone through by keyboard in the built extension: from each key to the next card. */
import { askingShop } from '../e2e/fixtures/asking-shop.ts';
import { dealtDeck, walkDeck } from '../e2e/fixtures/deck-walk.ts';
import { launchMettri } from '../e2e/fixtures/launch-mettri.ts';
import { startStandin } from '../e2e/whatsapp-web-standin/standin.ts';
import { ensureBuild } from '../scripts/fresh-build.ts';
import type { Measurement } from './measurement.ts';
import { percentile } from './percentile.ts';

const PEOPLE = 80;
/** ms; of the two seconds that a card takes, the rest is for reading */
const BUDGET = 150;

export async function deckFigures(): Promise<Measurement[]> {
  await ensureBuild();
  const waits = await walked();
  const time = (what: string, value: number, budget: number | null): Measurement => ({
    metric: `a deck of ${PEOPLE} while its messages leave: from the key to the next card, ${what} (n = ${waits.length})`,
    value,
    unit: 'ms',
    anchor: null,
    noAnchor: 'no plain thing approves a card',
    budget,
    ok: budget === null || value <= budget,
  });
  return [
    time('median', percentile(waits, 50), BUDGET),
    time('95 of 100', percentile(waits, 95), BUDGET),
    time('longest', Math.round(Math.max(...waits)), null),
  ];
}

async function walked(): Promise<readonly number[]> {
  const standin = await startStandin({ shop: askingShop(PEOPLE) });
  try {
    const mettri = await launchMettri({ arguments: standin.browserArguments });
    try {
      const panel = await dealtDeck(mettri, await mettri.openWhatsApp(), PEOPLE);
      return (await walkDeck(panel, { people: PEOPLE, undoAt: 40, seed: 1 })).waits;
    } finally {
      await mettri.close();
    }
  } finally {
    await standin.stop();
  }
}
