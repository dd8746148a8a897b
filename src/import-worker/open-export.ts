/** A file that the user chose, opened: the text of its chat, and the media files beside it. Nothing is held whole. */
import {
  BlobReader,
  configure,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { chatNameOf, isChatFile } from '@/domain/chat-export/export-name';
import { bounded } from './bounded';
import { ImportError } from './import-error';

// This is a worker already.
configure({ useWebWorkers: false });

/** bytes; 100 times the largest chats that are known of */
export const LARGEST_TEXT = 512 * 1024 * 1024;
/** A zip of WhatsApp's holds one entry a media file. */
const MOST_ENTRIES = 200_000;

export interface OpenExport {
  /** Whose chat it is, by the names of the files. */
  chatName?: string;
  /** bytes of its text, as announced */
  textSize: number;
  /** The text's bytes, from the beginning, each time anew. */
  text(): ReadableStream<Uint8Array>;
  /** Media files by their name in the text. */
  files: ReadonlyMap<string, ExportFile>;
  close(): Promise<void>;
}

export interface ExportFile {
  /** bytes, as announced */
  size: number;
  /** @throws ImportError `too-large` beyond `limit` bytes, `damaged-zip` */
  read(limit: number, mimeType: string): Promise<Blob>;
}

/** @throws ImportError for a file that is no export. */
export async function openExport(file: File): Promise<OpenExport> {
  if (file.size === 0) throw new ImportError('empty');
  return (await isZip(file)) ? openZip(file) : openText(file);
}

async function isZip(file: File): Promise<boolean> {
  const [p, k, a, b] = await firstBytes(file);
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

async function firstBytes(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, 4).arrayBuffer());
  } catch {
    // Moved, changed or locked since it was chosen: the browser says no more.
    throw new ImportError('unreadable');
  }
}

function openText(file: File): OpenExport {
  if (file.size > LARGEST_TEXT) throw new ImportError('too-large');
  return {
    ...named(file.name),
    textSize: file.size,
    text: () => file.stream(),
    files: new Map(),
    close: () => Promise.resolve(),
  };
}

async function openZip(file: File): Promise<OpenExport> {
  const reader = new ZipReader(new BlobReader(file));
  const entries = await entriesOf(reader);
  const chat = chatEntry(entries);
  if (chat.encrypted) throw new ImportError('damaged-zip');
  if (chat.uncompressedSize > LARGEST_TEXT) throw new ImportError('too-large');
  const inner = named(chat.filename);
  return {
    ...(inner.chatName === undefined ? named(file.name) : inner),
    textSize: chat.uncompressedSize,
    text: () => streamOf(chat, LARGEST_TEXT),
    files: new Map(
      entries
        .filter((entry) => entry !== chat)
        .map((entry) => [baseName(entry.filename), fileOf(entry)]),
    ),
    close: () => reader.close(),
  };
}

async function entriesOf(reader: ZipReader<unknown>): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.length >= MOST_ENTRIES) throw new ImportError('too-large');
      if (!entry.directory && !entry.filename.startsWith('__MACOSX/')) entries.push(entry);
    }
  } catch (error) {
    throw asImportError(error);
  }
  return entries;
}

function chatEntry(entries: readonly FileEntry[]): FileEntry {
  const named = entries.filter(({ filename }) => isChatFile(filename));
  const texts = entries.filter(({ filename }) => /\.txt$/iu.test(filename));
  // A renamed one is known by being alone.
  const [chat, ...others] = named.length > 0 ? named : texts;
  if (!chat) throw new ImportError('no-chat-in-zip');
  if (others.length > 0)
    throw new ImportError(named.length > 0 ? 'several-chats-in-zip' : 'no-chat-in-zip');
  return chat;
}

function fileOf(entry: FileEntry): ExportFile {
  return {
    size: entry.uncompressedSize,
    async read(limit, mimeType) {
      if (entry.uncompressedSize > limit) throw new ImportError('too-large');
      const parts: BlobPart[] = [];
      const stream = streamOf(entry, limit);
      for await (const chunk of stream) parts.push(new Blob([chunk as Uint8Array<ArrayBuffer>]));
      return new Blob(parts, { type: mimeType });
    },
  };
}

/** An entry's bytes as they unpack: as many as are asked for, and never more than `limit`. */
function streamOf(entry: FileEntry, limit: number): ReadableStream<Uint8Array> {
  const { readable, writable } = bounded(limit);
  entry.getData(writable).catch(() => {
    // The reader of the stream hears of it.
  });
  return readable;
}

/** What zip.js and the browser say of a broken file, in our words. */
export function asImportError(error: unknown): ImportError {
  if (error instanceof ImportError) return error;
  return new ImportError(
    error instanceof DOMException && error.name === 'NotReadableError'
      ? 'unreadable'
      : 'damaged-zip',
  );
}

function named(path: string): { chatName?: string } {
  const chatName = chatNameOf(path);
  return chatName === undefined ? {} : { chatName };
}

function baseName(path: string): string {
  return path.replace(/^.*[/\\]/u, '');
}
