/** The backup worker as the screen knows it: one worker for one job, off the page's own thread. */
import { proxy, wrap } from 'comlink';
import type { BackupApi, BackupProgress, Outcome } from '@/protocol/backup-api';

type Answer<Job extends (...given: never[]) => unknown> = Awaited<ReturnType<Job>>;
type OnProgress = (progress: BackupProgress) => void;

export interface BackupWorker {
  backUp(
    target: FileSystemFileHandle | undefined,
    passphrase: string,
    onProgress: OnProgress,
  ): Promise<Answer<BackupApi['backUp']>>;
  preview(file: Blob, passphrase: string): Promise<Answer<BackupApi['preview']>>;
  restore(
    file: Blob,
    passphrase: string,
    onProgress: OnProgress,
  ): Promise<Answer<BackupApi['restore']>>;
  /** Ends what it does, cleanly. */
  stop(): void;
  /** Ends the worker itself. */
  close(): void;
}

/** A worker that cannot start, or dies, fails what is asked of it. */
export function startBackupWorker(): BackupWorker {
  const worker = new Worker(new URL('../../backup-worker/worker.ts', import.meta.url), {
    type: 'module',
    name: 'mettri-backup',
  });
  const api = wrap<BackupApi>(worker);
  const died = new Promise<Outcome<never>>((resolve) => {
    const fail = () => {
      resolve({ ok: false, code: 'failed' });
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
  });
  return {
    backUp: (target, passphrase, onProgress) =>
      Promise.race([api.backUp(target, passphrase, proxy(onProgress)), died]),
    preview: (file, passphrase) => Promise.race([api.preview(file, passphrase), died]),
    restore: (file, passphrase, onProgress) =>
      Promise.race([api.restore(file, passphrase, proxy(onProgress)), died]),
    stop: () => {
      void api.stop();
    },
    close: () => {
      worker.terminate();
    },
  };
}
