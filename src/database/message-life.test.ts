import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CapturedMessage, MessageChange } from '@/protocol/page-event';
import { ANA, captured, NOON } from '../../test/captured';
import { sightOf, withChange, withoutContent, withSight } from './message-life';
import type { MessageRow } from './rows';

const ID = `false_${ANA}_3A01`;
const message = (change: Partial<CapturedMessage> = {}) =>
  captured({ id: ID, stanzaId: '3A01', text: 'Oi', ...change });
const row = (change: Partial<CapturedMessage> = {}): MessageRow => ({
  ...sightOf(message(change)),
  rowid: 1,
  capturedAt: NOON,
  revision: 1,
});
const edit = (text: string, seconds: number): MessageChange => ({
  type: 'edit',
  id: ID,
  text,
  at: NOON + seconds * 1000,
});

describe('an edited message', () => {
  it('shows its newest wording and keeps the earlier ones', () => {
    const edited = [edit('Oi!', 10), edit('Oi, tudo bem?', 20)].reduce(withChange, row());
    expect(edited).toMatchObject({
      text: 'Oi, tudo bem?',
      editedAt: NOON + 20_000,
      edits: [
        { text: 'Oi', at: NOON },
        { text: 'Oi!', at: NOON + 10_000 },
      ],
    });
  });

  it('is not changed by an older edit that comes late, nor by the original seen again', () => {
    const edited = withChange(row(), edit('second', 20));
    const late = withChange(edited, edit('first', 10));
    expect(late.text).toBe('second');
    expect(late.edits?.map(({ text }) => text)).toEqual(['Oi', 'first']);
    expect(withSight(late, sightOf(message()))).toBe(late);
  });

  it('is the same row when the history shows it edited already', () => {
    const live = withChange(row(), edit('Oi!', 10));
    const seen = sightOf(message({ text: 'Oi!', editedAt: NOON + 10_000 }));
    expect(withSight(live, seen)).toBe(live);
  });
});

describe('a message that was read off the screen', () => {
  /** To the minute, cut short, of a kind that was not recognised. */
  const shown = (change: Partial<CapturedMessage> = {}) => ({
    kind: 'unknown' as const,
    rawType: 'screen',
    text: 'Oi, tud',
    timestamp: NOON - 20_000,
    onScreen: true as const,
    ...change,
  });

  it('changes nothing of what is known better, but for a later delivery state', () => {
    const known = row({ fromMe: true, ack: 1 });
    expect(withSight(known, sightOf(message(shown({ ack: 1 }))))).toBe(known);
    expect(withSight(known, sightOf(message(shown({ ack: 3 }))))).toEqual({ ...known, ack: 3 });
  });

  it('gives way to any other sight of it, without leaving a wording behind', () => {
    const better = withSight(row(shown()), sightOf(message({ text: 'Oi, tudo bem?' })));
    expect(better).toEqual(row({ text: 'Oi, tudo bem?' }));
  });

  it('keeps what was heard of it meanwhile', () => {
    const heard = [
      edit('Oi, tudo bem?', 10),
      { type: 'star', id: ID, starred: true } as const,
    ].reduce(withChange, row(shown()));
    const better = withSight(heard, sightOf(message({ text: 'Oi, tudo' })));
    expect(better).toMatchObject({
      text: 'Oi, tudo bem?',
      edits: [{ text: 'Oi, tudo', at: NOON }],
      starred: true,
      kind: 'text',
    });
    expect(better.onScreen).toBeUndefined();
  });
});

describe('a message that was taken back', () => {
  it('keeps its text, and shows when', () => {
    const revoked = withChange(row(), { type: 'revoke', id: ID, at: NOON + 5000 });
    expect(revoked).toMatchObject({ text: 'Oi', kind: 'text', revokedAt: NOON + 5000 });
  });

  it('keeps what was captured when WhatsApp shows it as taken back later', () => {
    const seen = sightOf(message({ kind: 'revoked', rawType: 'revoked', text: '' }));
    expect(withSight(row(), seen)).toMatchObject({ kind: 'text', text: 'Oi', revokedAt: NOON });
  });

  it('loses its text, its versions and its file name where the user wants that', () => {
    const media = { fileName: 'segredo.pdf', mimeType: 'application/pdf' };
    const document = withChange(row({ kind: 'document', media }), edit('Oi!', 10));
    const bare = withoutContent(document);
    expect(JSON.stringify(bare)).not.toMatch(/Oi|segredo/);
    expect(withoutContent(bare)).toBe(bare);
  });
});

describe('reactions', () => {
  const react = (emoji: string, seconds: number): MessageChange => ({
    type: 'reaction',
    id: ID,
    senderId: ANA,
    emoji,
    at: NOON + seconds * 1000,
  });

  it('are one per person, the newest', () => {
    const reacted = [react('👍', 1), react('❤️', 3), react('😂', 2)].reduce(withChange, row());
    expect(reacted.reactions).toEqual([{ senderId: ANA, emoji: '❤️', at: NOON + 3000 }]);
  });

  it('that were taken back do not return when an older one comes late', () => {
    const reacted = [react('', 5), react('👍', 1)].reduce(withChange, row());
    expect(reacted.reactions?.map(({ emoji }) => emoji)).toEqual(['']);
  });
});

it('a view-once message leaves only that it came', () => {
  const seen = sightOf(
    message({ kind: 'image', text: 'só hoje', media: { mimeType: 'image/jpeg' }, viewOnce: true }),
  );
  expect(seen).toMatchObject({ kind: 'image', viewOnce: true, text: '' });
  expect(seen.media).toBeUndefined();
  const opened = withChange({ ...seen, rowid: 1, capturedAt: 1, revision: 1 }, edit('x', 1));
  expect(opened.text).toBe('');
});

it('facts in any order, any number of times, give the same row', () => {
  const seconds = fc.integer({ min: 1, max: 6 });
  const change = fc.oneof(
    fc.tuple(fc.constantFrom('a', 'bb', 'ccc'), seconds).map(([text, at]) => edit(text, at)),
    seconds.map((at): MessageChange => ({ type: 'revoke', id: ID, at: NOON + at * 1000 })),
    fc
      .tuple(fc.constantFrom('👍', '❤️', ''), fc.constantFrom(ANA, 'x@lid'), seconds)
      .map(([emoji, senderId, at]): MessageChange => ({
        type: 'reaction',
        id: ID,
        senderId,
        emoji,
        at: NOON + at * 1000,
      })),
  );
  const sight = fc.constantFrom(
    message(),
    message({ kind: 'revoked', rawType: 'revoked', text: '' }),
    message({ kind: 'pending', rawType: 'ciphertext', text: '' }),
    message({ text: 'bb', editedAt: NOON + 2000 }),
    message({ ack: 3 }),
  );
  type Fact = { change: MessageChange } | { seen: CapturedMessage };
  const facts = fc.array(
    fc.oneof(
      change.map((value): Fact => ({ change: value })),
      sight.map((seen): Fact => ({ seen })),
    ),
    { maxLength: 8 },
  );
  const build = (first: CapturedMessage, rest: readonly Fact[]) =>
    rest.reduce(
      (state, fact) =>
        'change' in fact ? withChange(state, fact.change) : withSight(state, sightOf(fact.seen)),
      {
        ...sightOf(first),
        rowid: 1,
        capturedAt: NOON,
        revision: 1,
      } as MessageRow,
    );
  fc.assert(
    fc.property(facts, sight, fc.integer(), (rest, other, seed) => {
      const original = message();
      const all: Fact[] = [...rest, { seen: other }];
      const one = build(original, all);
      const shuffled = [...all].sort((a, b) =>
        hash(JSON.stringify(a), seed) < hash(JSON.stringify(b), seed) ? -1 : 1,
      );
      // Whichever sight comes first makes the row; the original comes some time.
      const two = build(other, [...shuffled, { seen: original }, ...all]);
      expect(two).toEqual(one);
    }),
  );
});

function hash(text: string, seed: number): number {
  let value = seed | 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) | 0;
  return value;
}
