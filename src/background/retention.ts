/** Carries the retention job on, step by step, across the deaths of the service worker. */
import { accountDatabase } from '@/database/account-database';
import { noteFailure } from '@/database/log';
import { beginRetention, retentionStep } from '@/database/retention';
import { currentAccount } from '@/database/registry';

/** ms of work after which the alarm takes over: the browser ends a service worker that hears nothing for 30 s. */
const SHIFT = 20_000;

export interface Retention {
  /** Begins when the user set a limit; `daily`: unless it ran within a day. Then carries on. */
  begin(daily: boolean): Promise<void>;
  /** Carries on with what is running. One at a time. */
  carryOn(): Promise<void>;
}

export function retention(world: {
  now(): number;
  /** Call `carryOn` after this worker may have died. */
  wakeSoon(): Promise<void>;
}): Retention {
  let running: Promise<void> | undefined;

  async function shift(): Promise<void> {
    const account = await currentAccount();
    if (!account) return;
    const database = accountDatabase(account.id);
    const end = world.now() + SHIFT;
    while (await retentionStep(database, world.now()))
      if (world.now() >= end) {
        await world.wakeSoon();
        return;
      }
  }

  const carryOn = () => {
    running ??= shift()
      .catch(noted)
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  // The row still says that it runs: the next alarm tries again.
  const noted = (error: unknown) =>
    noteFailure('background', error instanceof Error ? error.name : 'unknown', world.now());

  return {
    carryOn,
    async begin(daily) {
      const account = await currentAccount();
      if (account)
        await beginRetention(accountDatabase(account.id), world.now(), daily).catch(noted);
      await carryOn();
    },
  };
}
