import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTBOX_STATUSES, approvalContent, assertMove, canMove, expiresAt } from './outbox';

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

describe('an approval expires', () => {
  const hour = 60 * 60_000;
  it.each([
    ['the same day', undefined, 10, false],
    ['after a quiet night and a holiday', undefined, 36, false],
    ['later than that', undefined, 36.1, true],
    ['never before the instant it was made for', 24 * 14, 24 * 14, false],
    ['not over the quiet night after that instant', 24 * 14, 24 * 14 + 12, false],
    ['when that instant is long missed', 24 * 14, 24 * 14 + 12.1, true],
    ['as any other when that instant had passed already', -5, 30, false],
  ])('%s', (_when, scheduledHour, hours, expected) => {
    const scheduledFor = scheduledHour === undefined ? undefined : scheduledHour * hour;
    expect(hours * hour > expiresAt({ at: 0, scheduledFor })).toBe(expected);
  });
});
