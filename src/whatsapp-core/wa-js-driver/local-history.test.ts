import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ANA, NOON } from '../../../test/captured';

interface Row {
  id: string;
  type: string;
  t: number;
  body?: string;
  hasReaction?: boolean;
}

/** WhatsApp's local store, as its two functions show it: oldest first, `id` as text. */
const { page } = vi.hoisted(() => ({
  page: {
    rows: [] as Row[],
    memory: new Map<string, Row>(),
    inChat: [] as Row[],
    lastReceivedKey: undefined as string | undefined,
    newestFirst: false,
    /** Rows that WhatsApp counts and then leaves out of a page. */
    leftOut: new Set<string>(),
    /** Rows that it brings without counting them. */
    uncounted: 0,
    reads: 0,
  },
}));

vi.mock('./wa-js', () => ({
  waJs: {
    whatsapp: {
      MsgKey: { fromString: (text: string) => text },
      MsgStore: { get: (id: string) => page.memory.get(id) },
      ChatStore: {
        get: (id: string) =>
          id === '5511988887777@c.us'
            ? {
                id,
                t: page.rows.at(-1)?.t,
                lastReceivedKey: page.lastReceivedKey,
                msgs: { last: () => page.inChat.at(-1), getModelsArray: () => page.inChat },
              }
            : undefined,
      },
      functions: {
        msgFindByDirection({ anchor, count, direction }: Record<string, unknown>) {
          page.reads += 1;
          const whole = typeof anchor === 'object';
          const index = whole ? page.rows.length : page.rows.findIndex(({ id }) => id === anchor);
          if (index < 0) return Promise.resolve({ messages: [], status: 404 });
          const all =
            direction === 'after'
              ? page.rows.slice(index + 1, index + 1 + Number(count))
              : page.rows.slice(Math.max(0, index - Number(count) - page.uncounted), index);
          const messages = all.filter(({ id }) => !page.leftOut.has(id));
          return Promise.resolve({
            messages: page.newestFirst ? messages.reverse() : messages,
            status: 200,
          });
        },
      },
    },
    chat: {
      getReactions: (id: string) =>
        Promise.resolve({
          reactions: [
            { senders: [{ sender: id.split('_')[1], reactionText: '❤️', timestamp: NOON }] },
          ],
        }),
    },
  },
}));

const { findOwn, holdsMessage, oldestHeld, readHistory } = await import('./local-history');

const row = (index: number, change: Partial<Row> = {}): Row => ({
  id: `false_${ANA}_3A${String(index).padStart(4, '0')}`,
  type: 'chat',
  t: NOON / 1000 + index,
  body: String(index),
  ...change,
});
const talk = (length: number) => Array.from({ length }, (_, index) => row(index));
const texts = async (count: number, before?: string) =>
  (await readHistory(ANA, count, before)).messages.map(({ text }) => Number(text));

beforeEach(() => {
  page.rows = talk(100);
  page.inChat = page.rows.slice(-15);
  page.memory = new Map(page.inChat.map((one) => [one.id, one]));
  page.lastReceivedKey = page.rows.at(-1)?.id;
  page.newestFirst = false;
  page.leftOut = new Set();
  page.uncounted = 0;
  page.reads = 0;
});

describe('WhatsApp’s local store', () => {
  it.each([false, true])('is read newest page first, whatever its order (%s)', async (turned) => {
    page.newestFirst = turned;
    expect(await texts(10)).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
    expect(await texts(5, row(90).id)).toEqual([85, 86, 87, 88, 89]);
  });

  it('has reached its start only when nothing older is there', async () => {
    expect((await readHistory(ANA, 10, row(10).id)).reachedStart).toBe(false);
    expect((await readHistory(ANA, 10, row(9).id)).reachedStart).toBe(true);
    expect((await readHistory(ANA, 10, row(0).id)).reachedStart).toBe(true);
  });

  it('has not reached its start where WhatsApp leaves some of a page out', async () => {
    page.leftOut = new Set([row(45).id, row(46).id]);
    const found = await readHistory(ANA, 10, row(50).id);
    expect(found.messages).toHaveLength(8);
    expect(found.reachedStart).toBe(false);
  });

  it('brings no more at once than a batch may hold, and the rest with the next page', async () => {
    page.rows = talk(300);
    page.uncounted = 90;
    const found = await readHistory(ANA, 50, row(200).id);
    expect(found.messages.map(({ text }) => Number(text))).toEqual(
      Array.from({ length: 100 }, (_, index) => 100 + index),
    );
    expect(found.reachedStart).toBe(false);
  });

  it('is read on where a whole page holds no message', async () => {
    for (const one of page.rows.slice(20, 40)) one.type = 'reaction';
    expect(await texts(5, row(40).id)).toEqual([15, 16, 17, 18, 19]);
    for (const one of page.rows) one.type = 'reaction';
    const found = await readHistory(ANA, 5, row(40).id);
    expect(found).toMatchObject({ messages: [], reachedStart: true });
  });

  it('is not taken for empty when the message to read before is gone', async () => {
    await expect(readHistory(ANA, 10, `false_${ANA}_GONE`)).rejects.toMatchObject({
      code: 'anchor-gone',
    });
  });

  it.each<[string, () => void]>([
    ['the last one in memory is not stored yet', () => page.inChat.push(row(100))],
    ['the last received one was revoked', () => (page.lastReceivedKey = `false_${ANA}_GONE`)],
    [
      'nothing is known of the newest',
      () => {
        page.inChat = [];
        page.lastReceivedKey = undefined;
      },
    ],
  ])('shows its newest page although %s', async (_, arrange) => {
    arrange();
    expect((await texts(3)).at(-1)).toBe(99);
  });

  it('holds a message in memory, or beside others; and no other one', async () => {
    expect(await holdsMessage(row(99).id)).toBe(true);
    expect(page.reads).toBe(0);
    expect(await holdsMessage(row(0).id)).toBe(true);
    expect(await holdsMessage(`false_${ANA}_GONE`)).toBe(false);
    expect(await holdsMessage('false_5511900000000@c.us_3A00')).toBe(false);
    expect(await holdsMessage('nonsense')).toBe(false);
  });

  it('tells reactions only of messages that have some', async () => {
    page.rows[97] = row(97, { hasReaction: true });
    page.memory.clear();
    const { changes } = await readHistory(ANA, 10, row(99).id);
    expect(changes).toEqual([
      { type: 'reaction', id: row(97).id, senderId: ANA, emoji: '❤️', at: NOON },
    ]);
  });

  it('is of no chat that WhatsApp does not have', async () => {
    expect(await readHistory('5511900000000@c.us', 10, undefined)).toMatchObject({
      messages: [],
      reachedStart: true,
    });
  });

  it('tells its oldest message, from wherever the search begins', async () => {
    page.rows = talk(1200);
    expect(await oldestHeld(ANA)).toBe(row(0).id);
    expect(await oldestHeld(ANA, row(700).id)).toBe(row(0).id);
    expect(await oldestHeld(ANA, row(0).id)).toBe(row(0).id);
    expect(await oldestHeld(ANA, `false_${ANA}_GONE`)).toBe(row(0).id);
  });

  it('finds a message of ours by its key, and in a group by its stanza id', async () => {
    const own = { ...row(5), id: `true_${ANA}_3EB0FEED` };
    page.memory.set(own.id, own);
    expect(await findOwn(ANA, '3EB0FEED')).toBe(own);
    expect(page.reads).toBe(0);
    page.memory.clear();
    page.rows[98] = own;
    expect(await findOwn(ANA, '3EB0FEED')).toEqual(own);
    expect(await findOwn(ANA, '3EB0DEAD')).toBeUndefined();
  });
});
