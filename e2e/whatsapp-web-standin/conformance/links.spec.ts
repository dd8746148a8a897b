import { expect, test } from '@playwright/test';

import { smallShopIds as ids } from '../shop/small-shop.ts';
import type { Restriction } from '../standin.ts';
import { onStandin } from './on-standin.ts';

// In the page.
declare const WPP: typeof import('@wppconnect/wa-js');

const run = onStandin();

function socket(page = run.page): Promise<unknown[]> {
  return page.evaluate(() => [
    WPP.whatsapp.Socket.state,
    WPP.whatsapp.Stream.mode,
    WPP.conn.isAuthenticated(),
  ]);
}

test('a restricted account says so, and nothing comes or leaves', async () => {
  await run.openReady();
  for (const restriction of ['SMB_TOS_BLOCK', 'PROXYBLOCK', true] as (Restriction | true)[]) {
    await run.standin.setRestricted(restriction);
    const state = restriction === true ? 'TOS_BLOCK' : restriction;
    expect(await socket()).toEqual([state, 'MAIN', true]);
  }
  await run.standin.customerWrites(ids.ana, 'alô?');
  expect(await run.heardOf('chat.new_message')).toEqual([]);
  await run.page.reload();
  await run.ready();
  expect(await socket()).toEqual(['TOS_BLOCK', 'MAIN', true]);
  await run.standin.setRestricted(false);
  expect(await socket()).toEqual(['CONNECTED', 'MAIN', true]);
  await run.hears('chat.new_message', /alô\?$/);
});

test('two pages of one account hear the same; a conflict may concern one of them', async () => {
  await run.openReady();
  const second = await run.openPage();
  await run.ready(second);
  const [firstNumber = 0, secondNumber = 0] = run.standin.pageNumbers;
  const both = await run.standin.customerWrites(ids.ana, 'as duas');
  for (const page of [run.page, second]) {
    await run.hears('chat.new_message', `false_${ids.ana}_${both.stanzaId} chat as duas`, page);
  }

  await run.standin.setConflict(true, { page: secondNumber });
  expect(await socket()).toEqual(['CONNECTED', 'MAIN', true]);
  expect(await socket(second)).toEqual(['CONFLICT', 'CONFLICT', true]);
  const one = await run.standin.customerWrites(ids.ana, 'só uma');
  await run.hears('chat.new_message', `false_${ids.ana}_${one.stanzaId} chat só uma`);
  expect(await run.heardOf('chat.new_message', second)).toHaveLength(1);

  await second.getByRole('button', { name: 'Usar aqui' }).click();
  await run.hears('chat.new_message', `false_${ids.ana}_${one.stanzaId} chat só uma`, second);
  expect(await socket(second)).toEqual(['CONNECTED', 'MAIN', true]);
  expect(await socket()).toEqual(['CONNECTED', 'MAIN', true]);
  await expect(run.standin.setConflict(true, { page: firstNumber + 100 })).rejects.toThrow(
    'no page',
  );
  expect(run.complaints).toEqual([]);
});
