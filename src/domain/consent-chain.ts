/**
 * The chain of the consent ledger: each line carries the hash of the line before and its own, so that a line that was changed,
 * taken out or put in between is found. It detects accidents and casual edits, not an owner who writes the whole chain anew.
 *
 * The hash is SHA-256 over `lineContent`, which is ASCII on one line: whoever has the exported file can compute it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What a line rests on when it is no message. */
export interface ConsentDocument {
  /** In the user's words: "form signed in the shop". */
  readonly description: string;
  /** Of a file that the user picked; the file itself is not kept. */
  readonly fileName?: string;
  /** SHA-256 (hex) of that file. */
  readonly sha256?: string;
}

/** What a line says. Times are ms since the epoch. */
export interface ConsentStatement {
  readonly chatId: string;
  /** 'ask': perhaps an opt-out; a human must say. */
  readonly kind: 'opt-out' | 'opt-in' | 'ask';
  /** When it was said. */
  readonly at: number;
  /** The message (id) that says so. */
  readonly messageId?: string;
  readonly document?: ConsentDocument;
  readonly by: 'detected' | 'user';
  /** Who of the users recorded it, as they called themselves. Absent: this browser's user, unnamed. */
  readonly recordedBy?: string;
  /** Absent: before the ledger was a chain. */
  readonly recordedAt?: number;
}

export interface ConsentLink {
  /** The hash of the line before; of the first: `CHAIN_START`. */
  readonly previous: string;
  readonly hash: string;
  /** Its place in another chain, from which a restored backup took it over. */
  readonly former?: { readonly previous: string; readonly hash: string };
}

export type ConsentLine = ConsentStatement & ConsentLink;

export const CHAIN_START = '0'.repeat(64);

/** The statement without its place in a chain: two lines that say the same have the same. */
export function statementContent(line: ConsentStatement): string {
  return ascii(JSON.stringify(fields(line)));
}

/** Exactly what is hashed: a JSON array, `previous` first. */
export function lineContent(line: ConsentStatement & Omit<ConsentLink, 'hash'>): string {
  const { previous, former } = line;
  return ascii(
    JSON.stringify([
      previous,
      ...fields(line),
      ...(former ? [[former.previous, former.hash]] : []),
    ]),
  );
}

function fields(line: ConsentStatement): unknown[] {
  const { document } = line;
  return [
    line.chatId,
    line.kind,
    line.at,
    line.messageId ?? null,
    document ? [document.description, document.fileName ?? null, document.sha256 ?? null] : null,
    line.by,
    line.recordedBy ?? null,
    line.recordedAt ?? null,
  ];
}

function ascii(json: string): string {
  return json.replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function linked<Statement extends ConsentStatement>(
  statement: Statement,
  previous: string,
): Statement & ConsentLink {
  return { ...statement, previous, hash: hashOf({ ...statement, previous }) };
}

function hashOf(line: ConsentStatement & Omit<ConsentLink, 'hash'>): string {
  return bytesToHex(sha256(utf8ToBytes(lineContent(line))));
}

/**
 * Does the line say what it said when it was written? Looks at its former place, too: a restore must not make a changed line
 * true.
 */
export function isTrue(line: ConsentLine): boolean {
  const { former, ...rest } = line;
  return (
    hashOf(line) === line.hash &&
    (!former || hashOf({ ...rest, previous: former.previous }) === former.hash)
  );
}
