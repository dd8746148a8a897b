import type { WireMessage } from '../wire.ts';
import { jpeg } from './jpeg.ts';
import { Random } from './random.ts';

/** A 1 × 1 WebP. */
const webp = 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA';

/** A number for a text, the same each time (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}

/** Base64 of a small picture, as WhatsApp puts it into a medium's `body`. */
export function thumbnailOf(stanzaId: string): string {
  const seed = seedOf(stanzaId) % 16;
  const known = thumbnails.get(seed);
  if (known !== undefined) return known;
  const made = btoa(String.fromCharCode(...jpeg(seed, 96, 72)));
  thumbnails.set(seed, made);
  return made;
}

const thumbnails = new Map<number, string>();

/**
 * What a medium's file holds: pictures are real, sounds and films are not. As many bytes as the message says, or some
 * thousands when it says nothing or less than the file's head.
 */
export function mediaBytes({
  stanzaId,
  media,
}: Pick<WireMessage, 'stanzaId' | 'media'>): Uint8Array {
  const seed = seedOf(stanzaId);
  const head = headOf(media?.mimetype ?? '', seed);
  const bytes = new Uint8Array(Math.max(head.length, media?.size ?? head.length + 4_096));
  const random = new Random(seed);
  for (let index = head.length; index < bytes.length; index += 1)
    bytes[index] = random.between(0, 255);
  bytes.set(head);
  return bytes;
}

function headOf(mimetype: string, seed: number): Uint8Array {
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  if (mimetype.startsWith('image/webp'))
    return Uint8Array.from(atob(webp), (character) => character.charCodeAt(0));
  if (mimetype.startsWith('image/')) return jpeg(seed, 480, 360);
  if (mimetype.startsWith('application/pdf')) return text('%PDF-1.4\n');
  if (mimetype.startsWith('audio/ogg')) return text('OggS');
  return text('');
}
