/** Reads an export and writes it, batch by batch. */
import type { AccountDatabase } from '@/database/account-database';
import { ChatImport, type ExportedFile } from '@/database/chat-import';
import { isDiskFull } from '@/database/disk-full';
import { saveMediaFile } from '@/database/media-files';
import { readSettings } from '@/database/settings';
import { exportedMessage, type ExportedMessage } from '@/domain/chat-export/exported-message';
import type { ImportPlan, ImportProgress, ImportResult } from '@/protocol/chat-import-api';
import { ImportError } from './import-error';
import type { OpenExport } from './open-export';
import { readExport } from './read-export';

/** Messages in one transaction: others who read or write wait for its end, some 50 ms. */
const BATCH = 500;

export interface ImportRun {
  database: AccountDatabase;
  source: OpenExport;
  plan: ImportPlan;
  now: () => number;
  /** Asked between batches. */
  signal: AbortSignal;
  onProgress: (progress: ImportProgress) => void;
}

/** @throws ImportError; what was written before stays. */
export async function runImport(run: ImportRun): Promise<ImportResult> {
  const { database, plan, signal, now } = run;
  const chatImport = await ChatImport.begin(database, plan, now());
  const keeper = new FileKeeper(run, (await readSettings(database)).mediaFileLimit);
  const progress = (): ImportProgress => ({
    ...chatImport.counts,
    total: plan.total,
    ...keeper.counts,
  });
  const writeNow = async (messages: ExportedMessage[]) => {
    await keeper.keep(await chatImport.write(messages, now()));
    run.onProgress(progress());
  };
  let writing = Promise.resolve();
  /** While one batch is being written the next is read. */
  const write = async (messages: ExportedMessage[]) => {
    await writing;
    writing = writeNow(messages);
    // Heard at the next `await`; until then it is nobody's unhandled rejection.
    writing.catch(() => undefined);
  };
  try {
    let batch: ExportedMessage[] = [];
    for await (const { entries } of readExport(run.source, plan.order)) {
      for (const entry of entries) {
        const message = exportedMessage(entry, plan.order);
        if (message) batch.push(message);
        if (batch.length < BATCH) continue;
        await write(batch);
        batch = [];
        if (signal.aborted) break;
      }
      if (signal.aborted) break;
    }
    if (!signal.aborted) await write(batch);
    await writing;
    const outcome = signal.aborted ? 'stopped' : 'done';
    await keeper.keep(await chatImport.end(outcome, now()));
    run.onProgress(progress());
    return { ...progress(), outcome };
  } catch (error) {
    if (!isDiskFull(error)) await chatImport.end('failed', now());
    throw error;
  }
}

/** Keeps the media files of messages that are stored, as far as the user wants and the limit allows. */
class FileKeeper {
  readonly counts = { filesKept: 0, filesLeft: 0 };
  readonly #run: ImportRun;
  readonly #limit: number;

  constructor(run: ImportRun, limit: number) {
    this.#run = run;
    this.#limit = limit;
  }

  async keep(files: readonly ExportedFile[]): Promise<void> {
    if (!this.#run.plan.keepFiles) return;
    for (const file of files) {
      if (this.#run.signal.aborted) return;
      await this.#keepOne(file);
    }
  }

  async #keepOne({ fileName, mimeType, messageId }: ExportedFile): Promise<void> {
    const { database, source, now } = this.#run;
    const there = source.files.get(fileName);
    if (!there || (await database.mediaFiles.get(messageId))?.state === 'kept') return;
    try {
      const blob = await there.read(this.#limit, mimeType);
      await saveMediaFile(database, messageId, blob, now());
      this.counts.filesKept += 1;
    } catch (error) {
      if (isDiskFull(error)) throw new ImportError('disk-full');
      // One file that is too large or broken is counted, and keeps the others from nothing.
      this.counts.filesLeft += 1;
    }
  }
}
