/** Starts a backup worker, for one job of one page. */
import { wrap, type Remote } from 'comlink';
import type { BackupApi } from '@/protocol/backup-api';

export interface BackupWorker {
  readonly api: Remote<BackupApi>;
  /** Ends the worker, whatever it is doing. What it left behind is taken away by the background's upkeep. */
  end(): void;
}

/** `onFailure`: the worker could not start, or died: no answer will come. */
export function startBackupWorker(onFailure: () => void): BackupWorker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'mettri-backup',
  });
  worker.addEventListener('error', onFailure);
  worker.addEventListener('messageerror', onFailure);
  return { api: wrap<BackupApi>(worker), end: () => worker.terminate() };
}
