import {
  CircleCheckBig,
  Ellipsis,
  MessagesSquare,
  Search,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { SCREENS } from '../view-state';

export const NAVIGATION_ICONS: Readonly<Record<(typeof SCREENS)[number], LucideIcon>> = {
  approvals: CircleCheckBig,
  chats: MessagesSquare,
  search: Search,
  contacts: Users,
  more: Ellipsis,
};
