/**
 * A failure of the search engine, by its code alone: SQLite's own messages quote the query, and what people look for
 * belongs in no log and no error.
 */
export class SearchFailure extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`The search engine failed (${code}).`);
    this.name = 'SearchFailure';
    this.code = code;
  }
}

const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('resultCode' in error)) return undefined;
  // The low byte is the primary code; the rest says more.
  return typeof error.resultCode === 'number' ? error.resultCode & 0xff : undefined;
}

/** The index file is not what we wrote. */
export function isDamage(error: unknown): boolean {
  const code = resultCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** A newer search has overtaken this one: no failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** A word for logs and screens; nothing of the message. */
export function failureCode(error: unknown): string {
  if (error instanceof SearchFailure) return error.code;
  const code = resultCode(error);
  if (code !== undefined) return `sqlite-${code}`;
  return error instanceof Error ? error.name : 'unknown';
}
