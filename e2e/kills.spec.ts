/** What was approved leaves once, whatever dies; in large: `npm run bench -- sending`. */
import { expect, test } from '@playwright/test';
import { sendingUnderDeaths } from './fixtures/sending-under-deaths.ts';

test('thirty approved messages under six deaths: each at most once, and every row true', async () => {
  test.setTimeout(180_000);
  const outcome = await sendingUnderDeaths({ messages: 30, deaths: 6, seed: 4, perSecond: 10 });
  expect(outcome).toMatchObject({ approved: 30, twice: 0, unapproved: 0, untrue: 0, unaudited: 0 });
  expect(outcome.received).toBeGreaterThan(20);
});
