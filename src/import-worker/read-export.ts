/** The text of an export, piece by piece, as entries. */
import {
  ChatExportParser,
  NotAnExport,
  type ExportEntry,
  type UnreadLine,
} from '@/domain/chat-export/parser';
import type { DateOrder } from '@/domain/chat-export/written-date';
import { ImportError } from './import-error';
import { asImportError, type OpenExport } from './open-export';

/** An export begins with a message; a text that has none in so many lines is another text. */
const LINES_WITHOUT_MESSAGE = 2000;

export interface ReadPiece {
  entries: ExportEntry[];
  /** 0–1 */
  share: number;
  /** Lines that were not understood, so far. */
  unread: readonly UnreadLine[];
}

/**
 * Reads from the beginning to the end; `order` as for `ChatExportParser`.
 * @throws ImportError
 */
export async function* readExport(
  source: OpenExport,
  order?: DateOrder,
): AsyncGenerator<ReadPiece, void, void> {
  const parser = new ChatExportParser(order);
  let decoder: TextDecoder | undefined;
  let read = 0;
  const piece = (entries: ExportEntry[]): ReadPiece => {
    if (!parser.begun && parser.lines > LINES_WITHOUT_MESSAGE)
      throw new ImportError('not-an-export');
    return {
      entries,
      share: Math.min(1, read / Math.max(1, source.textSize)),
      unread: parser.unread,
    };
  };
  for await (const bytes of chunksOf(source)) {
    read += bytes.byteLength;
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    yield piece(parsed(() => parser.push(decodeWith(decoder, bytes))));
  }
  if (!decoder) throw new ImportError('empty');
  const rest = decodeWith(decoder);
  yield piece(parsed(() => [...parser.push(rest), ...parser.end()]));
  if (!parser.begun) throw new ImportError('not-an-export');
}

async function* chunksOf(source: OpenExport): AsyncGenerator<Uint8Array, void, void> {
  try {
    for await (const bytes of source.text()) if (bytes.byteLength > 0) yield bytes;
  } catch (error) {
    throw asImportError(error);
  }
}

function decodeWith(decoder: TextDecoder | undefined, bytes?: Uint8Array): string {
  if (!decoder) return '';
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    // Not this encoding. What it is instead cannot be known; whether it is an export at all, a look tells.
    throw new ImportError(bytes && looksLikeExport(bytes) ? 'encoding' : 'not-an-export');
  }
}

function looksLikeExport(bytes: Uint8Array): boolean {
  const parser = new ChatExportParser();
  try {
    const text = new TextDecoder('windows-1252').decode(bytes);
    return parser.push(`${text}\n`).length > 0 || parser.end().length > 0;
  } catch {
    // Lines without end: no text at all.
    return false;
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function parsed(read: () => ExportEntry[]): ExportEntry[] {
  try {
    return read();
  } catch (error) {
    throw error instanceof NotAnExport ? new ImportError('not-an-export') : error;
  }
}
