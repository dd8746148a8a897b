import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  countOwnChats,
  earlierEdition,
  importList,
  type ListImport,
} from '@/database/do-not-contact';
import type { NumberList } from '@/domain/number-list';
import { useAccount } from '../account';
import { pause } from '../pause';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

/** bytes: some millions of numbers */
export const LARGEST_FILE = 64 * 1024 * 1024;

export type ListFailure = 'tooLarge' | 'unreadableFile' | 'noNumbers';

export type ImportStep =
  | { step: 'idle'; failure?: ListFailure }
  | { step: 'reading'; share: number }
  | {
      step: 'preview';
      fileName: string;
      list: NumberList;
      chats: number;
      /** The stored list of which it seems to be a new edition (id). */
      edition: string | undefined;
    }
  /** `since`: as the stored list has it, ms. */
  | { step: 'importing'; since: number; done: number; total: number };

/** UTF-8, or what a spreadsheet calls "Unicode text". */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
}

export type ListImportFlow = ReturnType<typeof useListImport>;

/** A list on its way from a file into the database. */
export function useListImport() {
  const { t } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const [state, setState] = useState<ImportStep>({ step: 'idle' });
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  const begin = () => {
    controller.current?.abort();
    controller.current = new AbortController();
    return controller.current.signal;
  };
  const read = async (file: File) => {
    if (file.size > LARGEST_FILE) {
      setState({ step: 'idle', failure: 'tooLarge' });
      return;
    }
    const signal = begin();
    setState({ step: 'reading', share: 0 });
    try {
      const [{ readNumberList }, text] = await Promise.all([
        import('@/domain/number-list'),
        textOf(file),
      ]);
      const list = await readNumberList(text, {
        pause,
        signal,
        onProgress: (share) => {
          setState({ step: 'reading', share });
        },
      });
      const chats = await countOwnChats(database, list.phones);
      const edition = await earlierEdition(database, list.phones);
      signal.throwIfAborted();
      setState(
        list.phones.length > 0
          ? { step: 'preview', fileName: file.name, list, chats, edition }
          : { step: 'idle', failure: 'noNumbers' },
      );
    } catch {
      // Shown, unless the user stopped it; nothing has changed.
      setState({ step: 'idle', ...(!signal.aborted && { failure: 'unreadableFile' }) });
    }
  };
  const store = async (said: Omit<ListImport, 'phones'>) => {
    if (state.step !== 'preview') return;
    const { phones } = state.list;
    const signal = begin();
    const since = now();
    setState({ step: 'importing', since, done: 0, total: phones.length });
    try {
      await importList(database, { ...said, phones }, since, {
        pause,
        signal,
        onProgress: (done) => {
          setState({ step: 'importing', since, done, total: phones.length });
        },
      });
      notify({ tone: 'neutral', text: t('doNotContact.imported', { name: said.name }) });
    } catch {
      // Told to the user; what is stored of it says that it is not whole.
      notify(
        signal.aborted
          ? { tone: 'neutral', text: t('doNotContact.stopped') }
          : { tone: 'bad', text: t('doNotContact.failed') },
      );
    }
    setState({ step: 'idle' });
  };
  const stop = () => {
    controller.current?.abort(new DOMException('Stopped by the user.', 'AbortError'));
    if (state.step === 'preview') setState({ step: 'idle' });
  };
  return { state, read, store, stop };
}
