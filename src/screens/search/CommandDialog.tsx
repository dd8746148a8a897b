import { useState } from 'react';
import { EnterSafeModeDialog } from '../shell/EnterSafeModeDialog';
import { LeaveSafeModeDialog } from '../shell/LeaveSafeModeDialog';
import { StopAllDialog } from '../shell/StopAllDialog';
import { useSettings } from '../use-rows';

/** What holds all sending asks before it does anything. */
export type AskingCommand = 'safeMode' | 'stopAll';

/** The question of a command. */
export function CommandDialog({
  command,
  onClose,
}: {
  command: AskingCommand;
  onClose: () => void;
}) {
  const settings = useSettings();
  // As it was when it was asked: the answer changes it.
  const [asked, setAsked] = useState(settings);
  if (settings && !asked) setAsked(settings);
  if (command === 'stopAll') return <StopAllDialog onClose={onClose} />;
  if (!asked) return null;
  return asked.safeMode ? (
    <LeaveSafeModeDialog because={asked.safeModeBecause ?? 'user'} onClose={onClose} />
  ) : (
    <EnterSafeModeDialog onClose={onClose} />
  );
}
