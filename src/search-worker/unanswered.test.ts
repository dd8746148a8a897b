import { describe, expect, it } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import type { ChatRow } from '@/database/rows';
import { ANA, BIA, DAY, MARCH, messageRow } from './testing/message-rows';
import { UnansweredMessages } from './unanswered';

const chat = (id: string, waitingSince: number) =>
  ({ id, kind: 'person', name: '', lastMessageAt: waitingSince, waitingSince }) as ChatRow;

describe('messages that nobody has answered', () => {
  it('are those of waiting chats, since they wait, as the rows say now', async () => {
    const database = new AccountDatabase(crypto.randomUUID());
    const { chats, messages } = database;
    const unanswered = new UnansweredMessages(database);
    const read = async () => (await unanswered.read()).sort((a, b) => a - b);
    const before = messageRow({ timestamp: MARCH - DAY });
    const [one, two] = [messageRow({}), messageRow({ timestamp: MARCH + DAY })];
    const other = messageRow({ chatId: BIA });
    await messages.bulkPut([before, one, two, other]);
    await chats.bulkPut([chat(ANA, MARCH), chat(BIA, 0)]);
    expect(await read()).toEqual([one.rowid, two.rowid]);

    await chats.bulkPut([chat(ANA, MARCH + DAY), chat(BIA, MARCH)]);
    expect(await read()).toEqual([other.rowid, two.rowid]);

    const more = messageRow({ timestamp: MARCH + DAY + 1000 });
    await messages.put(more);
    unanswered.changed({ messages: [more] });
    expect(await read()).toEqual([other.rowid, two.rowid, more.rowid]);

    await chats.bulkPut([chat(ANA, 0), chat(BIA, 0)]);
    expect(await read()).toEqual([]);
  });

  it('are read again when they changed while they were read', async () => {
    const database = new AccountDatabase(crypto.randomUUID());
    await database.chats.put(chat(ANA, MARCH));
    const unanswered = new UnansweredMessages(database);
    const reading = unanswered.read();
    const late = messageRow({});
    unanswered.changed({ messages: [late] });
    await reading;
    await database.messages.put(late);
    expect(await unanswered.read()).toEqual([late.rowid]);
  });
});
