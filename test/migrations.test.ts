// @vitest-environment node
import { expect, it } from 'vitest';
import { MIGRATIONS } from '@/database/migrations';
import { trackedFiles } from './repository.ts';

it('goes from version 1 to the newest without a gap', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

it('has one file for each version', () => {
  const files = trackedFiles(/^src\/database\/migrations\/\d{3}-[a-z-]+\.ts$/);
  const numbers = files.map((path) => Number(/(\d{3})-[a-z-]+\.ts$/.exec(path)?.[1]));
  expect(numbers).toEqual(MIGRATIONS.map(({ version }) => version));
});
