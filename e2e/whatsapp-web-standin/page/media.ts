import { paths } from '../wire.ts';
import { Emitter } from './emitter.ts';
import { Model } from './model.ts';
import type { MsgAttributes } from './msg-attributes.ts';

interface MediaDataAttributes {
  type: string;
  mimetype: string | undefined;
  filehash: string | undefined;
  filename: string | undefined;
  size: number | undefined;
  duration: number | undefined;
  fullWidth: number | undefined;
  fullHeight: number | undefined;
  pageCount: number | undefined;
  isGif: boolean;
  isViewOnce: boolean;
  mediaStage: 'NEED_POKE' | 'FETCHING' | 'RESOLVED' | 'ERROR_MISSING';
}

export class MediaData extends Model<MediaDataAttributes> {
  declare filehash: string | undefined;
  declare mimetype: string | undefined;
}

/** WhatsApp's outer half of a medium, which several messages may share. */
export interface MediaObject {
  type: string;
  filehash: string | undefined;
}

export interface MediaOfMsg {
  data: MediaData;
  object: MediaObject;
}

const mediaTypes = new Set(['image', 'video', 'ptv', 'audio', 'ptt', 'document', 'sticker']);

/** What is known of a message's file; undefined when its kind has none. */
export function mediaOf(attributes: Partial<MsgAttributes>): MediaOfMsg | undefined {
  const {
    type = '',
    mimetype,
    filehash,
    filename,
    size,
    duration,
    width,
    height,
    pageCount,
  } = attributes;
  if (!mediaTypes.has(type)) return undefined;
  const data = new MediaData({
    type,
    mimetype,
    filehash,
    filename,
    size,
    duration,
    fullWidth: width,
    fullHeight: height,
    pageCount,
    isGif: attributes.isGif === true,
    isViewOnce: attributes.isViewOnce === true,
    mediaStage: 'NEED_POKE',
  });
  return { data, object: { type: type.toUpperCase(), filehash } };
}

/** The files that were fetched, by hash. On the real page they lie in the browser's cache. */
class FetchedMedia {
  readonly #files = new Map<string, ArrayBuffer>();

  async get(filehash: string): Promise<ArrayBuffer | null> {
    return this.#files.get(filehash) ?? null;
  }

  async put(filehash: string, bytes: ArrayBuffer): Promise<void> {
    this.#files.set(filehash, bytes);
  }

  async del(filehash: string): Promise<void> {
    this.#files.delete(filehash);
  }

  async clear(): Promise<void> {
    this.#files.clear();
  }

  async count(): Promise<number> {
    return this.#files.size;
  }

  async has(filehash: string): Promise<boolean> {
    return this.#files.has(filehash);
  }
}

export const lruMediaStore = new FetchedMedia();

/** Blobs of what is drawn right now; wa-js asks here too, and finds nothing. */
export class InMemoryMediaBlobCacheImpl extends Emitter {
  has(_filehash: string): boolean {
    return false;
  }

  get(_filehash: string): undefined {}
}

/** Brings the file of a message; one that the server no longer has, or never gives, ends in `ERROR_MISSING`. */
export async function fetchMedia(stanzaId: string, data: MediaData): Promise<void> {
  const { filehash } = data;
  data.set('mediaStage', 'FETCHING');
  const response =
    filehash === undefined ? undefined : await fetch(paths.media + stanzaId).catch(() => undefined);
  if (filehash === undefined || response?.ok !== true) {
    data.set('mediaStage', 'ERROR_MISSING');
    return;
  }
  await lruMediaStore.put(filehash, await response.arrayBuffer());
  data.set('mediaStage', 'RESOLVED');
}
