/** What the bench of starts does in a page of the extension's origin. */
import { accountDatabase } from '../../src/database/account-database';
import { changeDevice, enterAccount, readDevice } from '../../src/database/registry';
import { parseQuery } from '../../src/domain/search-query/parse-query';
import { SEARCH_WORKER_LOCK } from '../../src/protocol/search-api';
import { connectSearch } from '../../src/search-client/connect-search';
import { fillAccount } from '../fill-account';
import { filesReleased } from '../pool-files';
import { CLOCK } from '../search-questions';

const SEED = 20_261_101;
const OWNER = '5511955550000@c.us';
const WORD = 'pedido';

declare global {
  /** An account with so many messages, logged in last. */
  var storeAccount: (count: number) => Promise<void>;
  /** Resolves when the index has followed all of them. */
  var followed: (count: number) => Promise<void>;
  /** ms: nothing runs; from a page's wish to search until it has ids. */
  var firstIds: () => Promise<number>;
  /** ms; likewise, until the browser has woken the service worker and made an empty document: what no product can be faster than. */
  var bareWake: () => Promise<number>;
  /** Ends the document that searches; resolves when its files are free. */
  var endSearch: () => Promise<void>;
}

globalThis.storeAccount = async (count) => {
  const { id } = await enterAccount(OWNER, CLOCK.now);
  await changeDevice({ firstRunDone: true });
  await fillAccount({ account: id, count, seed: SEED, known: 0, batch: 1000 });
  accountDatabase(id).close();
};

globalThis.followed = async (count) => {
  const client = connectSearch();
  for (;;) {
    const { state, total } = await client.status();
    if (state === 'failed') throw new Error('The index failed.');
    if (state === 'ready' && total === count) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  client.close();
};

globalThis.firstIds = async () => {
  const begun = performance.now();
  const client = connectSearch();
  const { count } = await client.searchMessages({ query: parseQuery(WORD, CLOCK) });
  const took = performance.now() - begun;
  client.close();
  if (count === 0) throw new Error('Nothing was found.');
  return took;
};

globalThis.bareWake = async () => {
  const begun = performance.now();
  // Nobody answers to it; it wakes all the same.
  await chrome.runtime.sendMessage({}).catch(() => undefined);
  await chrome.offscreen.createDocument({
    url: 'manifest.json',
    reasons: ['WORKERS'],
    justification: 'The bench measures it.',
  });
  const took = performance.now() - begun;
  await chrome.offscreen.closeDocument();
  return took;
};

globalThis.endSearch = async () => {
  const { currentAccountId } = await readDevice();
  if (await chrome.offscreen.hasDocument()) await chrome.offscreen.closeDocument();
  await navigator.locks.request(SEARCH_WORKER_LOCK, () => {});
  await filesReleased(`search-index/${currentAccountId}`);
};
