import {
  Activity,
  CalendarClock,
  Ban,
  Database,
  FileText,
  Gauge,
  History,
  Import,
  ScrollText,
  Settings,
  UserRoundSearch,
  type LucideIcon,
} from 'lucide-react';
import type { MoreScreenName } from '../view-state';

export const MORE_ICONS: Readonly<Record<MoreScreenName, LucideIcon>> = {
  templates: FileText,
  planned: CalendarClock,
  pace: Gauge,
  identity: UserRoundSearch,
  backfill: History,
  import: Import,
  consent: ScrollText,
  doNotContact: Ban,
  data: Database,
  settings: Settings,
  status: Activity,
};
