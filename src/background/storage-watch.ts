/** Notices that the disk is full, and that there is room again: what could not be stored is offered anew by the bridge. */
import { isDiskFull } from '@/database/disk-full';
import { STORAGE_CHANNEL, type StorageState } from '@/protocol/storage-state';

export interface StorageWatch {
  state(): StorageState;
  /** Does the work, and learns from how it ends. @throws what the work throws */
  watching<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function storageWatch(world: {
  now(): number;
  /** There is room again; from when to when there was none. */
  onRoomAgain(full: { from: number; to: number }): void;
}): StorageWatch {
  let fullSince: number | null = null;
  const tell = (since: number | null) => {
    if ((since === null) === (fullSince === null)) return;
    fullSince = since;
    const channel = new BroadcastChannel(STORAGE_CHANNEL);
    channel.postMessage({ fullSince } satisfies StorageState);
    channel.close();
  };
  return {
    state: () => ({ fullSince }),
    async watching(work) {
      try {
        const result = await work();
        const from = fullSince;
        tell(null);
        if (from !== null) world.onRoomAgain({ from, to: world.now() });
        return result;
      } catch (error) {
        if (isDiskFull(error)) tell(world.now());
        throw error;
      }
    },
  };
}
