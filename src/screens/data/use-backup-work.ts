/**
 * The backup or restore that is going on. It lives as long as the page, not the screen: the user may look elsewhere
 * meanwhile, and is told when it ends.
 */
import { create } from 'zustand';
import type { BackupFailure, BackupProgress, Outcome, RestoreResult } from '@/protocol/backup-api';
import { startBackupWorker, type BackupWorker } from './backup-worker';

interface Running {
  job: 'backup' | 'restore';
  progress: BackupProgress | undefined;
  stopping: boolean;
}

export type Ended =
  | { job: 'backup'; ok: true; bytes: number; at: number }
  | { job: 'restore'; ok: true; result: RestoreResult }
  | { job: 'backup' | 'restore'; ok: false; code: BackupFailure };

interface BackupWork {
  running: Running | null;
  /** How the last one ended; null: none did, or the user has begun anew. */
  ended: Ended | null;
  forget: () => void;
  stop: () => void;
}

let worker: BackupWorker | undefined;

export const useBackupWork = create<BackupWork>()((set, get) => ({
  running: null,
  ended: null,
  forget: () => {
    set({ ended: null });
  },
  stop: () => {
    const { running } = get();
    if (!running) return;
    set({ running: { ...running, stopping: true } });
    worker?.stop();
  },
}));

/** Does one job in a worker of its own. Undefined: another one is going on. */
export async function doBackupWork<Result>(
  job: Running['job'],
  work: (
    worker: BackupWorker,
    onProgress: (progress: BackupProgress) => void,
  ) => Promise<Outcome<Result>>,
  endOf: (result: Result) => Ended,
): Promise<Ended | undefined> {
  const { getState, setState } = useBackupWork;
  if (getState().running) return undefined;
  const begun = startBackupWorker();
  worker = begun;
  setState({ running: { job, progress: undefined, stopping: false }, ended: null });
  const outcome = await work(begun, (progress) => {
    setState(({ running }) => ({ running: running && { ...running, progress } }));
  });
  begun.close();
  const ended: Ended = outcome.ok ? endOf(outcome.result) : { job, ok: false, code: outcome.code };
  setState({ running: null, ended });
  return ended;
}
