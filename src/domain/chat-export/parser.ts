/**
 * WhatsApp's "Export chat" text, piece by piece: lines become entries. Dates stay as written, because their order is
 * known only when the whole file has been seen (`date-order`); what a text means is read by `read-content`.
 */
import { cleanName, isMarked, withoutMarks } from './direction-marks';
import { readHeader, type LineHeader } from './line-header';
import { isSystemSentence, quotesName } from './phrases';
import { wallDay, type DateOrder, type WrittenDate } from './written-date';

export interface ExportEntry {
  /** Of its first line, from 1. */
  line: number;
  date: WrittenDate;
  hour: number;
  minute: number;
  second?: number;
  style: string;
  /** The name as shown; undefined for what WhatsApp itself says. */
  author?: string;
  /** As in the file, lines joined by '\n'. */
  body: string;
}

/** A line that is no part of a message that could be read. */
export interface UnreadLine {
  line: number;
  /** `no-message`: text before the first message. `other-style`: kept in the message before, but it looks like the beginning of one. */
  reason: 'no-message' | 'other-style';
}

/** Longer, it is no line of a chat: WhatsApp's longest message has 65,536 characters. */
const LONGEST_LINE = 1_000_000;
/** Names and subjects are shorter. */
const LONGEST_NAME = 128;
const MOST_AUTHORS = 5000;

export class NotAnExport extends Error {
  override name = 'NotAnExport';
}

interface Open {
  header: LineHeader;
  line: number;
  rest: string;
  more: string[];
}

/** One file from beginning to end: `push` its text in pieces of any size, then `end`. Nothing is dropped. */
export class ChatExportParser {
  /** Lines that were not understood, in their order. */
  readonly unread: UnreadLine[] = [];
  readonly #order: DateOrder | undefined;
  #tail = '';
  #line = 0;
  #style: string | undefined;
  #open: Open | undefined;
  readonly #authors = new Authors();

  /** `order`: with it, a line whose date is impossible begins no message. */
  constructor(order?: DateOrder) {
    this.#order = order;
  }

  /** Lines read so far. */
  get lines(): number {
    return this.#line;
  }

  /** Whether a message has begun. */
  get begun(): boolean {
    return this.#style !== undefined;
  }

  /**
   * The entries that are complete with this piece.
   * @throws NotAnExport for a line that no chat has.
   */
  push(text: string): ExportEntry[] {
    const entries: ExportEntry[] = [];
    const whole = this.#tail + text;
    let from = 0;
    for (let to = whole.indexOf('\n'); to !== -1; to = whole.indexOf('\n', from)) {
      this.#read(whole.slice(from, to), entries);
      from = to + 1;
    }
    this.#tail = whole.slice(from);
    if (this.#tail.length > LONGEST_LINE) throw new NotAnExport('A line is too long for a chat.');
    return entries;
  }

  /** The last entries. */
  end(): ExportEntry[] {
    const entries: ExportEntry[] = [];
    if (this.#tail !== '') this.#read(this.#tail, entries);
    this.#tail = '';
    if (this.#open) entries.push(entryOf(this.#open, this.#authors));
    this.#open = undefined;
    return entries;
  }

  #read(raw: string, entries: ExportEntry[]): void {
    this.#line += 1;
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const header = readHeader(line);
    if (header && this.#begins(header)) {
      this.#style ??= header.style;
      if (this.#open) entries.push(entryOf(this.#open, this.#authors));
      this.#open = { header, line: this.#line, rest: header.rest, more: [] };
      return;
    }
    if (header) this.unread.push({ line: this.#line, reason: 'other-style' });
    if (this.#open) this.#open.more.push(line);
    else if (!header && withoutMarks(line).trim() !== '')
      this.unread.push({ line: this.#line, reason: 'no-message' });
  }

  #begins(header: LineHeader): boolean {
    if (this.#style !== undefined && header.style !== this.#style) return false;
    return this.#order === undefined || wallDay(header.date, this.#order) !== undefined;
  }
}

/** What stands before a message's text, and the name that it means; the same few in a whole file. */
class Authors {
  readonly #known = new Map<string, string | undefined>();

  /** Undefined: nobody's name. */
  read(written: string): string | undefined {
    if (this.#known.has(written)) return this.#known.get(written);
    const name = cleanName(written);
    const author =
      name === '' || name.length > LONGEST_NAME || quotesName(written) ? undefined : name;
    if (this.#known.size < MOST_AUTHORS) this.#known.set(written, author);
    return author;
  }
}

function entryOf({ header, line, rest, more }: Open, authors: Authors): ExportEntry {
  // An export ends with a line break, which is no part of its last message.
  while (more.at(-1) === '') more.pop();
  const { author, text } = splitAuthor(rest, authors);
  const entry: ExportEntry = {
    line,
    date: header.date,
    hour: header.hour,
    minute: header.minute,
    style: header.style,
    body: more.length === 0 ? text : `${text}\n${more.join('\n')}`,
  };
  if (header.second !== undefined) entry.second = header.second;
  // In iOS's exports WhatsApp's own sentences bear a name, as if somebody had said them.
  if (author !== undefined && !(isMarked(text) && isSystemSentence(text))) entry.author = author;
  return entry;
}

function splitAuthor(rest: string, authors: Authors): { author?: string; text: string } {
  // A colon inside a name is followed by no blank; the one that ends it is, or by nothing.
  let to = rest.indexOf(': ');
  if (to === -1) to = rest.endsWith(':') ? rest.length - 1 : 0;
  if (to <= 0) return { text: rest };
  const author = authors.read(rest.slice(0, to));
  return author === undefined ? { text: rest } : { author, text: rest.slice(to + 2) };
}
