/** The import worker as the screen knows it: reads and writes exported chats, off the page's own thread. */
import { proxy, wrap } from 'comlink';
import type {
  ChatImportApi,
  ExportPreview,
  ImportPlan,
  ImportProgress,
  ImportResult,
  Read,
} from '@/protocol/chat-import-api';

export interface ChatImporter {
  preview(
    file: File,
    now: number,
    onProgress: (share: number) => void,
  ): Promise<Read<ExportPreview>>;
  compareClocks: ChatImportApi['compareClocks'];
  run(
    file: File,
    plan: ImportPlan,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Read<ImportResult>>;
  /** Ends `run` after the batch that is being written. */
  stop(): void;
  close(): void;
}

/** A worker that cannot start, or dies, fails what is asked of it. */
export function startImportWorker(): ChatImporter {
  const worker = new Worker(new URL('../../import-worker/worker.ts', import.meta.url), {
    type: 'module',
    name: 'mettri-import',
  });
  const api = wrap<ChatImportApi>(worker);
  const died = new Promise<{ ok: false; failure: 'failed' }>((resolve) => {
    const fail = () => {
      resolve({ ok: false, failure: 'failed' });
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
  });
  return {
    preview: (file, now, onProgress) =>
      Promise.race([api.preview(file, now, proxy(onProgress)), died]),
    compareClocks: (file, question) => Promise.race([api.compareClocks(file, question), died]),
    run: (file, plan, onProgress) => Promise.race([api.run(file, plan, proxy(onProgress)), died]),
    stop: () => {
      void api.stop();
    },
    close: () => {
      worker.terminate();
    },
  };
}
