/** Databases (with their files) that belong to no account: noted before they are made, taken away when nobody needs them. */
import Dexie from 'dexie';
import { RESTORE_LOCK } from '@/protocol/backup-api';
import { databaseName } from './account-database';
import { removeAccountFiles } from './media-folder';
import { registry } from './registry';

/** A replaced database may be made anew, empty, by a context that was slow to notice: it is looked for again for so long. */
const LOOKED_FOR_MS = 24 * 60 * 60_000;

/** Notes that this database is to be taken away, unless it becomes an account's (`replaceDatabase`). */
export async function noteLeftover(id: string, now: number): Promise<void> {
  await registry.leftovers.put({ id, at: now });
}

/** Takes away what is left over, unless a restore is going on. What cannot go now goes the next time. */
export async function clearLeftovers(now: number): Promise<void> {
  await navigator.locks.request(RESTORE_LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    for (const { id } of await registry.leftovers.toArray()) await clearLeftover(id, now);
  });
}

/** ms: a page that does not let go of a database must not keep others waiting for ever. */
const GIVE_UP_MS = 5000;

/** False when somebody still holds it: it goes when they let go. */
function deleted(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(false), GIVE_UP_MS);
    Dexie.delete(name)
      .then(() => resolve(true), reject)
      .finally(() => clearTimeout(timer));
  });
}

/** To be called under the restore's lock. */
export async function clearLeftover(id: string, now: number): Promise<void> {
  const { accounts, device, leftovers } = registry;
  // Never what somebody uses, whatever the note says.
  const used = (await accounts.get(id)) ?? (await device.get('device'))?.currentAccountId === id;
  if (used) {
    await leftovers.delete(id);
    return;
  }
  try {
    if (!(await deleted(databaseName(id)))) return;
    await removeAccountFiles(id);
  } catch {
    // A file is still open somewhere: the note stays, and upkeep tries again.
    return;
  }
  const note = await leftovers.get(id);
  if (note && now - note.at > LOOKED_FOR_MS) await leftovers.delete(id);
}
