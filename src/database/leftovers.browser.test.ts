import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { AccountDatabase, databaseName } from './account-database';
import { clearLeftovers, noteLeftover } from './leftovers';
import { mediaOf, writeMedia } from './media-folder';
import { changeDevice, enterAccount, registry } from './registry';

const NOW = Date.UTC(2026, 10, 18, 15);
const DAY = 24 * 60 * 60_000;

async function database(id: string = crypto.randomUUID()): Promise<AccountDatabase> {
  const made = new AccountDatabase(id);
  await made.open();
  const writer = await writeMedia(id, 'photo');
  await writer.write('bytes');
  await writer.close();
  return made;
}

const exists = (id: string) => Dexie.exists(databaseName(id));

beforeEach(async () => {
  for (const table of registry.tables) await table.clear();
});

describe('what is left over', () => {
  it('goes with its files, and is looked for again for a day', async () => {
    const { accountId } = await database();
    await noteLeftover(accountId, NOW);
    await clearLeftovers(NOW);
    expect(await exists(accountId)).toBe(false);
    expect(await mediaOf(accountId)).toEqual([]);
    // Somebody who was slow to notice made it anew.
    await database(accountId);
    await clearLeftovers(NOW + DAY / 2);
    expect(await exists(accountId)).toBe(false);
    await clearLeftovers(NOW + DAY + 1);
    expect(await registry.leftovers.count()).toBe(0);
  });

  it('is never what an account uses, whatever the note says', async () => {
    const { id } = await enterAccount('5511999990001@c.us', NOW);
    await database(id);
    const shown = await database();
    await changeDevice({ currentAccountId: shown.accountId });
    await noteLeftover(id, NOW);
    await noteLeftover(shown.accountId, NOW);
    await clearLeftovers(NOW);
    expect(await exists(id)).toBe(true);
    expect(await exists(shown.accountId)).toBe(true);
    expect(await registry.leftovers.count()).toBe(0);
  });

  it('stays noted while somebody does not let go of it', { timeout: 30_000 }, async () => {
    const { accountId, name } = await database();
    // Not by way of Dexie, which closes when it is asked to.
    const held = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('It did not open.'));
    });
    await noteLeftover(accountId, NOW);
    await clearLeftovers(NOW);
    expect(await registry.leftovers.count()).toBe(1);
    held.close();
    await clearLeftovers(NOW);
    expect(await exists(accountId)).toBe(false);
  });
});
