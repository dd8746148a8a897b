import {
  Activity,
  FileText,
  History,
  Import,
  Settings,
  UserRoundSearch,
  type LucideIcon,
} from 'lucide-react';
import type { MoreScreenName } from '../view-state';

export const MORE_ICONS: Readonly<Record<MoreScreenName, LucideIcon>> = {
  templates: FileText,
  identity: UserRoundSearch,
  backfill: History,
  import: Import,
  settings: Settings,
  status: Activity,
};
