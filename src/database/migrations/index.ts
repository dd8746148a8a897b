/** The chain of schema versions, oldest first; one file each. A test walks it and fails on a gap. */
import type { Transaction } from 'dexie';
import { version1 } from './001-first';
import { version2 } from './002-whole-messages';
import { version3 } from './003-sending';
import { version4 } from './004-searches';
import { version5 } from './005-labels';

export interface Migration {
  readonly version: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => PromiseLike<unknown>;
}

export const MIGRATIONS: readonly Migration[] = [version1, version2, version3, version4, version5];
