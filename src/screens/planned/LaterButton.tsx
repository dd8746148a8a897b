import { CalendarClock } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/ui/IconButton';
import type { Later } from './LaterDialog';

const LaterDialog = lazy(() =>
  import('./LaterDialog').then((module) => ({ default: module.LaterDialog })),
);

/** Opens what can be done later with this text and this person. */
export function LaterButton({ later, disabled = false }: { later: Later; disabled?: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t('planned.later')}
        icon={<CalendarClock size={18} aria-hidden />}
        className="size-10"
        disabled={disabled}
        onClick={() => {
          setOpen(true);
        }}
      />
      {open && (
        <Suspense fallback={null}>
          <LaterDialog
            later={later}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
