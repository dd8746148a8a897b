/** Takes messages away for good: rows, previews, files, and their words in the search index. */
import type { AccountDatabase } from './account-database';
import { count, takeRevisions } from './counters';
import { refreshChat } from './ingest';
import { removeMediaFiles } from './media-files';
import type { MessageRow } from './rows';
import { sha256 } from './sha256';

/** Erases the messages of these primary keys, in one transaction (files follow it). Unknown keys are no error. */
export async function eraseMessages(
  database: AccountDatabase,
  rowids: readonly number[],
  now: number,
): Promise<void> {
  // Hash first: an IndexedDB transaction dies across crypto.subtle.
  const hashes = new Map<string, string>();
  for (const row of await database.messages.bulkGet([...rowids]))
    if (row) hashes.set(row.id, await sha256(row.id));
  const gone = await database.transaction(
    'rw',
    [
      database.messages,
      database.erasures,
      database.pictures,
      database.chats,
      database.counters,
      database.minutes,
    ],
    async () => {
      const rows = (await database.messages.bulkGet([...rowids])).filter(
        (row): row is MessageRow => row !== undefined && hashes.has(row.id),
      );
      if (rows.length === 0) return [];
      const ids = rows.map(({ id }) => id);
      await database.messages.bulkDelete(rows.map(({ rowid }) => rowid));
      await database.pictures.bulkDelete(ids);
      let revision = await takeRevisions(database, rows.length);
      await database.erasures.bulkPut(
        rows.map(({ rowid, id }) => ({ rowid, revision: revision++, idHash: hashes.get(id) })),
      );
      await count(database, 'messages', -rows.length, now);
      await count(database, 'erased', rows.length, now);
      for (const chatId of new Set(rows.map((row) => row.chatId)))
        await refreshChat(database, chatId, now);
      return ids;
    },
  );
  await removeMediaFiles(database, gone);
}

const BATCH = 500;

/** Erases disappearing messages whose time has come. */
export async function eraseExpired(database: AccountDatabase, now: number): Promise<void> {
  for (;;) {
    const rowids = await database.messages
      .where('expiresAt')
      .belowOrEqual(now)
      .limit(BATCH)
      .primaryKeys();
    await eraseMessages(database, rowids, now);
    if (rowids.length < BATCH) return;
  }
}
