import { expect, test } from '@playwright/test';

import { bulkChatId, bulkShop, type Shop } from '../standin.ts';
import { onStandin } from './on-standin.ts';

// In the page.
declare const WPP: typeof import('@wppconnect/wa-js');

const run = onStandin();

/** Milliseconds until wa-js is ready. */
async function openTimed(shop: Shop): Promise<number> {
  const start = performance.now();
  await run.openReady({ shop });
  return performance.now() - start;
}

function note(description: string): void {
  test.info().annotations.push({ type: 'took', description });
}

test('the same options give the same shop, of exactly the size that was asked for', () => {
  const options = { chats: 37, messages: 1_234, seed: 3, now: 1_790_000_000_000 };
  const shop = bulkShop(options);
  expect(shop).toEqual(bulkShop(options));
  expect(shop.messages).toHaveLength(1_234);
  expect(new Set(shop.messages.map(({ stanzaId }) => stanzaId)).size).toBe(1_234);
  expect(new Set(shop.messages.map(({ chatId }) => chatId)).size).toBe(37);
  expect(bulkShop({ ...options, seed: 4 })).not.toEqual(shop);
});

test('20,000 messages load within seconds and can be paged to the first', async () => {
  const shop = bulkShop({ chats: 40, messages: 20_000 });
  const took = await openTimed(shop);
  const chat = bulkChatId(0);
  const paged = await run.page.evaluate(async (id) => {
    const start = performance.now();
    const keys: string[] = [];
    let batch = await WPP.chat.getMessages(id, { count: 50 });
    while (batch.length > 0) {
      keys.unshift(...batch.map((message) => message.id?.id ?? ''));
      batch = await WPP.chat.getMessages(id, {
        count: 50,
        direction: 'before',
        id: String(batch[0]?.id),
      });
    }
    return { keys, ms: performance.now() - start };
  }, chat);
  expect(paged.keys).toEqual(run.standin.messages(chat).map(({ stanzaId }) => stanzaId));
  note(`ready after ${took} ms, ${paged.keys.length} messages paged in ${paged.ms} ms`);
});

test('11,000 chats load, and the page stays usable', async () => {
  const took = await openTimed(bulkShop({ chats: 11_000, messages: 22_000 }));
  // What wa-js does by itself, and the extension's build of it must not.
  await expect
    .poll(() => run.page.evaluate(() => window.presenceSubscriptions))
    .toBeGreaterThanOrEqual(11_000);
  const facts = await run.page.evaluate(async () => ({
    chats: (await WPP.chat.list()).length,
    drawn: document.querySelectorAll('#pane-side [role=row]').length,
  }));
  expect(facts).toEqual({ chats: 11_000, drawn: 60 });
  const start = performance.now();
  const { stanzaId } = await run.standin.customerWrites(bulkChatId(9_000), 'oi');
  await run.hears('chat.new_message', new RegExp(`_${stanzaId} chat oi$`));
  note(`ready after ${took} ms, an event after ${performance.now() - start} ms`);
});
