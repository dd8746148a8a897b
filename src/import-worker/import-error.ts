import type { ImportFailure } from '@/protocol/chat-import-api';

/** Why a file cannot be imported, as a code that the screen has a sentence for; never a person's words. */
export class ImportError extends Error {
  override name = 'ImportError';
  readonly code: ImportFailure;

  constructor(code: ImportFailure) {
    super(`The file cannot be imported (${code}).`);
    this.code = code;
  }
}
