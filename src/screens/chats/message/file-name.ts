import type { MessageRow } from '@/database/rows';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'application/pdf': 'pdf',
};

const LONGEST = 120;

/** A name to save a message's file under: the sender's, without what a file system or an eye could be led astray by. */
export function fileName({ media, kind, timestamp }: MessageRow): string {
  const given = (media?.fileName ?? '')
    // Separators, control characters, and marks that reverse what is read.
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (given !== '') return given.slice(-LONGEST);
  const bare = media?.mimeType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const time = new Date(timestamp).toISOString().slice(0, 19).replaceAll(':', '-');
  return `${kind}-${time}.${EXTENSIONS[bare] ?? 'bin'}`;
}
