import { thumbnailOf } from '../shop/media-bytes.ts';
import type { MsgRow } from './local-database.ts';
import type { Chat } from './models.ts';
import { sendWithFile } from './sending.ts';

/** WhatsApp's wrapper of a file's bytes. */
export class OpaqueData {
  readonly #blob: Blob;
  readonly #type: string;

  constructor(blob: Blob, type: string) {
    this.#blob = blob;
    this.#type = type;
  }

  static async createFromData(data: Blob, type: string): Promise<OpaqueData> {
    return new OpaqueData(data, type);
  }

  // wa-js finds this class by this method.
  throwIfReleased(): void {}

  type(): string {
    return this.#type;
  }

  forceToBlob(): Blob {
    return this.#blob;
  }
}

/** What is asked of a preparation; without `asDocument` the type of the bytes decides. */
interface PrepOptions {
  asDocument?: boolean;
  isPtt?: boolean;
  maxDimension?: number;
}

interface SendOptions {
  caption?: string;
  /** What wa-js prepared: id, receiver, quoted message. */
  productMsgOptions: MsgRow;
}

function kindOf(type: string, { asDocument, isPtt }: PrepOptions): string {
  const [family] = type.split('/');
  if (asDocument === true) return 'document';
  if (family === 'audio') return isPtt === true ? 'ptt' : 'audio';
  return family === 'image' ? 'image' : 'document';
}

/** A file on its way out. The real page makes pictures smaller and encrypts; here the bytes leave as they are. */
export class MediaPrep {
  readonly mediaData: { type: string; mimetype: string; size: number };
  readonly #data: OpaqueData;

  constructor(data: OpaqueData, options: PrepOptions) {
    const mimetype = data.type();
    this.#data = data;
    this.mediaData = {
      type: kindOf(mimetype, options),
      mimetype,
      size: data.forceToBlob().size,
    };
  }

  /** @throws Error for a picture that is none. */
  async waitForPrep(): Promise<void> {
    if (this.mediaData.type === 'image')
      (await createImageBitmap(this.#data.forceToBlob())).close();
  }

  async sendToChat({ chat, options }: { chat: Chat; options: SendOptions }): Promise<object> {
    const { productMsgOptions, caption } = options;
    const { type, mimetype, size } = this.mediaData;
    const stanzaId = productMsgOptions.id.id;
    const { filename, ...prepared } = productMsgOptions;
    const row: MsgRow = {
      ...prepared,
      type,
      mimetype,
      size,
      caption: caption ?? '',
      ...(type === 'document' && filename !== undefined && { filename }),
      ...(type === 'image' && { body: thumbnailOf(stanzaId) }),
      filehash: btoa(`file of ${stanzaId}`),
    };
    // The message is in the store a turn later: wa-js listens for it only after this call.
    await Promise.resolve();
    return sendWithFile(chat, row, this.#data.forceToBlob());
  }
}

export function prepRawMedia(data: OpaqueData, options: PrepOptions): MediaPrep {
  return new MediaPrep(data, options);
}

/** Bytes that WhatsApp takes of a kind. */
export function getUploadLimit(kind: string): number {
  return kind === 'document' ? 2_000_000_000 : 16 * 1024 * 1024;
}
