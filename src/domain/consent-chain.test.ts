import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHAIN_START,
  isTrue,
  lineContent,
  linked,
  statementContent,
  type ConsentLine,
  type ConsentStatement,
} from './consent-chain';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const statements: fc.Arbitrary<ConsentStatement> = fc.record(
  {
    chatId: text,
    kind: fc.constantFrom('opt-out', 'opt-in', 'ask'),
    at: fc.integer(),
    messageId: text,
    document: fc.record(
      { description: text, fileName: text, sha256: digest },
      { requiredKeys: ['description'] },
    ),
    by: fc.constantFrom('detected', 'user'),
    recordedBy: text,
    recordedAt: fc.integer(),
  },
  { requiredKeys: ['chatId', 'kind', 'at', 'by'] },
);

async function sha256(content: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('one line', () => {
  it('has the hash that anybody computes from its content', () =>
    fc.assert(
      fc.asyncProperty(statements, digest, async (statement, previous) => {
        const line = linked(statement, previous);
        expect(line.hash).toBe(await sha256(lineContent(line)));
      }),
    ));

  it('has a content of plain characters on one line, which says everything', () => {
    const line = linked(
      {
        chatId: '5511988887777@c.us',
        kind: 'opt-in',
        at: 1,
        by: 'user',
        document: { description: 'ficha “assinada”\u2028' },
        recordedBy: 'João',
      },
      CHAIN_START,
    );
    const content = lineContent(line);
    expect(content).toMatch(/^[ -~]+$/);
    expect(JSON.parse(content)).toEqual([
      CHAIN_START,
      '5511988887777@c.us',
      'opt-in',
      1,
      null,
      ['ficha “assinada”\u2028', null, null],
      'user',
      'João',
      null,
    ]);
  });

  it('is not true any more once anything in it was changed', () => {
    fc.assert(
      fc.property(statements, statements, digest, (statement, other, previous) => {
        fc.pre(statementContent(statement) !== statementContent(other));
        const line = linked(statement, previous);
        expect(isTrue(line)).toBe(true);
        expect(isTrue({ ...line, previous: CHAIN_START })).toBe(previous === CHAIN_START);
        expect(isTrue({ ...other, previous, hash: line.hash })).toBe(false);
      }),
    );
  });

  it('changed before it was taken over stays untrue', () => {
    const line = linked({ chatId: 'a', kind: 'opt-out', at: 1, by: 'user' }, CHAIN_START);
    const takenOver = (from: ConsentLine) => {
      const { previous, hash, ...statement } = from;
      return linked({ ...statement, former: { previous, hash } }, 'f'.repeat(64));
    };
    expect(isTrue(takenOver(line))).toBe(true);
    expect(isTrue(takenOver({ ...line, kind: 'opt-in' }))).toBe(false);
  });
});
