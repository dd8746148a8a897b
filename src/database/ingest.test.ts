import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CapturedMessage } from '@/protocol/page-event';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { approve, openDraft } from './approvals';
import { consentOf } from './consent';
import { ingest } from './ingest';

let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

function live(...messages: CapturedMessage[]) {
  return ingest(database, [envelope({ type: 'messages', source: 'live', messages })], NOON);
}

function history(messages: CapturedMessage[], reachedLocalStart = false) {
  const times = messages.map((message) => message.timestamp);
  return ingest(
    database,
    [
      envelope({
        type: 'messages',
        source: 'history',
        messages,
        history: {
          chatId: ANA,
          from: Math.min(...times),
          to: Math.max(...times),
          reachedLocalStart,
        },
      }),
    ],
    NOON,
  );
}

const counter = async (name: 'messages' | 'duplicates' | 'revision') =>
  (await database.counters.get(name))?.value ?? 0;

describe('messages', () => {
  it('is one row, however often and by whatever way it comes', async () => {
    const message = captured();
    await live(message);
    await live(message);
    await history([message]);
    expect(await database.messages.count()).toBe(1);
    expect(await counter('messages')).toBe(1);
    expect(await counter('duplicates')).toBe(1);
  });

  it('is stored with all others of its second', async () => {
    await history(Array.from({ length: 100 }, () => captured()));
    await history(Array.from({ length: 100 }, () => captured()));
    expect(await database.messages.count()).toBe(200);
  });

  it('fills a placeholder when its text comes, and never goes back to one', async () => {
    const pending = captured({ kind: 'pending', rawType: 'ciphertext', text: '' });
    const typed: CapturedMessage = { ...pending, kind: 'text', rawType: 'chat', text: 'Bom dia' };
    await live(pending);
    await live(typed);
    await live(pending);
    expect(await database.messages.toArray()).toMatchObject([{ kind: 'text', text: 'Bom dia' }]);
  });

  it('gives each content write a revision of its own, and none to an acknowledgement', async () => {
    const mine = captured({ fromMe: true, ack: 0 });
    await live(captured(), captured(), mine);
    await ingest(database, [envelope({ type: 'acks', acks: [{ id: mine.id, ack: 2 }] })], NOON);
    const rows = await database.messages.toArray();
    expect(rows.map((row) => row.revision).sort()).toEqual([1, 2, 3]);
    expect(await counter('revision')).toBe(3);
    expect(rows.find((row) => row.fromMe)?.ack).toBe(2);
  });

  it('keeps the highest acknowledgement, and −1 only while nothing better is known', async () => {
    const mine = captured({ fromMe: true, ack: 0 });
    await live(mine);
    const hear = (ack: -1 | 0 | 1 | 2 | 3) =>
      ingest(database, [envelope({ type: 'acks', acks: [{ id: mine.id, ack }] })], NOON);
    const heard: number[] = [];
    for (const ack of [-1, 0, 2, -1, 1, 3] as const) {
      await hear(ack);
      heard.push((await database.messages.toArray())[0]?.ack ?? NaN);
    }
    expect(heard).toEqual([-1, -1, 2, 2, 2, 3]);
  });

  it('gives rows that are ordered by time and by arrival within a second', async () => {
    const first = captured({ timestamp: NOON });
    const second = captured({ timestamp: NOON });
    const earlier = captured({ timestamp: NOON - 60_000 });
    await live(first);
    await live(second, earlier);
    const rows = await database.messages.orderBy('rowid').toArray();
    expect(rows.map((row) => row.id)).toEqual([earlier.id, first.id, second.id]);
  });

  it('ends with the same rows in whatever order and however often batches arrive', async () => {
    const all = Array.from({ length: 8 }, (_, index) =>
      captured({ timestamp: NOON + index * 1000, fromMe: index % 3 === 2 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.subarray(all, { minLength: 1 }), { minLength: 1, maxLength: 6 }),
        async (batches) => {
          database = new AccountDatabase(crypto.randomUUID());
          for (const batch of batches) await live(...batch);
          const sent = new Set(batches.flat().map((message) => message.id));
          const rows = await database.messages.orderBy('rowid').toArray();
          expect(rows.map((row) => row.id)).toEqual(
            all.filter((message) => sent.has(message.id)).map((message) => message.id),
          );
          expect(await counter('messages')).toBe(sent.size);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('chats', () => {
  const chat = () => database.chats.get(ANA);

  it('knows since when a person has been waiting', async () => {
    await live(captured({ timestamp: NOON - 9000, fromMe: true }));
    await live(captured({ timestamp: NOON - 5000 }), captured({ timestamp: NOON }));
    expect(await chat()).toMatchObject({ waitingSince: NOON - 5000, unanswered: 0 });
    await live(captured({ timestamp: NOON + 1000, fromMe: true }));
    expect(await chat()).toMatchObject({ waitingSince: 0, unanswered: 1, lastFromMe: true });
  });

  it('does not let a call or a notice pass for an answer', async () => {
    await live(captured({ timestamp: NOON }));
    await live(captured({ timestamp: NOON + 1000, fromMe: true, kind: 'system', text: '' }));
    expect(await chat()).toMatchObject({ waitingSince: NOON });
  });

  it('comes to the same, whichever page of the history is read first', async () => {
    const older = captured({ timestamp: NOON - 50_000, fromMe: true });
    const newer = captured({ timestamp: NOON });
    await history([newer]);
    await history([older]);
    expect(await chat()).toMatchObject({ waitingSince: NOON, lastOutgoingAt: NOON - 50_000 });
  });

  it('lets nobody wait in a group', async () => {
    const group = '120363000000000001@g.us';
    await live(captured({ chatId: group, senderId: ANA }));
    expect(await database.chats.get(group)).toMatchObject({ kind: 'group', waitingSince: 0 });
  });
});

describe('coverage', () => {
  const coverage = () => database.coverage.get(ANA);
  const at = (minutes: number) => captured({ timestamp: NOON + minutes * 60_000 });

  it('shows a hole when the newest history does not reach what was there', async () => {
    await history([at(0), at(1)]);
    await history([at(10), at(11)]);
    expect((await coverage())?.ranges).toEqual([
      { from: NOON, to: NOON + 60_000 },
      { from: NOON + 10 * 60_000, to: NOON + 11 * 60_000 },
    ]);
  });

  it('closes the hole when the next page reaches what was there', async () => {
    const known = at(1);
    await history([at(0), known]);
    await history([at(10), at(11)]);
    await history([known, at(5), at(10)]);
    expect((await coverage())?.ranges).toEqual([{ from: NOON, to: NOON + 11 * 60_000 }]);
  });

  it('closes no hole because somebody writes: what came before the listening began is not known', async () => {
    await history([at(0)]);
    await ingest(
      database,
      [
        envelope({
          type: 'messages',
          source: 'live',
          since: NOON + 5 * 60_000,
          messages: [at(8), at(9)],
        }),
      ],
      NOON,
    );
    expect((await coverage())?.ranges).toEqual([
      { from: NOON, to: NOON },
      { from: NOON + 5 * 60_000, to: NOON + 9 * 60_000 },
    ]);
    const range = { chatId: ANA, from: NOON, to: NOON + 6 * 60_000 };
    await ingest(database, [envelope({ type: 'covered', ranges: [range] })], NOON);
    expect((await coverage())?.ranges).toEqual([{ from: NOON, to: NOON + 9 * 60_000 }]);
  });

  it('remembers where WhatsApp’s own store began', async () => {
    await history([at(0)], true);
    expect(await coverage()).toMatchObject({ reachedLocalStart: true });
    await history([at(10)]);
    expect(await coverage()).toMatchObject({ reachedLocalStart: true });
  });
});

describe('what an incoming message means for what was approved', () => {
  async function approvedReply() {
    const question = captured({ timestamp: NOON - 60_000 });
    await live(question);
    const draft = await openDraft(
      database,
      { chatId: ANA, text: 'Temos sim!', inReplyTo: question.id },
      NOON,
    );
    return approve(database, { id: draft.id, version: draft.version, text: 'Temos sim!' }, NOON);
  }

  it('takes the approval back when they write again', async () => {
    const { id } = await approvedReply();
    const again = captured({ timestamp: NOON + 1000, text: 'Deixa, já comprei' });
    await live(again);
    expect(await database.outbox.get(id)).toMatchObject({
      status: 'draft',
      text: 'Temos sim!',
      inReplyTo: again.id,
      voided: { reason: 'newer-message' },
    });
    expect((await database.outbox.get(id))?.approval).toBeUndefined();
  });

  it('also when they write from the private id that pairs with their number', async () => {
    const lid = '111222333444555@lid';
    await ingest(
      database,
      [
        envelope({
          type: 'contacts',
          contacts: [{ id: lid, pairedId: ANA, saved: false, business: false }],
        }),
      ],
      NOON,
    );
    const { id } = await approvedReply();
    await live(captured({ chatId: lid, timestamp: NOON + 1000 }));
    expect((await database.outbox.get(id))?.status).toBe('draft');
  });

  it.each([
    ['decrypted', { kind: 'pending', rawType: 'ciphertext', text: '' }, {}],
    ['edited while nobody listened', { text: 'Oi' }, { editedAt: NOON + 60_000 }],
  ] as const)('reads a message that is %s for an opt-out, too', async (_, before, after) => {
    const { id } = await approvedReply();
    const message = captured({ timestamp: NOON - 30_000, ...before });
    await live(message);
    expect(await consentOf(database, [ANA])).toBe('none');
    const text = 'não quero mais receber mensagens';
    await live({ ...message, kind: 'text', rawType: 'chat', text, ...after });
    expect(await consentOf(database, [ANA])).toBe('opt-out');
    expect((await database.outbox.get(id))?.approval).toBeUndefined();
  });

  it('records an opt-out with the message that says it', async () => {
    const message = captured({ text: 'não quero mais receber mensagens' });
    await live(message);
    expect(await consentOf(database, [ANA])).toBe('opt-out');
    expect((await database.consent.toArray())[0]).toMatchObject({
      messageId: message.id,
      by: 'detected',
    });
    await live(message);
    expect(await database.consent.count()).toBe(1);
  });
});
