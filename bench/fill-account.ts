/** Writes a made-up account into its database, as the background does: messages in batches, with their revisions. */
import { AccountDatabase } from '../src/database/account-database';
import type { ChatRow, MessageRow } from '../src/database/rows';
import {
  accountMessages,
  contactOfRank,
  CONTACT_COUNT,
  GROUP_COUNT,
  groupOfRank,
} from './account-messages';
import { noteWaiting } from './waiting-chats';

export interface FillRequest {
  account: string;
  count: number;
  seed: number;
  /** Messages that are there already. Without any, people and chats are written, too. */
  known: number;
  /** Messages in one transaction. */
  batch: number;
}

export async function fillAccount({
  account,
  count,
  seed,
  known,
  batch,
}: FillRequest): Promise<void> {
  const database = new AccountDatabase(account);
  const { messages, counters } = database;
  let rows: MessageRow[] = [];
  let revision = known;
  const waiting = new Map<string, number>();
  const write = () =>
    database.transaction('rw', messages, counters, async () => {
      await messages.bulkPut(rows);
      await counters.bulkPut([
        { name: 'revision', value: revision },
        { name: 'messages', value: revision },
      ]);
    });
  if (known === 0)
    await database.contacts.bulkPut(
      Array.from({ length: CONTACT_COUNT }, (_, rank) => contactOfRank(rank)),
    );
  for (const { row } of accountMessages(count, seed, known)) {
    revision += 1;
    rows.push(row);
    noteWaiting(waiting, row);
    if (rows.length < batch && revision < known + count) continue;
    await write();
    rows = [];
  }
  if (known === 0) await database.chats.bulkPut(chats(waiting));
  database.close();
}

/** The groups, and who waits. */
function chats(waiting: ReadonlyMap<string, number>): ChatRow[] {
  const groups = Array.from({ length: GROUP_COUNT }, (_, rank) => groupOfRank(rank));
  return [
    ...groups.map(({ id, name }) => chat({ id, name, kind: 'group', waitingSince: 0 })),
    ...[...waiting].map(([id, waitingSince]) =>
      chat({ id, name: '', kind: 'person', waitingSince }),
    ),
  ];
}

function chat(known: Pick<ChatRow, 'id' | 'name' | 'kind' | 'waitingSince'>): ChatRow {
  return {
    ...known,
    unreadCount: 0,
    archived: false,
    readOnly: false,
    lastMessageAt: known.waitingSince,
    lastMessageId: '',
    lastText: '',
    lastKind: 'text',
    lastFromMe: false,
    lastIncomingAt: known.waitingSince,
    lastIncomingId: '',
    lastOutgoingAt: 0,
    unanswered: 0,
  };
}
