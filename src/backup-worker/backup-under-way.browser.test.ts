/** What others do while a backup is written or restored, and what remains when the worker dies. */
import { proxy } from 'comlink';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import { eraseMessages } from '@/database/erase';
import { clearLeftovers } from '@/database/leftovers';
import { findAccount } from '@/database/registry';
import type { MessageRow } from '@/database/rows';
import { RESTORE_LOCK, type BackupProgress } from '@/protocol/backup-api';
import {
  account,
  accountDatabases,
  contents,
  backUp,
  current,
  good,
  lock,
  ME,
  message,
  NOON,
  PASSPHRASE,
  put,
  restore,
  wipe,
  worker,
} from './testing/accounts';
import { backupBytes } from './write-backup';

function byRowid(rows: readonly MessageRow[]): MessageRow[] {
  return rows.toSorted((a, b) => a.rowid - b.rowid);
}

describe('while a backup is written', () => {
  it('what is written, changed and erased meanwhile is in it as it is at its end', async () => {
    const action = fc.constantFrom('add', 'edit', 'erase', 'erase-and-add');
    // What is done after the header, and after each of the three batches of messages.
    const plan = fc.array(fc.array(action, { maxLength: 4 }), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(plan, fc.nat(), async (actions, seed) => {
        const database = await account();
        await put(
          database,
          Array.from({ length: 2100 }, () => message()),
        );
        let turn = seed;
        const any = async () => {
          const rows = await database.messages.toArray();
          turn += 7919;
          return rows[turn % rows.length] ?? rows[0]!;
        };
        const pieces: BlobPart[] = [];
        const bytes = backupBytes(database, ME, NOON, () => {}, new AbortController().signal);
        for await (const piece of bytes) {
          pieces.push(piece);
          for (const next of actions.shift() ?? []) {
            if (next === 'add') await put(database, [message()]);
            if (next === 'edit') await put(database, [{ ...(await any()), text: 'x' }]);
            if (next === 'erase') await eraseMessages(database, [(await any()).rowid], NOON);
            if (next === 'erase-and-add') {
              const { rowid, timestamp } = await any();
              await eraseMessages(database, [rowid], NOON);
              await put(database, [message({ rowid, timestamp })]);
            }
          }
        }
        const truth = await database.messages.toArray();
        const file = await lock(new Blob(pieces));
        await wipe(database);
        good(await restore(file));
        const restored = await current();
        expect(byRowid(await restored.messages.toArray())).toEqual(byRowid(truth));
        await restored.delete();
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});

describe('while a backup is restored', () => {
  it('nothing that is captured meanwhile is lost', { timeout: 120_000 }, async () => {
    const database = await account();
    const before = Array.from({ length: 3000 }, () => message());
    await put(database, before);
    const file = await backUp(database);
    let restoring = true;
    const captured: MessageRow[] = [];
    const capture = (async () => {
      while (restoring || captured.length < 100) {
        const row = message();
        // As the background does it: stored counts only where the account still is.
        for (;;) {
          const known = await findAccount(ME);
          const here = new AccountDatabase(known?.id ?? '');
          const stored = await put(here, [row]).then(
            () => true,
            () => false,
          );
          here.close();
          if (stored && (await findAccount(ME))?.id === known?.id) break;
        }
        captured.push(row);
      }
    })();
    const result = await restore(file).finally(() => (restoring = false));
    await capture;
    expect(good(result).restored).toBe(3000);
    const restored = await current();
    const ids = new Set((await restored.messages.toArray()).map(({ id }) => id));
    expect([...before, ...captured].filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(restored.accountId).not.toBe(database.accountId);
  });

  it('a second restore is refused', async () => {
    const database = await account();
    await put(
      database,
      Array.from({ length: 2000 }, () => message()),
    );
    const file = await backUp(database);
    let second: Promise<unknown> | undefined;
    const first = await restore(file, PASSPHRASE, () => {
      second ??= restore(file);
    });
    expect(first.ok).toBe(true);
    expect(await second).toEqual({ ok: false, code: 'busy' });
  });

  it('is refused while somebody writes into the database for long', async () => {
    const database = await account();
    await put(database, [message()]);
    const file = await backUp(database);
    const outcome = await navigator.locks.request(RESTORE_LOCK, { mode: 'shared' }, () =>
      restore(file),
    );
    expect(outcome).toEqual({ ok: false, code: 'busy' });
  });

  it('nothing is cleared away under it', async () => {
    const database = await account();
    await put(
      database,
      Array.from({ length: 2000 }, () => message()),
    );
    const file = await backUp(database);
    const clearings: Promise<void>[] = [];
    const outcome = await restore(file, PASSPHRASE, () => {
      clearings.push(clearLeftovers(NOON));
    });
    await Promise.all(clearings);
    expect(outcome.ok).toBe(true);
    expect(await (await current()).messages.count()).toBe(2000);
  });
});

async function many(database: AccountDatabase, count: number): Promise<void> {
  for (let batch = 0; batch < count / 1000; batch += 1)
    await put(
      database,
      Array.from({ length: 1000 }, () => message({ text: `Temos, por R$ ${Math.random()}` })),
    );
}

describe('20,000 messages', () => {
  it('are backed up, wiped, and come back equal', { timeout: 120_000 }, async () => {
    const database = await account();
    await many(database, 20_000);
    const before = await contents(database);
    const file = await backUp(database);
    await wipe(database);
    expect(good(await restore(file)).restored).toBe(20_000);
    expect({ ...(await contents(await current())), log: [] }).toEqual(before);
  });
});

describe('a worker that dies', () => {
  it('leaves what was there, or what was to be there', { timeout: 240_000 }, async () => {
    const database = await account();
    await many(database, 4000);
    const file = await backUp(database);
    await put(
      database,
      Array.from({ length: 300 }, () => message()),
    );
    const lines = async (there: AccountDatabase) =>
      byRowid(await there.messages.toArray()).map(({ id, text }) => id + text);
    const all = await lines(database);
    const begun = performance.now();
    let steps = 0;
    good(await restore(file, PASSPHRASE, () => (steps += 1)));
    const whole = performance.now() - begun;
    for (let kill = 0; kill < 20; kill += 1) {
      const here = await current();
      const before = await contents(here);
      // At any step, at any moment, or in the midst of the last step.
      await killedAt(file, [Math.random() * steps, Infinity, Infinity][kill % 3] ?? 0, {
        after: kill % 3 === 1 ? Math.random() * whole : Infinity,
      });
      const there = await current();
      expect((await findAccount(ME))?.id).toBe(there.accountId);
      if (there.accountId === here.accountId) expect(await contents(here)).toEqual(before);
      else expect(await lines(there)).toEqual(all);
      await clearLeftovers(NOON);
      expect(await accountDatabases()).toEqual([there.name]);
      here.close();
      there.close();
    }
    good(await restore(file));
    expect(await lines(await current())).toEqual(all);
  });
});

/** Restores until so many steps have been told of, the last one begins, or so many ms have passed, and ends the worker there. */
async function killedAt(
  file: File,
  dyingStep: number,
  { after }: { after: number },
): Promise<void> {
  const dying = worker();
  let step = 0;
  await new Promise<void>((resolve) => {
    const end = () => {
      dying.end();
      resolve();
    };
    if (after < Infinity) setTimeout(end, after);
    const onProgress = ({ phase }: BackupProgress) => {
      step += 1;
      if (step >= dyingStep || phase === 'switching') end();
    };
    void dying.api.restore(file, PASSPHRASE, proxy(onProgress)).then(() => resolve());
  });
  // Granted when the worker is really dead.
  await navigator.locks.request(RESTORE_LOCK, () => {});
}
