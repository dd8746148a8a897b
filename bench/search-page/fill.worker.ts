/** Writes made-up messages into an account's database, as the background does: in batches, with their revisions. */
import { AccountDatabase } from '../../src/database/account-database';
import type { MessageRow } from '../../src/database/rows';
import { salesMessages } from '../sales-messages';
import { messageRow } from './message-row';

export interface FillRequest {
  account: string;
  count: number;
  seed: number;
  /** Messages that are there already. */
  known: number;
  /** Messages in one transaction. */
  batch: number;
}

async function fill({ account, count, seed, known, batch }: FillRequest): Promise<void> {
  const database = new AccountDatabase(account);
  const { messages, counters } = database;
  let rows: MessageRow[] = [];
  let revision = known;
  const write = () =>
    database.transaction('rw', messages, counters, async () => {
      await messages.bulkPut(rows);
      await counters.bulkPut([
        { name: 'revision', value: revision },
        { name: 'messages', value: revision },
      ]);
    });
  for (const message of salesMessages(count, seed)) {
    revision += 1;
    rows.push(messageRow(message, revision));
    if (rows.length < batch && revision < known + count) continue;
    await write();
    rows = [];
  }
  database.close();
}

self.addEventListener('message', (event: MessageEvent<FillRequest>) => {
  void fill(event.data).then(() => self.postMessage('done'));
});
