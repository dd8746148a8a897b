/** Reads a list of phone numbers (CSV or one a line) whose layout nobody told. Loads the CSV library: import it lazily in screens. */
import Papa from 'papaparse';
import { canonicalPhone } from './phone-identity';
import { readPhone } from './written-phone';

export interface NumberList {
  /** E.164 digits without '+', each phone once and in one spelling. */
  phones: string[];
  /** Lines that say something, headings apart. */
  lines: number;
  unreadable: number;
  /** The first of them. `line`: from 1. */
  firstUnreadable: { line: number; text: string }[];
}

export interface NumberListOptions {
  /** Awaited between pieces: gives way to the page. */
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal;
  /** 0–1, after each piece. */
  readonly onProgress?: (share: number) => void;
  /** characters in a piece; for tests */
  readonly piece?: number;
}

/** Characters between two breaths: some 20 ms of work. */
const PIECE = 64 * 1024;
/** Characters and lines by which the layout is told. */
const SAMPLE = 64 * 1024;
const SAMPLE_LINES = 500;
const DELIMITERS = [';', '\t', '|', ','];
const SHOWN = 5;
const LONGEST_SHOWN = 60;
/** As many digits as the shortest phone has. */
const NUMBER = /(?:\d\D*){8}/;

/** Reads one line's phones. */
type Columns = (cells: readonly string[]) => string[];

/**
 * @throws the signal's reason when it is aborted.
 */
export async function readNumberList(
  text: string,
  { pause, signal, onProgress, piece = PIECE }: NumberListOptions,
): Promise<NumberList> {
  const phones = new Set<string>();
  const list: NumberList = { phones: [], lines: 0, unreadable: 0, firstUnreadable: [] };
  const { delimiter, columns } = layoutOf(text);
  let line = 0;
  const read = (cells: readonly string[]) => {
    line += 1;
    if (cells.every((cell) => cell.trim() === '')) return;
    const found = columns(cells);
    // Above the first number: titles and headings.
    if (found.length === 0 && phones.size === 0 && !cells.some((cell) => NUMBER.test(cell))) return;
    list.lines += 1;
    for (const phone of found) phones.add(canonicalPhone(phone));
    if (found.length > 0) return;
    list.unreadable += 1;
    if (list.firstUnreadable.length < SHOWN)
      list.firstUnreadable.push({ line, text: cells.join(' | ').slice(0, LONGEST_SHOWN) });
  };
  let done = 0;
  for await (const rows of pieces(text, delimiter, piece)) {
    rows.forEach(read);
    done += piece;
    onProgress?.(Math.min(1, done / text.length));
    await pause();
    signal?.throwIfAborted();
  }
  list.phones = [...phones];
  return list;
}

/** The rows of a CSV, piece by piece; quotes may span pieces. */
async function* pieces(
  text: string,
  delimiter: string,
  chunkSize: number,
): AsyncGenerator<string[][]> {
  let parser: Papa.Parser | undefined;
  let told: (rows: string[][] | undefined) => void = () => undefined;
  const toldNext = () => new Promise<string[][] | undefined>((resolve) => (told = resolve));
  const config = {
    delimiter,
    chunkSize,
    chunk(results: Papa.ParseResult<string[]>, own: Papa.Parser) {
      parser = own;
      own.pause();
      told(results.data);
    },
    complete: () => {
      told(undefined);
    },
  };
  let next = toldNext();
  Papa.parse<string[]>(text, config);
  for (let rows = await next; rows; rows = await next) {
    yield rows;
    next = toldNext();
    parser?.resume();
  }
}

/** The separator and the columns by which the beginning gives the most numbers. */
function layoutOf(text: string): { delimiter: string; columns: Columns } {
  const layouts = DELIMITERS.map((delimiter) => {
    const { data: rows } = Papa.parse<string[]>(text.slice(0, SAMPLE), {
      delimiter,
      preview: SAMPLE_LINES,
    });
    const columns = columnsOf(rows);
    return { delimiter, columns, found: rows.filter((cells) => columns(cells).length > 0).length };
  });
  return layouts.reduce((best, layout) => (layout.found > best.found ? layout : best));
}

/**
 * Which columns are phones, by what stands in them: those where most that is written is one; or an area code beside a number.
 */
function columnsOf(rows: readonly string[][]): Columns {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const chosen = columns.filter((column) => {
    const written = rows.filter((cells) => /\d/.test(cells[column] ?? ''));
    const readable = written.filter((cells) => readPhone(cells[column] ?? '') !== undefined);
    return readable.length > 0 && readable.length * 2 >= written.length;
  });
  if (chosen.length > 0)
    return (cells) => chosen.flatMap((column) => readPhone(cells[column] ?? '') ?? []);
  const counts = columns.map(
    (column) => rows.filter((cells) => besides(cells, column) !== undefined).length,
  );
  const most = Math.max(0, ...counts);
  if (most === 0) return (cells) => cells.flatMap((cell) => readPhone(cell) ?? []);
  const column = counts.indexOf(most);
  return (cells) => [besides(cells, column)].filter((phone) => phone !== undefined);
}

/** An area code in this column, and its number in the next. */
function besides(cells: readonly string[], column: number): string | undefined {
  const area = /^\D?0?(\d{2})\D?$/.exec(cells[column]?.trim() ?? '')?.[1];
  return area === undefined ? undefined : readPhone(area + (cells[column + 1] ?? ''));
}
