/** What the worker is asked to do. Answers with a code where it did not work, and then nothing has changed. */
import {
  AccountDatabase,
  accountDatabase,
  databaseAt,
  strictly,
} from '@/database/account-database';
import { isDiskFull } from '@/database/disk-full';
import { keepPresent, settleRestored, type Kept } from '@/database/keep-present';
import { clearLeftover, noteLeftover } from '@/database/leftovers';
import { noteFailure, writeLog } from '@/database/log';
import { mediaSize } from '@/database/media-folder';
import { MIGRATIONS } from '@/database/migrations';
import { currentAccount, findAccount, noteBackup, replaceDatabase } from '@/database/registry';
import {
  RESTORE_LOCK,
  type BackupApi,
  type BackupFailure,
  type BackupHeader,
  type BackupProgress,
  type Outcome,
  type PresentData,
  type RestorePreview,
  type RestoreResult,
} from '@/protocol/backup-api';
import { BackupError } from './backup-error';
import { parseHeader } from './backup-record';
import { ByteReader } from './byte-reader';
import { temporaryFile } from './temporary-file';
import { decrypted, encrypted } from './encryption';
import { restoreRows } from './restore-rows';
import { backupBytes, countRows } from './write-backup';

type OnProgress = (progress: BackupProgress) => void;

export class BackupJobs implements BackupApi {
  readonly #stopping = new AbortController();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  stop(): void {
    this.#stopping.abort();
  }

  backUp(
    target: FileSystemFileHandle | undefined,
    passphrase: string,
    onProgress: OnProgress,
  ): Promise<Outcome<{ bytes: number; file?: File }>> {
    return this.#outcome(async () => {
      const account = await currentAccount();
      if (!account) throw new BackupError('failed');
      const file = target ?? (await temporaryFile());
      try {
        const bytes = backupBytes(
          accountDatabase(account.id),
          account.whatsAppId,
          this.#now(),
          onProgress,
          this.#stopping.signal,
        );
        const outside = await encrypted(streamOf(bytes), passphrase);
        await outside.pipeTo(await file.createWritable(), { signal: this.#stopping.signal });
      } catch (error) {
        await removeEmpty(file);
        throw error;
      }
      await noteBackup(account.id, this.#now());
      const written = await file.getFile();
      return { bytes: written.size, ...(!target && { file: written }) };
    });
  }

  preview(file: Blob, passphrase: string): Promise<Outcome<RestorePreview>> {
    return this.#outcome(async () => {
      const { header, reader } = await this.#open(file, passphrase);
      await reader.cancel();
      const current = await currentAccount();
      const account = await findAccount(header.whatsAppId);
      return {
        header,
        otherAccount: current !== undefined && current.whatsAppId !== header.whatsAppId,
        ...(account && { present: await presentData(accountDatabase(account.id)) }),
      };
    });
  }

  restore(file: Blob, passphrase: string, onProgress: OnProgress): Promise<Outcome<RestoreResult>> {
    return this.#outcome(() =>
      navigator.locks.request(RESTORE_LOCK, { ifAvailable: true }, (lock) => {
        if (!lock) throw new BackupError('busy');
        return this.#restore(file, passphrase, onProgress);
      }),
    );
  }

  async #restore(file: Blob, passphrase: string, onProgress: OnProgress): Promise<RestoreResult> {
    const { header, reader } = await this.#open(file, passphrase, (done) =>
      onProgress({ phase: 'reading', done, total: file.size }),
    );
    await this.#refuseEmpty(header);
    const id = crypto.randomUUID();
    await noteLeftover(id, this.#now());
    try {
      await this.#fill(reader, header, id);
      return await this.#takePlace(header.whatsAppId, id, onProgress);
    } catch (error) {
      await reader.cancel();
      await clearLeftover(id, this.#now());
      throw error;
    }
  }

  /** Empty never overwrites full. */
  async #refuseEmpty(header: BackupHeader): Promise<void> {
    const account = await findAccount(header.whatsAppId);
    if ((header.rows['messages'] ?? 0) > 0 || !account) return;
    if ((await accountDatabase(account.id).messages.count()) > 0) throw new BackupError('empty');
  }

  async #fill(reader: ByteReader, header: BackupHeader, id: string): Promise<void> {
    const scratch = databaseAt(id, header.schema);
    try {
      await restoreRows(reader, scratch, id, this.#stopping.signal);
    } finally {
      scratch.close();
    }
  }

  async #takePlace(whatsAppId: string, id: string, onProgress: OnProgress): Promise<RestoreResult> {
    const { signal } = this.#stopping;
    // Opening it brings an older schema up to date.
    const restored = new AccountDatabase(id);
    try {
      const count = await restored.messages.count();
      let unapproved = await settleRestored(restored, this.#now());
      let kept: Kept | undefined;
      for (;;) {
        const account = await findAccount(whatsAppId);
        await writeLog(strictly(restored), {
          at: this.#now(),
          level: 'info',
          context: 'backup-worker',
          code: 'restored',
        });
        const swap = () => {
          onProgress({ phase: 'switching', done: 0, total: 0 });
          return replaceDatabase(whatsAppId, account?.id, id, this.#now());
        };
        signal.throwIfAborted();
        if (account)
          kept = await keepPresent(
            accountDatabase(account.id),
            restored,
            swap,
            this.#now(),
            (done, total) => onProgress({ phase: 'keeping', done, total }),
            signal,
          );
        // WhatsApp may have logged in with this account meanwhile: then there is something to keep.
        else if (!(await swap())) continue;
        if (account) await clearLeftover(account.id, this.#now());
        break;
      }
      unapproved += kept?.unapproved ?? 0;
      const { messages = 0, erased = 0 } = kept ?? {};
      return { restored: count, kept: messages, erased, unapproved };
    } finally {
      restored.close();
      strictly(restored).close();
    }
  }

  async #open(
    file: Blob,
    passphrase: string,
    onRead?: (bytes: number) => void,
  ): Promise<{ header: BackupHeader; reader: ByteReader }> {
    const reader = new ByteReader(await decrypted(file, passphrase, onRead));
    const header = parseHeader(await reader.line(), MIGRATIONS.length);
    return { header, reader };
  }

  async #outcome<Result>(job: () => Promise<Result>): Promise<Outcome<Result>> {
    try {
      return { ok: true, result: await job() };
    } catch (error) {
      const code = this.#codeOf(error);
      if (code === 'failed')
        await noteFailure(
          'backup-worker',
          error instanceof Error ? error.name : 'unknown',
          this.#now(),
        );
      return { ok: false, code };
    }
  }

  #codeOf(error: unknown): BackupFailure {
    if (this.#stopping.signal.aborted) return 'stopped';
    if (error instanceof BackupError) return error.code;
    return isDiskFull(error) ? 'disk-full' : 'failed';
  }
}

async function presentData(database: AccountDatabase): Promise<PresentData> {
  const newest = await database.messages.toCollection().last();
  return {
    rows: await countRows(database),
    media: await mediaSize(database.accountId),
    newestMessageAt: newest?.timestamp ?? 0,
  };
}

function streamOf(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** What was chosen as a new file stays behind empty when nothing is written into it. */
async function removeEmpty(file: FileSystemFileHandle): Promise<void> {
  const removable: FileSystemFileHandle & { remove?: () => Promise<void> } = file;
  try {
    if ((await file.getFile()).size === 0) await removable.remove?.();
  } catch {
    // It is gone, or not ours to remove: the failure that brought us here is what counts.
  }
}
