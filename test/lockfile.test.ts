// @vitest-environment node
import { expect, it } from 'vitest';
import { missingPackages } from '../scripts/complete-lockfile.ts';
import { textOf } from './repository.ts';

it("package-lock.json holds other systems' packages too (else: node scripts/complete-lockfile.ts)", () => {
  const lock = JSON.parse(textOf('package-lock.json')) as Parameters<typeof missingPackages>[0];
  expect(missingPackages(lock)).toEqual([]);
});
