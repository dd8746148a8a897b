import { Activity, FileText, History, Settings, type LucideIcon } from 'lucide-react';
import type { MoreScreenName } from '../view-state';

export const MORE_ICONS: Readonly<Record<MoreScreenName, LucideIcon>> = {
  templates: FileText,
  backfill: History,
  settings: Settings,
  status: Activity,
};
