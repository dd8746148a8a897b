/** What a media file is, read off the name that WhatsApp gave it. */
import type { MessageKind } from '@/domain/message';

const BY_EXTENSION: Readonly<Record<string, readonly [MessageKind, string]>> = {
  jpg: ['image', 'image/jpeg'],
  jpeg: ['image', 'image/jpeg'],
  png: ['image', 'image/png'],
  heic: ['image', 'image/heic'],
  webp: ['image', 'image/webp'],
  gif: ['image', 'image/gif'],
  mp4: ['video', 'video/mp4'],
  mov: ['video', 'video/quicktime'],
  '3gp': ['video', 'video/3gpp'],
  opus: ['voice', 'audio/ogg; codecs=opus'],
  m4a: ['audio', 'audio/mp4'],
  mp3: ['audio', 'audio/mpeg'],
  aac: ['audio', 'audio/aac'],
  ogg: ['audio', 'audio/ogg'],
  amr: ['audio', 'audio/amr'],
  wav: ['audio', 'audio/wav'],
  vcf: ['contact', 'text/vcard'],
  pdf: ['document', 'application/pdf'],
};

/** IMG-20261119-WA0001.jpg (Android), 00000012-PHOTO-2026-11-19-15-07-33.jpg (iOS). */
const BY_PREFIX: readonly (readonly [RegExp, MessageKind])[] = [
  [/^STK-|^\d+-STICKER-/u, 'sticker'],
  [/^PTT-/u, 'voice'],
  [/^AUD-/u, 'audio'],
  [/^VID-|^\d+-(?:VIDEO|GIF)-/u, 'video'],
  [/^IMG-|^\d+-PHOTO-/u, 'image'],
  [/^DOC-/u, 'document'],
];

export interface MediaType {
  kind: MessageKind;
  mimeType?: string;
}

/** A file of an unknown kind is a document. */
export function mediaTypeOf(fileName: string): MediaType {
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const known = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  const kind =
    BY_PREFIX.find(([pattern]) => pattern.test(fileName))?.[1] ?? known?.[0] ?? 'document';
  return { kind, ...(known && { mimeType: known[1] }) };
}
