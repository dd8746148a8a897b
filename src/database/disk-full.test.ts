import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { isDiskFull } from './disk-full';

const quota = () => new DOMException('No room.', 'QuotaExceededError');

describe('a full disk', () => {
  it.each<[string, unknown]>([
    ['the browser’s own error', quota()],
    ['an aborted transaction', new Dexie.AbortError('Aborted', quota())],
    ['two wrappings', new Dexie.AbortError('Aborted', new Dexie.UnknownError('?', quota()))],
    ['Dexie’s own name for it', new Dexie.QuotaExceededError('No room.')],
    ['a bulk write', new Dexie.BulkError('2 of 2 failed', [new Dexie.UnknownError('?', quota())])],
    ['a cause', new Error('Not stored.', { cause: quota() })],
  ])('is seen in %s', (_, error) => {
    expect(isDiskFull(error)).toBe(true);
  });

  const circular: { inner?: unknown } = {};
  circular.inner = circular;
  it.each<[string, unknown]>([
    ['an aborted transaction', new Dexie.AbortError('Aborted')],
    ['a key that is there', new Dexie.ConstraintError('Key exists.')],
    ['nothing', undefined],
    ['a text', 'QuotaExceededError'],
    ['a circle', circular],
  ])('is not seen in %s', (_, error) => {
    expect(isDiskFull(error)).toBe(false);
  });
});
