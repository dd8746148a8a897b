import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { SafeModeReason, SettingsRow } from '@/database/rows';
import { safeModeOn } from '@/database/safe-mode';
import { useSurroundings } from '../surroundings';
import { useChangeSettings } from '../use-change-settings';

const LeaveSafeModeDialog = lazy(() =>
  import('./LeaveSafeModeDialog').then((module) => ({ default: module.LeaveSafeModeDialog })),
);

/** On at once; off after a question, which is `dialog` while it is asked. */
export function useSafeMode(settings: SettingsRow | undefined): {
  turnOn: () => void;
  askToLeave: () => void;
  dialog: ReactNode;
} {
  const changeSettings = useChangeSettings();
  const { now } = useSurroundings();
  const [leaving, setLeaving] = useState<SafeModeReason>();
  return {
    turnOn: () => void changeSettings(safeModeOn('user', now())),
    askToLeave: () => {
      setLeaving(settings?.safeModeBecause ?? 'user');
    },
    dialog: leaving && (
      <Suspense fallback={null}>
        <LeaveSafeModeDialog
          because={leaving}
          onClose={() => {
            setLeaving(undefined);
          }}
        />
      </Suspense>
    ),
  };
}
