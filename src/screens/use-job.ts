import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import type { JobRow } from '@/database/rows';
import type { Job } from '@/protocol/page-event';
import { useAccount } from './account';
import { useSurroundings } from './surroundings';
import { useView } from './view-state';

export interface JobControl {
  row: JobRow | undefined;
  running: boolean;
  start: () => void;
  stop: () => void;
}

/** A long work of WhatsApp's page: how far it is, and its two buttons. */
export function useJob(job: Job): JobControl {
  const { t } = useTranslation();
  const database = useAccount();
  const { background } = useSurroundings();
  const notify = useView((state) => state.notify);
  const row = useLiveQuery(() => database.jobs.get(job), [database, job]);
  const tell = (order: Promise<{ delivered: boolean }>) => {
    const failed = () => {
      notify({ tone: 'bad', text: t('contacts.notDelivered') });
    };
    order.then(({ delivered }) => {
      if (!delivered) failed();
    }, failed);
  };
  return {
    row,
    running: row?.state === 'running',
    start: () => {
      tell(background.startJob(job));
    },
    stop: () => {
      tell(background.stopJob(job));
    },
  };
}
