import type { BackupFailure } from '@/protocol/backup-api';

/** Why a backup or a restore ended, as a code that the screen has a sentence for; never a person's words. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: BackupFailure;

  constructor(code: BackupFailure) {
    super(`The backup failed (${code}).`);
    this.code = code;
  }
}
