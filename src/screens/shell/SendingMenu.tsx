import { CirclePause, CirclePlay, OctagonX, Shield } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/ui/IconButton';
import { useShortcuts } from '@/ui/use-shortcuts';
import { useChangeSettings } from '../use-change-settings';
import { useSettings } from '../use-rows';
import { useSafeMode } from './use-safe-mode';

const StopAllDialog = lazy(() =>
  import('./StopAllDialog').then((module) => ({ default: module.StopAllDialog })),
);

/** What holds all sending, whatever the screen shows. */
export function SendingMenu({ shortcuts }: { shortcuts: boolean }) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  const settings = useSettings();
  const { paused = false, safeMode = false } = settings ?? {};
  const { turnOn, askToLeave, dialog } = useSafeMode(settings);
  const [stopping, setStopping] = useState(false);
  useShortcuts(
    {
      x: () => {
        setStopping(true);
      },
    },
    shortcuts,
  );
  return (
    <>
      <IconButton
        label={paused ? t('sending.resume') : t('sending.pause')}
        aria-pressed={paused}
        icon={
          paused ? (
            <CirclePlay size={20} className="text-warn" aria-hidden />
          ) : (
            <CirclePause size={20} aria-hidden />
          )
        }
        onClick={() => void changeSettings({ paused: !paused })}
      />
      <IconButton
        label={safeMode ? t('sending.leaveSafeMode') : t('safety.turnOn')}
        aria-pressed={safeMode}
        icon={<Shield size={20} className={safeMode ? 'text-warn' : undefined} aria-hidden />}
        onClick={safeMode ? askToLeave : turnOn}
      />
      <IconButton
        label={t('delivery.stopAll')}
        aria-keyshortcuts="X"
        icon={<OctagonX size={20} aria-hidden />}
        onClick={() => {
          setStopping(true);
        }}
      />
      {dialog}
      {stopping && (
        <Suspense fallback={null}>
          <StopAllDialog
            onClose={() => {
              setStopping(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
