/** What the background knows of the room on the disk: what it says now, and each change. */
import { sendMessage } from '@/protocol/runtime-message';
import { STORAGE_CHANNEL, type StorageState } from '@/protocol/storage-state';

/** @returns what ends the watching */
export function watchStorage(onState: (state: StorageState) => void): () => void {
  const channel = new BroadcastChannel(STORAGE_CHANNEL);
  let told = false;
  channel.onmessage = ({ data }: MessageEvent<StorageState>) => {
    told = true;
    onState(data);
  };
  sendMessage('storageState').then(
    (state) => {
      // A change that came meanwhile is newer than the answer.
      if (!told) onState(state);
    },
    () => {
      // The background is just starting: it tells of a full disk by itself.
    },
  );
  return () => {
    channel.close();
  };
}
