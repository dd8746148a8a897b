/**
 * Where the import stands. It outlives the screen: while a file is being written the user may look at other screens. One
 * file at a time, in the order in which they were chosen.
 */
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type {
  ClockDifference,
  ExportPreview,
  ImportFailure,
  ImportPlan,
  ImportProgress,
  ImportResult,
} from '@/protocol/chat-import-api';
import type { ChatImporter } from './start-import-worker';

export type ClockQuestion = Pick<ImportPlan, 'accountId' | 'chatId' | 'zone' | 'order'>;

export type ImportStep =
  | { name: 'choose' }
  | { name: 'reading'; file: File; share: number }
  | { name: 'preview'; file: File; preview: ExportPreview }
  | { name: 'running'; file: File; progress: ImportProgress; stopping: boolean }
  | { name: 'done'; file: File; result: ImportResult; chatId: string }
  /** `midway`: some of it is stored. */
  | { name: 'failed'; file: File; failure: ImportFailure; midway: boolean };

export interface ImportFlow {
  step: ImportStep;
  /** Files whose turn has not come. */
  waiting: readonly File[];
  /** How many were chosen together. */
  chosen: number;
  /** The account into which the present file goes. */
  accountId: string;
  choose: (files: readonly File[], accountId: string, now: number) => void;
  /** Whether the previewed file's phone was in another zone; null also when it cannot be told. */
  compare: (question: ClockQuestion) => Promise<ClockDifference | null>;
  run: (plan: ImportPlan) => void;
  stop: () => void;
  /** The next file, or the choice of another. */
  next: (now: number) => void;
  /** Forgets everything; a file that is being written stops. */
  reset: () => void;
}

const BEGINNING = { step: { name: 'choose' }, waiting: [], chosen: 0, accountId: '' } as const;

export function createImportFlow(
  startImporter: () => ChatImporter,
): UseBoundStore<StoreApi<ImportFlow>> {
  let importer: ChatImporter | undefined;
  const end = () => {
    importer?.close();
    importer = undefined;
  };
  return create<ImportFlow>()((set, get) => {
    /** Only as long as this importer is the present one: what an ended one still says is of no interest. */
    const show = (from: ChatImporter, step: ImportStep) => {
      if (importer === from) set({ step });
    };
    const read = async (file: File, now: number) => {
      end();
      const mine = startImporter();
      importer = mine;
      set({ step: { name: 'reading', file, share: 0 } });
      const seen = await mine.preview(file, now, (share) => {
        // News of a progress may come after the end.
        if (get().step.name === 'reading') show(mine, { name: 'reading', file, share });
      });
      show(
        mine,
        seen.ok
          ? { name: 'preview', file, preview: seen.value }
          : { name: 'failed', file, failure: seen.failure, midway: false },
      );
    };
    return {
      ...BEGINNING,
      choose: (files, accountId, now) => {
        const [file, ...waiting] = files;
        if (!file) return;
        set({ waiting, chosen: files.length, accountId });
        void read(file, now);
      },
      compare: async (question) => {
        const { step } = get();
        if (step.name !== 'preview' || !importer) return null;
        const compared = await importer.compareClocks(step.file, question);
        return compared.ok ? compared.value : null;
      },
      run: (plan) => {
        const { step } = get();
        const mine = importer;
        if (step.name !== 'preview' || !mine) return;
        const { file } = step;
        let progress: ImportProgress = {
          ...{ done: 0, total: plan.total, added: 0, known: 0, old: 0, doubts: 0 },
          ...{ filesKept: 0, filesLeft: 0 },
        };
        set({ step: { name: 'running', file, progress, stopping: false } });
        const follow = (news: ImportProgress) => {
          progress = news;
          const now = get().step;
          if (now.name === 'running') show(mine, { ...now, progress });
        };
        void mine.run(file, plan, follow).then((ended) => {
          show(
            mine,
            ended.ok
              ? { name: 'done', file, result: ended.value, chatId: plan.chatId }
              : { name: 'failed', file, failure: ended.failure, midway: progress.added > 0 },
          );
          if (importer === mine) end();
        });
      },
      stop: () => {
        const { step } = get();
        if (step.name !== 'running') return;
        importer?.stop();
        set({ step: { ...step, stopping: true } });
      },
      next: (now) => {
        const [file, ...waiting] = get().waiting;
        end();
        if (!file) {
          set(BEGINNING);
          return;
        }
        set({ waiting });
        void read(file, now);
      },
      reset: () => {
        end();
        set(BEGINNING);
      },
    };
  });
}
