import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { useBackupWork } from './use-backup-work';

/** How the last work ended, until the user has seen it. */
export function EndedNote({ good, children }: { good: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const forget = useBackupWork((state) => state.forget);
  const Icon = good ? CircleCheck : CircleAlert;
  return (
    <div
      role={good ? 'status' : 'alert'}
      className={`flex flex-col items-start gap-2 rounded-lg p-2.5 text-sm ${good ? 'bg-good-soft' : 'bg-bad-soft'}`}
    >
      <div className="flex gap-2">
        <Icon
          size={16}
          className={`mt-0.5 shrink-0 ${good ? 'text-good' : 'text-bad'}`}
          aria-hidden
        />
        <div>{children}</div>
      </div>
      <Button onClick={forget}>{t('data.dismiss')}</Button>
    </div>
  );
}
