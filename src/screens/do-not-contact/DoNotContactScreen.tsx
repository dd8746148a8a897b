import { useTranslation } from 'react-i18next';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { BackButton } from '../shell/BackButton';
import { useListImport } from './import-flow';
import { ImportSection } from './ImportSection';
import { ListSection } from './ListSection';
import { SaoPauloLine } from './SaoPauloLine';
import { useDoNotContactLists } from './use-do-not-contact-lists';

/** Lists of numbers that nothing is sent to. */
export function DoNotContactScreen() {
  const { t } = useTranslation();
  const lists = useDoNotContactLists();
  const flow = useListImport();
  const { state } = flow;
  // What is being stored shows how far it is where it was chosen; it is no list yet.
  const stored = lists?.filter(
    ({ importedAt }) => state.step !== 'importing' || importedAt !== state.since,
  );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ScreenHeader title={t('doNotContact.title')} before={<BackButton />} />
      {!stored && (
        <p role="status" className="p-6 text-center text-ink-soft">
          {t('app.loading')}
        </p>
      )}
      {stored && (
        <>
          <SaoPauloLine lists={stored} />
          <p className="p-3 text-sm text-ink-soft">{t('doNotContact.lead')}</p>
          <div className="flex flex-col gap-3 px-3 pb-4">
            <ImportSection flow={flow} lists={stored} />
            <ListSection lists={stored} />
          </div>
        </>
      )}
    </div>
  );
}
