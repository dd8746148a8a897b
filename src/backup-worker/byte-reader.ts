/** Lines and runs of bytes, read from a stream in turn. */
import { BackupError } from './backup-error';

/** bytes; batches are far smaller, and what is longer was not written by us */
const LONGEST_LINE = 64 * 1024 * 1024;

const NEWLINE = 10;

export class ByteReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  #rest = new Uint8Array(0);

  constructor(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
    this.#reader = stream.getReader();
  }

  /**
   * The next line, without its end; undefined at the end of the stream.
   * @throws BackupError `damaged`
   */
  async line(): Promise<string | undefined> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const end = this.#rest.indexOf(NEWLINE);
      const piece = end === -1 ? this.#rest : this.#rest.subarray(0, end);
      pieces.push(piece);
      length += piece.length;
      if (length > LONGEST_LINE) throw new BackupError('damaged');
      if (end !== -1) {
        this.#rest = this.#rest.subarray(end + 1);
        return decode(joined(pieces, length));
      }
      if (!(await this.#fill())) {
        // A last line without its end was cut.
        if (length > 0) throw new BackupError('damaged');
        return undefined;
      }
    }
  }

  /** @throws BackupError `damaged` when there are not so many */
  async bytes(count: number): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Uint8Array[] = [];
    let missing = count;
    while (missing > 0) {
      if (this.#rest.length === 0 && !(await this.#fill())) throw new BackupError('damaged');
      const piece = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(piece.length);
      pieces.push(piece);
      missing -= piece.length;
    }
    return joined(pieces, count);
  }

  async cancel(): Promise<void> {
    // Whatever the source has to say about being left is of no interest any more.
    await this.#reader.cancel().catch(() => {});
  }

  async #fill(): Promise<boolean> {
    try {
      const { done, value } = await this.#reader.read();
      if (done) return false;
      this.#rest = value;
      return true;
    } catch {
      // Decrypting or unpacking failed: it is not what was written.
      throw new BackupError('damaged');
    }
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new BackupError('damaged');
  }
}
