import { useTranslation } from 'react-i18next';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { BackButton } from '../shell/BackButton';
import { ImportSection } from './ImportSection';
import { ListSection } from './ListSection';
import { SaoPauloLine } from './SaoPauloLine';
import { useDoNotContactLists } from './use-do-not-contact-lists';

/** Lists of numbers that nothing is sent to. */
export function DoNotContactScreen() {
  const { t } = useTranslation();
  const lists = useDoNotContactLists();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ScreenHeader title={t('doNotContact.title')} before={<BackButton />} />
      {!lists && (
        <p role="status" className="p-6 text-center text-ink-soft">
          {t('app.loading')}
        </p>
      )}
      {lists && (
        <>
          <SaoPauloLine lists={lists} />
          <p className="p-3 text-sm text-ink-soft">{t('doNotContact.lead')}</p>
          <div className="flex flex-col gap-3 px-3 pb-4">
            <ImportSection lists={lists} />
            <ListSection lists={lists} />
          </div>
        </>
      )}
    </div>
  );
}
