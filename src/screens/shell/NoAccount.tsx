import { MonitorSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { RestoreSection } from '../data/RestoreSection';
import { useSurroundings } from '../surroundings';
import { useLink } from '../use-rows';

/** No account has been seen yet: the way to one, or back to one that was lost with its computer. */
export function NoAccount() {
  const { t } = useTranslation();
  const { background } = useSurroundings();
  const unlinked = useLink()?.state === 'reload-needed';
  return (
    <main className="flex h-full flex-col overflow-y-auto">
      <div className="flex-1">
        <EmptyState
          icon={<MonitorSmartphone size={26} aria-hidden />}
          title={unlinked ? t('connection.reload-needed.name') : t('noAccount.title')}
          action={
            unlinked ? (
              <Button look="primary" onClick={() => void background.reloadWhatsApp()}>
                {t('connection.reloadWhatsApp')}
              </Button>
            ) : (
              <Button look="primary" onClick={() => void background.showWhatsApp()}>
                {t('noAccount.action')}
              </Button>
            )
          }
        >
          {unlinked ? t('connection.reload-needed.text') : t('noAccount.text')}
        </EmptyState>
      </div>
      <div className="mx-auto w-full max-w-md shrink-0 px-3 pb-4">
        <RestoreSection />
      </div>
    </main>
  );
}
