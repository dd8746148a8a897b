import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { changeEnclosures, DraftChangedError } from '@/database/approvals';
import type { OutboxRow } from '@/database/rows';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

type Enclosures = Pick<OutboxRow, 'quotes'>;

/** What goes with a draft's text; whatever went wrong has been said to the user. */
export function useEnclosures() {
  const { t } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  return useMemo(
    () => ({
      change: async ({ id, version }: OutboxRow, enclosures: Enclosures) => {
        try {
          await changeEnclosures(database, { id, version }, enclosures, now());
        } catch (error) {
          const key = error instanceof DraftChangedError ? 'changedElsewhere' : 'saveFailed';
          notify({ tone: 'bad', text: t(`approvals.${key}`) });
        }
      },
    }),
    [database, notify, now, t],
  );
}
