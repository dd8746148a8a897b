import { useTranslation } from 'react-i18next';
import { useView } from './view-state';

/** Writes what the user wants kept; false: it could not be written, and they have been told. */
export function useSaving(): (write: () => Promise<unknown>) => Promise<boolean> {
  const { t } = useTranslation();
  const notify = useView((state) => state.notify);
  return async (write) => {
    try {
      await write();
      return true;
    } catch {
      // Told to the user; what they wrote stays where it is.
      notify({ tone: 'bad', text: t('approvals.saveFailed') });
      return false;
    }
  };
}
