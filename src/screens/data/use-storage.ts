import { useCallback, useEffect, useState } from 'react';
import { mediaSize } from '@/database/media-folder';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';

export interface StorageFacts {
  /** bytes; undefined where the browser does not tell */
  usage: number | undefined;
  quota: number | undefined;
  persisted: boolean;
  messages: number;
  chats: number;
  media: { files: number; bytes: number };
}

/** undefined while they are read; null: they could not be. */
export function useStorage(): {
  facts: StorageFacts | null | undefined;
  ask: () => Promise<boolean>;
} {
  const database = useAccount();
  const { storage } = useSurroundings();
  const [facts, setFacts] = useState<StorageFacts | null>();
  const read = useCallback(async () => {
    const [{ usage, quota }, persisted, messages, chats, media] = await Promise.all([
      storage.estimate(),
      storage.persisted(),
      database.messages.count(),
      database.chats.count(),
      mediaSize(database.accountId),
    ]);
    return { usage, quota, persisted, messages, chats, media };
  }, [database, storage]);
  useEffect(() => {
    let shown = true;
    const show = (next: StorageFacts | null) => {
      if (shown) setFacts(next);
    };
    read().then(show, () => show(null));
    return () => {
      shown = false;
    };
  }, [read]);
  const ask = useCallback(async () => {
    const granted = await storage.persist();
    setFacts(await read());
    return granted;
  }, [read, storage]);
  return { facts, ask };
}
