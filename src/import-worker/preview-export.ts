/** What an export holds, told before anything is written. */
import { DateOrderEvidence } from '@/domain/chat-export/date-order';
import { readContent } from '@/domain/chat-export/read-content';
import type { ExportPreview } from '@/protocol/chat-import-api';
import type { OpenExport } from './open-export';
import { readExport } from './read-export';

/** A chat has at most 1,024 members; more names than this are no names. */
const MOST_AUTHORS = 5000;
const SHOWN_UNREAD = 20;

/** @throws ImportError */
export async function previewExport(
  source: OpenExport,
  now: number,
  onProgress: (share: number) => void,
): Promise<ExportPreview> {
  const evidence = new DateOrderEvidence(now);
  const authors = new Map<string, number>();
  const kinds: ExportPreview['kinds'] = {};
  let messages = 0;
  let systemLines = 0;
  let unread: readonly { line: number }[] = [];
  for await (const piece of readExport(source)) {
    for (const entry of piece.entries) {
      evidence.add(entry.date, entry.style);
      const { kind } = readContent(entry);
      if (kind === 'system') {
        systemLines += 1;
        continue;
      }
      messages += 1;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      const { author } = entry;
      if (author !== undefined && (authors.has(author) || authors.size < MOST_AUTHORS))
        authors.set(author, (authors.get(author) ?? 0) + 1);
    }
    unread = piece.unread;
    onProgress(piece.share);
  }
  const files = [...source.files.values()];
  return {
    ...(source.chatName !== undefined && { chatName: source.chatName }),
    messages,
    systemLines,
    kinds,
    authors: [...authors]
      .map(([name, count]) => ({ name, messages: count }))
      .sort((a, b) => b.messages - a.messages),
    dates: evidence.read(),
    unread: { lines: unread.length, first: unread.slice(0, SHOWN_UNREAD).map(({ line }) => line) },
    files: { count: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) },
  };
}
