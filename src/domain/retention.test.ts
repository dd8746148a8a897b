import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, RETENTION_DAYS, retentionCutoff } from './retention';

const NOON = Date.UTC(2026, 10, 18, 15);

describe('how long messages are kept', () => {
  it('is for ever unless the user said otherwise', () => {
    expect(retentionCutoff({}, NOON)).toBeUndefined();
  });

  it.each([0, -1, 6, Number.NaN])('is for ever when the limit is %s days', (days) => {
    expect(retentionCutoff({ retention: { days } }, NOON)).toBeUndefined();
  });

  it('is exactly so many days', () => {
    const days = fc.integer(RETENTION_DAYS);
    fc.assert(
      fc.property(days, (kept) => {
        expect(retentionCutoff({ retention: { days: kept } }, NOON)).toBe(NOON - kept * DAY);
      }),
    );
  });
});
