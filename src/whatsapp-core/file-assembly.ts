import { bytesOf } from '@/protocol/base64';
import type { PageCommandOf } from '@/protocol/page-command';

export interface FileAssembly {
  /**
   * Takes the next piece. Resolves to the file when it is whole and its bytes are the ones that were announced, to undefined
   * while pieces are missing.
   * @throws Error when the pieces are not the file: out of order, too many, other bytes
   */
  take(chunk: Pick<PageCommandOf<'file-chunk'>, 'index' | 'data'>): Promise<File | undefined>;
}

/** Puts a file together from its pieces. Holds no more than the size that was announced. */
export function fileAssembly({
  size,
  hash,
  kind,
  name,
  mimeType,
}: Pick<PageCommandOf<'send-file'>, 'size' | 'hash' | 'kind' | 'name' | 'mimeType'>): FileAssembly {
  const bytes = new Uint8Array(size);
  let received = 0;
  let next = 0;
  return {
    async take({ index, data }) {
      const piece = bytesOf(data);
      if (index !== next || received + piece.length > size) throw new Error('Not the next piece.');
      bytes.set(piece, received);
      next += 1;
      received += piece.length;
      if (received < size) return undefined;
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
      if (found !== hash) throw new Error('Other bytes.');
      // Only a document's name is shown; where a caption is missing, wa-js would take any other's for one.
      return new File([bytes], kind === 'document' ? name : '', { type: mimeType });
    },
  };
}
