import { AppWindow, Keyboard, OctagonX, Shield, type LucideIcon } from 'lucide-react';
import type { CommandId } from '@/locales/command-words';
import { MORE_ICONS } from '../shell/more-icons';
import { NAVIGATION_ICONS } from '../shell/navigation-icons';

export const COMMAND_ICONS: Readonly<Record<CommandId, LucideIcon>> = {
  ...NAVIGATION_ICONS,
  ...MORE_ICONS,
  safeMode: Shield,
  stopAll: OctagonX,
  workspace: AppWindow,
  help: Keyboard,
};
