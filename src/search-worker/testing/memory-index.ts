/** The product's index on SQLite in memory: for tests without files and workers. */
import initialise from '@sqlite.org/sqlite-wasm';
import type { MessageRow } from '@/database/rows';
import { MessageIndex } from '../message-index';

export async function memoryIndex(messages: readonly MessageRow[]): Promise<MessageIndex> {
  const sqlite = await initialise();
  const index = await MessageIndex.over({
    database: () => new sqlite.oo1.DB(':memory:'),
    wipe: async () => undefined,
    close: () => undefined,
  });
  await index.apply({ messages, erased: [], cursor: 1 }, new AbortController().signal);
  return index;
}
