/**
 * Which exported line and which message are one. Exports carry no ids, and mostly minutes alone, so that k equal lines of
 * one author in one minute are k messages: however many exports and captures show a minute, it holds as many messages of
 * a kind as the one that shows most of them. What could be one, but need not be, is a doubt for the user.
 */
import type { MessageKind } from '@/domain/message';

/** What may be compared. `media`: a medium of which nobody says what it is. */
export type FaceKind =
  | 'text'
  | 'image'
  | 'video'
  | 'audio'
  | 'sticker'
  | 'document'
  | 'media'
  | 'contact'
  | 'location'
  | 'poll'
  | 'call'
  | 'revoked'
  | 'pending'
  | 'system'
  | 'other';

const MEDIA: ReadonlySet<FaceKind> = new Set([
  'image',
  'video',
  'audio',
  'sticker',
  'document',
  'media',
]);
/** Said by WhatsApp in its own words, which differ between phone and browser: only their number is compared. */
const WORDLESS: ReadonlySet<FaceKind> = new Set(['system', 'call']);

/** One way in which a message shows itself: a text that was edited later, or taken back, has two. */
export interface Face {
  kind: FaceKind;
  /** As `comparable`; a medium's caption. */
  text: string;
  /** The text may be anything. */
  textUnknown?: boolean;
  fileName?: string;
}

/** A line of an export, or a message that is stored. */
export interface Fact {
  /** Of the wall clock on the phone that exported (`WallClock.minuteOf`). */
  minute: number;
  /** Keys under which its author may be known; two facts with one in common have one author. */
  authors: readonly string[];
  /** At least one; the present one first. */
  faces: readonly [Face, ...Face[]];
}

export interface Pair<L, R> {
  line: L;
  row: R;
  /** The line says more than the row does. */
  refines: boolean;
}

export interface Matching<L, R> {
  pairs: Pair<L, R>[];
  restLines: L[];
  restRows: R[];
}

/** Beyond this many comparisons in one minute only what is equal is matched. */
const MOST_COMPARISONS = 250_000;

/** A mention: `@⁨Ana⁩` on the phone is `@5511…` in WhatsApp Web. */
const MENTION = /@(?:\u2068[^\u2069]*\u2069|\+?\d[\d\s-]{4,20}\d)/gu;
const SIMPLE = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/u;

/** A text as it is compared: mentions are alike, marks and kinds of blanks do not count. */
export function comparable(text: string): string {
  if (SIMPLE.test(text) && !text.includes('@')) return text;
  return text
    .replace(MENTION, '@')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The kind under which a message is compared: voice and audio are told apart by few exports. */
export function faceKindOf(kind: MessageKind): FaceKind {
  if (kind === 'voice') return 'audio';
  return kind === 'order' || kind === 'unknown' ? 'other' : kind;
}

/** How sure it is that two faces are one message's: 0 never … 4 everything that is known is equal. */
function likeness(a: Face, b: Face): 0 | 1 | 2 | 3 | 4 {
  if (a.fileName !== undefined && a.fileName === b.fileName) return 4;
  // What one side does not know by its kind, it may know by its words.
  if (a.kind !== b.kind && isWording(a) && isWording(b))
    return a.text !== '' && a.text === b.text ? 3 : 0;
  const sameKind = a.kind === b.kind;
  const anyKind = !sameKind && MEDIA.has(a.kind) && MEDIA.has(b.kind);
  if (!sameKind && !(anyKind && (a.kind === 'media' || b.kind === 'media'))) return 0;
  const unknown = a.textUnknown === true || b.textUnknown === true;
  if (!unknown && a.text !== b.text) return 0;
  if (sameKind) return unknown ? 3 : 4;
  if (!unknown) return 2;
  // A kind from here and a caption from there would be a guess.
  const general = a.kind === 'media' ? a : b;
  return general.textUnknown ? 1 : 0;
}

function isWording({ kind }: Face): boolean {
  return kind === 'text' || kind === 'other';
}

function likest(a: Fact, b: Fact): 0 | 1 | 2 | 3 | 4 {
  if (!sameAuthor(a, b)) return 0;
  let best: 0 | 1 | 2 | 3 | 4 = 0;
  for (const one of a.faces)
    for (const other of b.faces) {
      const found = likeness(one, other);
      if (found > best) best = found;
    }
  return best;
}

function sameAuthor(a: Fact, b: Fact): boolean {
  return a.authors.some((author) => b.authors.includes(author));
}

/**
 * The lines that an export has in one minute, against the rows that are stored for it. Every row stands for one line at
 * most; the likest come first, and among equals those that stand first.
 */
export function matchMinute<L extends Fact, R extends Fact>(
  lines: readonly L[],
  rows: readonly R[],
): Matching<L, R> {
  if (rows.length === 0) return { pairs: [], restLines: [...lines], restRows: [] };
  const pairs: Pair<L, R>[] = [];
  const freeLines = new Set(lines);
  const freeRows = new Set(rows);
  const join = (line: L, row: R) => {
    pairs.push({ line, row, refines: saysMore(line.faces[0], row.faces[0]) });
    freeLines.delete(line);
    freeRows.delete(row);
  };
  const equal = rowsByKey(rows);
  for (const line of lines) {
    const row = keysOf(line)
      .flatMap((key) => equal.get(key) ?? [])
      .find((one) => freeRows.has(one));
    if (row) join(line, row);
  }
  if (freeLines.size * freeRows.size <= MOST_COMPARISONS)
    for (const wanted of [4, 3, 2, 1] as const)
      for (const line of freeLines)
        for (const row of freeRows)
          if (likest(line, row) === wanted) {
            join(line, row);
            break;
          }
  return { pairs, restLines: [...freeLines], restRows: [...freeRows] };
}

/** Among the imported rows of its minute, the one that a captured message stands for; undefined: none. */
export function twinOf<R extends Fact>(captured: Fact, imported: readonly R[]): R | undefined {
  let twin: R | undefined;
  let best = 0;
  for (const row of imported) {
    const found = likest(captured, row);
    if (found > best) [best, twin] = [found, row];
  }
  return twin;
}

export type DoubtReason = 'other-text' | 'other-minute' | 'other-author';

export interface Doubt<L, R> {
  line: L;
  row: R;
  reason: DoubtReason;
}

/** Doubts about one line; more would help nobody to decide. */
const MOST_DOUBTS = 4;

/**
 * What is left on both sides, and might be one all the same:
 * - the same minute and author, but another text: edited or taken back since;
 * - the same text and author, one minute apart;
 * - the same text and minute in a group, by an author whose name is nobody's that is known (key `name:…`).
 * Pure numbers and words of WhatsApp itself raise no doubts.
 */
export function doubtsOf<L extends Fact, R extends Fact>(
  restLines: readonly L[],
  restRows: readonly R[],
): Doubt<L, R>[] {
  const byMinute = new Map<number, R[]>();
  for (const row of restRows) {
    const there = byMinute.get(row.minute);
    if (there) there.push(row);
    else byMinute.set(row.minute, [row]);
  }
  return restLines.flatMap((line) =>
    [line.minute, line.minute - 1, line.minute + 1]
      .flatMap((minute) => byMinute.get(minute) ?? [])
      .flatMap((row) => {
        const reason = doubt(line, row);
        return reason ? [{ line, row, reason }] : [];
      })
      .slice(0, MOST_DOUBTS),
  );
}

function doubt(line: Fact, row: Fact): DoubtReason | undefined {
  if (WORDLESS.has(line.faces[0].kind) || WORDLESS.has(row.faces[0].kind)) return undefined;
  if (line.minute === row.minute) {
    if (sameAuthor(line, row)) return 'other-text';
    return isNameless(line) !== isNameless(row) &&
      !line.authors.includes(ME) &&
      !row.authors.includes(ME) &&
      saysTheSame(line, row)
      ? 'other-author'
      : undefined;
  }
  return sameAuthor(line, row) && saysTheSame(line, row) ? 'other-minute' : undefined;
}

/** The user. */
export const ME = 'me';
/** Whoever it was: words of WhatsApp itself. */
export const ANYONE = 'anyone';
const NAME = 'name:';

/** An author of whom only the name in an export is known. */
export function namedAuthor(name: string): string {
  return `${NAME}${comparable(name).toLowerCase()}`;
}

function isNameless(fact: Fact): boolean {
  return fact.authors.every((author) => author.startsWith(NAME));
}

function saysTheSame(a: Fact, b: Fact): boolean {
  return a.faces.some((one) =>
    b.faces.some((other) => one.text !== '' && one.kind === other.kind && one.text === other.text),
  );
}

/** Whether `a` tells what `b` leaves open. */
function saysMore(a: Face, b: Face): boolean {
  if (a.kind === 'media' && b.kind !== 'media') return false;
  return (a.kind !== 'media' && b.kind === 'media') || (!a.textUnknown && b.textUnknown === true);
}

function rowsByKey<R extends Fact>(rows: readonly R[]): Map<string, R[]> {
  const byKey = new Map<string, R[]>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const there = byKey.get(key);
      if (there) there.push(row);
      else byKey.set(key, [row]);
    }
  return byKey;
}

/** Facts with a key in common are equal in all that is known; what leaves something open has none. */
function keysOf(fact: Fact): string[] {
  return fact.faces
    .filter(({ kind, textUnknown }) => !textUnknown && kind !== 'media')
    .flatMap(({ kind, text }) => fact.authors.map((author) => `${author}\n${kind}\n${text}`));
}
