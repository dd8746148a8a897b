import { DatabaseZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OpenFailure } from '@/database/open-failure';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';

/** A database does not open: that nothing is lost, and what can be done. */
export function DatabaseFailure({
  failure,
  onRetry,
  onSaveLog,
}: {
  failure: OpenFailure;
  onRetry: () => void;
  onSaveLog?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <main role="alert" className="h-full">
      <EmptyState
        icon={<DatabaseZap size={26} aria-hidden />}
        title={t('data.database.failedTitle')}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button look="primary" onClick={onRetry}>
              {t('data.database.retry')}
            </Button>
            {onSaveLog && <Button onClick={onSaveLog}>{t('data.database.saveLog')}</Button>}
          </div>
        }
      >
        {t(`data.database.${failure}`)}
      </EmptyState>
    </main>
  );
}
