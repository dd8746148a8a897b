import { beforeEach, describe, expect, it } from 'vitest';
import { accountDatabase, type AccountDatabase } from '@/database/account-database';
import type { MessageRow } from '@/database/rows';
import { ANA, BRUNO, message } from '../testing/rows';
import { peopleIn, readQuoted, readTimeline } from './timeline-window';

const GROUP = '120363000000000009@g.us';
let database: AccountDatabase;

beforeEach(() => {
  database = accountDatabase(crypto.randomUUID());
});

function inGroup(stanzaId: string, minutesAgo: number, senderId: string): MessageRow {
  return message(GROUP, stanzaId, minutesAgo, {
    id: `false_${GROUP}_${stanzaId}_${senderId}`,
    stanzaId,
    senderId,
  });
}

describe('a stretch of a chat', () => {
  const texts = (rows: readonly MessageRow[]) => rows.map(({ text }) => text);

  it('is around its anchor, also among messages of one instant', async () => {
    const rows = Array.from({ length: 9 }, (_, index) =>
      message(ANA, String(index), index < 2 ? 5 : index > 6 ? 3 : 4),
    );
    await database.messages.bulkPut(rows);
    const window = await readTimeline(database, ANA, { anchor: rows[4], older: 2, newer: 2 });
    expect(texts(window.rows)).toEqual(['3', '4', '5', '6']);
    expect(window).toMatchObject({ hasOlder: true, hasNewer: true });
    const whole = await readTimeline(database, ANA, { anchor: rows[4], older: 5, newer: 4 });
    expect(texts(whole.rows)).toEqual(texts(rows));
    expect(whole).toMatchObject({ hasOlder: false, hasNewer: false });
    const newest = await readTimeline(database, ANA, { anchor: undefined, older: 3, newer: 0 });
    expect(texts(newest.rows)).toEqual(['6', '7', '8']);
  });
});

describe('what a message answers', () => {
  const answer = (stanzaId: string, change: Partial<MessageRow> = {}) =>
    message(GROUP, 'the answer', 0, { quoted: { stanzaId }, ...change });

  it('is found by its stanza id, whoever wrote it, in this chat alone', async () => {
    const asked = inGroup('3A0001', 50, ANA);
    await database.messages.bulkPut([
      asked,
      // Its stanza id begins with the one that is looked for.
      inGroup('3A00012', 40, BRUNO),
      message(ANA, 'elsewhere', 30, { stanzaId: '3A0001' }),
    ]);
    const found = await readQuoted(database, GROUP, [answer('3A0001')]);
    expect([...found.values()]).toEqual([asked]);
  });

  it('may stand in the same part, may be ours, or may be missing', async () => {
    const near = inGroup('3A0002', 5, ANA);
    const own = message(GROUP, 'ours', 90, {
      id: `true_${GROUP}_3EB0AA_${BRUNO}`,
      stanzaId: '3EB0AA',
      fromMe: true,
    });
    await database.messages.put(own);
    const found = await readQuoted(database, GROUP, [
      near,
      answer('3A0002'),
      answer('3EB0AA'),
      answer('GONE'),
    ]);
    expect(found.get('3A0002')).toEqual(near);
    expect(found.get('3EB0AA')).toEqual(own);
    expect(found.has('GONE')).toBe(false);
  });
});

it('knows the writers, and those whom an entry of WhatsApp’s names', () => {
  const people = peopleIn([
    inGroup('3A0003', 5, ANA),
    message(GROUP, '', 4, {
      kind: 'system',
      details: { type: 'system', event: 'add', ids: [BRUNO, '999@lid'] },
    }),
  ]);
  expect(people).toEqual([ANA, BRUNO, '999@lid']);
});
