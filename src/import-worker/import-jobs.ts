import { accountDatabase } from '@/database/account-database';
import { isDiskFull } from '@/database/disk-full';
import { RESTORE_LOCK } from '@/protocol/backup-api';
import type {
  ChatImportApi,
  ClockDifference,
  ExportPreview,
  ImportPlan,
  ImportProgress,
  ImportResult,
  Read,
} from '@/protocol/chat-import-api';
import { ImportError } from './import-error';
import { clockDifference } from './clock-difference';
import { openExport, type OpenExport } from './open-export';
import { previewExport } from './preview-export';
import { runImport } from './run-import';

/** What the import worker answers. */
export class ImportJobs implements ChatImportApi {
  #stop = new AbortController();

  preview(
    file: File,
    now: number,
    onProgress: (share: number) => void,
  ): Promise<Read<ExportPreview>> {
    return withExport(file, (source) => previewExport(source, now, onProgress));
  }

  compareClocks(
    file: File,
    question: Pick<ImportPlan, 'accountId' | 'chatId' | 'zone' | 'order'>,
  ): Promise<Read<ClockDifference | null>> {
    const database = accountDatabase(question.accountId);
    return withExport(file, (source) => clockDifference(database, source, question));
  }

  run(
    file: File,
    plan: ImportPlan,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Read<ImportResult>> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const database = accountDatabase(plan.accountId);
    // A restored backup must not take the database's place under the import.
    return navigator.locks.request(RESTORE_LOCK, { mode: 'shared', ifAvailable: true }, (lock) =>
      withExport(file, (source) => {
        if (!lock) throw new ImportError('failed');
        return runImport({ database, source, plan, now: Date.now, signal, onProgress });
      }),
    );
  }

  stop(): void {
    this.#stop.abort();
  }
}

async function withExport<T>(
  file: File,
  work: (source: OpenExport) => Promise<T>,
): Promise<Read<T>> {
  let source: OpenExport | undefined;
  try {
    source = await openExport(file);
    return { ok: true, value: await work(source) };
  } catch (error) {
    // The screen has a sentence for each code; what else went wrong is no more than 'failed' to the user.
    if (error instanceof ImportError) return { ok: false, failure: error.code };
    return { ok: false, failure: isDiskFull(error) ? 'disk-full' : 'failed' };
  } finally {
    await source?.close();
  }
}
