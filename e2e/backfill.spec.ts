/** Older history is read whole, whatever dies on the way. (The long form: `npm run bench -- backfill`.) */
import { backfillUnderDeaths } from './fixtures/backfill-under-deaths.ts';
import { expect, test } from './fixtures/test.ts';

test('a backfill whose worker, tab and browser die loses and doubles nothing', async () => {
  test.setTimeout(180_000);
  const outcome = await backfillUnderDeaths({
    chats: 8,
    messages: 3000,
    deaths: 5,
    seed: 20_261_121,
  });
  expect(outcome).toMatchObject({
    stored: 3000,
    lost: 0,
    doubled: 0,
    invented: 0,
    complete: outcome.chats,
  });
});
