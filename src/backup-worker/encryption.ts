/** A backup's outside: gzip within age (age-encryption.org), by a passphrase. `age -d FILE | gunzip` opens it without Mettri. */
import { Decrypter, Encrypter } from 'age-encryption';
import { BackupError } from './backup-error';

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/** log₂ of scrypt's cost: some seconds and 256 MB for each guess at the passphrase. age's own default. */
const WORK_FACTOR = 18;

const MAGIC = 'age-encryption.org/v1\n';

/** @param workFactor lower for tests alone */
export async function encrypted(
  plain: Bytes,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  const packed = plain.pipeThrough(new CompressionStream('gzip'));
  // The library's stream type says nothing of what kind of buffer lies beneath.
  return (await encrypter.encrypt(packed)) as unknown as Bytes;
}

/**
 * The plain bytes; reading them fails with a BackupError `damaged` when the file was cut or changed.
 * @param onRead is told how many bytes of the file have been read
 * @throws BackupError `not-a-backup`, `wrong-passphrase`, `damaged`
 */
export async function decrypted(
  file: Blob,
  passphrase: string,
  onRead: (bytes: number) => void = () => {},
): Promise<Bytes> {
  const start = await file.slice(0, MAGIC.length).text();
  if (start !== MAGIC)
    throw new BackupError(MAGIC.startsWith(start) && start !== '' ? 'damaged' : 'not-a-backup');
  let read = 0;
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        read += chunk.length;
        onRead(read);
        controller.enqueue(chunk);
      },
    }),
  );
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  let packed;
  try {
    // As above.
    packed = (await decrypter.decrypt(counted)) as unknown as Bytes;
  } catch (error) {
    // The library has no error classes; this is what it says when the passphrase does not open the file.
    const wrong = error instanceof Error && error.message.startsWith('no identity matched');
    throw new BackupError(wrong ? 'wrong-passphrase' : 'damaged');
  }
  return packed.pipeThrough(new DecompressionStream('gzip'));
}
