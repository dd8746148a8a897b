import {
  Activity,
  CalendarClock,
  Database,
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
  planned: CalendarClock,
  identity: UserRoundSearch,
  backfill: History,
  import: Import,
  data: Database,
  settings: Settings,
  status: Activity,
};
