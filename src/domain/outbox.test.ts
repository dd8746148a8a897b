import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTBOX_STATUSES, approvalContent, assertMove, canMove } from './outbox';

describe('the life of an outgoing message', () => {
  it.each([
    ['draft', 'sending'],
    ['draft', 'sent'],
    ['rejected', 'approved'],
    ['refused', 'sending'],
    ['unconfirmed', 'sending'],
    ['unconfirmed', 'approved'],
    ['failed', 'sending'],
    ['read', 'draft'],
  ] as const)('never goes from %s to %s', (from, to) => {
    expect(canMove(from, to)).toBe(false);
    expect(() => assertMove(from, to)).toThrow(/cannot go/);
  });

  it('reaches sending only through approved', () => {
    const before = OUTBOX_STATUSES.filter((status) => canMove(status, 'sending'));
    expect(before).toEqual(['approved']);
  });
});

describe('what an approval binds', () => {
  it('differs whenever text, recipient, file or quoted message differ', () => {
    const perhaps = fc.option(fc.string({ maxLength: 1 }), { nil: undefined });
    const draft = fc.record({
      chatId: fc.string({ maxLength: 1 }),
      text: fc.string({ maxLength: 1 }),
      attachmentId: perhaps,
      quotes: perhaps,
    });
    fc.assert(
      fc.property(draft, draft, (a, b) => {
        const same =
          a.chatId === b.chatId &&
          a.text === b.text &&
          a.attachmentId === b.attachmentId &&
          a.quotes === b.quotes;
        expect(approvalContent(a) === approvalContent(b)).toBe(same);
      }),
    );
  });
});
