import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { STORAGE_CHANNEL, type StorageState } from '@/protocol/storage-state';
import { storageWatch } from './storage-watch';

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

function watched() {
  let now = 1000;
  const onRoomAgain = vi.fn<(full: { from: number; to: number }) => void>();
  const told: StorageState[] = [];
  const channel = new BroadcastChannel(STORAGE_CHANNEL);
  channels.push(channel);
  channel.onmessage = ({ data }) => void told.push(data as StorageState);
  const watch = storageWatch({ now: () => now, onRoomAgain });
  return {
    watch,
    told,
    onRoomAgain,
    pass: (ms: number) => (now += ms),
    store: () => watch.watching(() => Promise.resolve('stored')),
    fail: (error: unknown) => watch.watching(() => Promise.reject(error as Error)),
  };
}

const full = () => new Dexie.AbortError('Aborted', new DOMException('', 'QuotaExceededError'));

describe('the watch over the disk', () => {
  it('says once that it is full, since when, and once that there is room again', async () => {
    const { watch, told, onRoomAgain, pass, store, fail } = watched();
    await store();
    await expect(fail(full())).rejects.toThrow('Aborted');
    pass(500);
    await expect(fail(full())).rejects.toThrow('Aborted');
    expect(watch.state()).toEqual({ fullSince: 1000 });
    expect(onRoomAgain).not.toHaveBeenCalled();
    pass(500);
    expect(await store()).toBe('stored');
    await store();
    expect(watch.state()).toEqual({ fullSince: null });
    expect(onRoomAgain.mock.calls).toEqual([[{ from: 1000, to: 2000 }]]);
    await expect.poll(() => told).toEqual([{ fullSince: 1000 }, { fullSince: null }]);
  });

  it('takes no other failure for a full disk, nor for room', async () => {
    const { watch, fail } = watched();
    await expect(fail(new Error('other'))).rejects.toThrow('other');
    expect(watch.state()).toEqual({ fullSince: null });
    await expect(fail(full())).rejects.toThrow('Aborted');
    await expect(fail(new Error('other'))).rejects.toThrow('other');
    expect(watch.state()).toEqual({ fullSince: 1000 });
  });
});
