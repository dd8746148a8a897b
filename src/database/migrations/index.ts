/** The chain of schema versions, oldest first; one file each. A test walks it and fails on a gap. */
import type { Transaction } from 'dexie';
import { version1 } from './001-first';

export interface Migration {
  readonly version: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => PromiseLike<void>;
}

export const MIGRATIONS: readonly Migration[] = [version1];
